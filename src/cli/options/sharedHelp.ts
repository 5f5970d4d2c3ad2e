// Help that several commands share: options with what they mean.

export const QUERY = `  --query 'QUERY'           only positions that match, such as: actor:china -stance:support since:2024
  --search NAME             the same, with a saved query of searches.yaml; not together with --query
  --since DATE, --until DATE
                            only what is dated entirely on or between these days
`;

export const COUNTED = `${QUERY}  --unknown leave-out|count positions with actors or issues that are not in the codebook (default:
                            leave-out)
`;

export const CSV = `  --format csv              a table for other programs; with --out, NAME.datapackage.json describes
                            its columns and what was excluded
  --raw, --no-bom           for CSV, as in export
`;

export const FINDINGS = `  --found-again             how often other coders like these would find each one again: columns foundAgain,
                            foundAgainLow, foundAgainHigh; needs 10 articles that two or more coders completed
  --seed N                  for --found-again, which recodes the corpus 10,000 times (default: 1)
  --fragility               the fewest articles that must have been read the other way round for each one to
                            be none: columns fragility, fragilityAtLeast, fragileArticles
${CSV}`;

export const MEASURE =
  COUNTED +
  `  --window days|weeks|months|years[:N]
                            one row per calendar window
  --seed N, --resamples N   for the intervals, which resample articles (default: 1 and 200; 0: none)
${CSV}`;

export const POSITIONS = `  --positions               a CSV file or workbook of positions; its columns are guessed
  --mapping FILE            the same, with a file that names the columns (docs/import/positions.md)
  --write-mapping FILE      only writes the guess to such a file, so that you can correct it
  --into-codebook refuse|add
                            rows with an actor, issue or coder that is not in the codebook are not imported
                            (default), or the names are added to it
  --codebook FILE|FOLDER    actors, issues and keywords for the codebook, from a table or from lists with one
                            name per line; existing entries only get new names
  --make-articles           makes articles of the quotes of documents that the corpus lacks, in the folder of
                            --into
  --sheet NAME              sheet of a workbook of positions (default: positions, else the first)
  --coding CODER            into the files of this coder, if each coder has their own
`;

export const TABLES = `  --columns ROLE=NAME,…     for tables: which column is text, title, author, source, date, url or id; the
                            rest is guessed (default: all are guessed)
  --dates day-first|month-first
                            for tables: how dates such as 03/04/2024 are read if no other date settles it
`;

export const CHANGES = `  --dry-run                 only prints what would be changed
  --diff                    also prints the changed lines, as a unified diff
  --json                    JSON instead of a table: file, changed, deleted and diff
  --quiet                   no notes on standard error
`;

export const COMPARED = `  --coders ID,ID…           only these coders (default: all but the gold standard)
  --changed                 articles that a coder changed after completing them count, too
  --seed N, --resamples N   for the intervals, which resample articles (default: 1 and 200; 0: none)
`;

export const OF_CODERS = `  --scope folder|article:PATH
                            the folder (default), or one article, by its path from the corpus folder
  --out PATH [--force]      write to a file (--force: overwrite an existing one)
  --all                     run for every corpus below the folder
  --quiet                   no problems and no progress on standard error
`;

export const TABLES_OF_CODERS = `Instead of a folder, a table from anywhere (CSV, TSV or a workbook), without a codebook:
  --units FILE              coefficients of coded units: columns unit, coder and value, one value in a row; an
                            absent row or an empty value is missing. JSON: alpha, percent, cohen, fleiss, scott,
                            ac1, and null with a reason where one is not defined
  --metric nominal|ordinal|interval|ratio
                            the scale of the values, for α (default: nominal)
  --spans FILE --length N   α of unitizing of one text: columns coder, start, end (exclusive) and category; N is
                            its length. A row with nothing but a coder: one who marked nothing
`;

/** In lines of a terminal's width. */
export function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && line.length <= WIDTH) lines.splice(-1, 1, line);
    else lines.push(word);
  }
  return lines.join('\n');
}

const WIDTH = 105;
