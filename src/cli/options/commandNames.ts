const QUERY = `  --query 'QUERY'           only positions that it finds, such as: actor:china -stance:support since:2024
  --search NAME             the same with a query of searches.yaml, by its name; not together with --query
  --since DATE, --until DATE
                            only what lies on or between these days with its whole date
`;

const COUNTED = `${QUERY}  --unknown leave-out|count positions of actors and issues that the codebook does not have (default:
                            leave-out)
`;

const CSV = `  --format csv              a table for other programs; with --out, NAME.datapackage.json beside it says
                            what its columns are, and what was left out
  --raw, --no-bom           of CSV, as for export
`;

const MEASURE =
  COUNTED +
  `  --window days|weeks|months|years[:N]
                            a row for each window of the calendar
  --seed N, --resamples N   of the intervals, which resample articles (default: 1 and 200; 0: none)
${CSV}`;

const POSITIONS = `  --positions               a CSV file or workbook of positions; its columns are guessed
  --mapping FILE            the same, with what the columns are (docs/import/positions.md)
  --write-mapping FILE      only writes the guess into such a file, to be corrected
  --into-codebook refuse|add
                            rows with an actor, issue or coder that the codebook lacks are left out
                            (default), or these are added to it
  --codebook FILE|FOLDER    actors, issues and keywords for the codebook, from a table or from lists with a
                            name a line; entries that are there get new names only
  --sheet NAME              of a workbook of positions (default: positions, else the first)
  --coding CODER            into the files of a coder, where each has their own
`;

const TABLES = `  --columns ROLE=NAME,…     of tables: which column is text, title, author, source, date, url or id; the
                            rest is guessed (default: all are guessed)
  --dates day-first|month-first
                            of tables: how dates such as 03/04/2024 are read where no other shows it
`;

/** The commands in the order of the help. */
export const COMMANDS = {
  check: {
    summary: 'Problems of the codebook, the annotation files, the quotes and citations of them.',
    details:
      'Prints each problem with its place, and how many there are in which file. The exit code is 1\nif there is an error or a warning, so that a pipeline can stop. Citations are those in Markdown.',
    example: 'policy-annotator check articles --texts briefs',
    options: '  --texts FOLDER            Markdown elsewhere whose citations are looked at, too\n',
  },
  mentions: {
    summary: 'Where the texts name actors and issues.',
    details:
      'Matches of the codebook’s names and aliases, and mentions marked by hand, without ignored ones.\nAn ambiguous mention has one row for each candidate.',
    example: 'policy-annotator mentions articles --scope article:wire/talks.md',
    options:
      '  --weak                    weak aliases too\n  --jsonl                   JSON, a row a line, in memory that does not grow with the corpus\n',
  },
  concordance: {
    summary: 'Every mention of an actor, an issue or some words, a line each.',
    details:
      'What stands before and after it, the date and the article. An expression is one word or several in a\nrow: whole words, without case and accents; * at the end of a word stands for any ending.',
    example: "policy-annotator concordance articles --expression 'night shift*' --sort right",
    options:
      '  --actor ID, --issue ID    names and aliases of the codebook, and mentions marked by hand\n  --expression TEXT         words of the texts\n  --sort article|date|left|right\n                            by article, date, or the words before or after (default: article)\n  --weak                    weak aliases too\n  --jsonl                   JSON, a row a line, by article, in memory that does not grow\n',
  },
  positions: {
    summary: 'Who holds which stance on what, in which words.',
    details:
      'Every position that is recorded, also those that do not count as evidence. --query takes words,\n"some words" and actor: speaker: target: addressee: according-to: issue: stance: act: condition:\ncertainty: coder: status: tag: date: since: until: in: text: note: field.NAME:, each with a minus sign\nfor "not"; several values of one field mean any of them, several fields all of them.',
    example: "policy-annotator positions articles --query 'actor:china -stance:support since:2024'",
    options:
      QUERY +
      '  --jsonl                   JSON, a row a line, in memory that does not grow with the corpus\n',
  },
  disagreements: {
    summary: 'Which actors disagree on which issue.',
    details:
      'derived: net stances of opposite sign in a stretch of time. at-times: opposite sides in one article or\non one date, which netting hides. internal: one of these, within one side. apart: opposite only over all\ntimes. stated: a text says so. one-sided: criticism of an actor without a position on the issue.',
    example: 'policy-annotator disagreements articles --roll-up actors',
    options:
      COUNTED +
      '  --window none|[within-]days|weeks|months|years[:N]\n                            the stretches of time in which stances are netted (default: that of the\n                            codebook, else within-months:12)\n  --sensitivity             how many remain under stricter rules\n',
  },
  contradictions: {
    summary: 'Actors on both sides of one issue, and whether they moved.',
    details:
      'contradiction: on one date, or in one article. shift: turns in the order of time. order-unknown: a date is\nmissing or imprecise; not counted.',
    example: 'policy-annotator contradictions articles --json --out contradictions.json',
    options: COUNTED,
  },
  network: {
    summary: 'Who agrees with whom, who says what, who evaluates whom: discourse networks.',
    details:
      'One mode: rows tied to rows by what they share in the columns. Two: rows tied to columns. Directed:\nfrom actors to the actors they speak of. Variables are actor, speaker, organization, issue, target,\naddressee, act, stance, coder, article, source, author, section, the fields of the study and others.\nEvery formula, and what is left out, is in docs/reference/networks.md; the JSON and the files say theirs.',
    example:
      'policy-annotator network articles --normalization average --duplicates document --json',
    options:
      COUNTED +
      `  --mode one|two|directed   (default: one)
  --rows VAR, --columns VAR what is tied (default: actor and issue; directed: actor and target)
  --qualifier VAR|none      what the rows say of the columns (default: stance; directed: evaluation)
  --scale binary|integer|category
                            how its values compare: by sign, by distance, the same or not
  --aggregation ignore|congruence|conflict|subtract|combine
                            (default: congruence; mode two and directed: subtract)
  --normalization none|average|jaccard|cosine|dna-jaccard|dna-cosine|activity|prominence
                            (default: none; the last two for mode two and directed)
  --disagreement any|listed of --aggregation conflict: any opposite statements, all dates (default), or the
                            rows of the list that the command disagreements prints
  --coded-twice once|each   what several coders coded of one claim (default: once; each as DNA counts)
  --duplicates include|document|week|month|year|range|dna-week|dna-month
                            where the same statement counts only once (default: include)
  --window [moving-|dna-]days|weeks|months|years|events[:N]
                            a network for each window: along the calendar, or moving
  --isolates                also nodes that have no statement left
  --exclude VAR=VALUE, --only VAR=VALUE
                            leave out what has the value, or what does not; both can be repeated
  --format graphml|gexf|matrix-csv|nodes-csv|edges-csv|r|python
                            a file for other programs; the last two are scripts that read the others.
                            With --out, NAME.datapackage.json says beside a CSV what its numbers are
  --raw, --no-bom           of CSV, as for export
`,
  },
  salience: {
    summary: 'How many of the articles speak of each issue, also over time.',
    details:
      'Of the articles that the coder marked complete or not relevant; both numbers are shown. No share is\nsaid of fewer than 10 articles. What is counted is in docs/reference/measures.md.',
    example: 'policy-annotator salience articles --window months',
    options: MEASURE,
  },
  timeline: {
    summary: 'Who is for and against each issue, and how divided actors are, also over time.',
    details:
      'Van der Eijk’s agreement, divisiveness and entropy over actors, polarisation over issues; nothing is\nsaid of fewer than 5 actors. What is counted is in docs/reference/measures.md.',
    example: 'policy-annotator timeline articles --window years --json',
    options: MEASURE,
  },
  coalitions: {
    summary: 'Groups of actors that say the same, across issues, and how stable they are.',
    details:
      'Communities (Louvain) of the congruence network, each statement once in an article and normalised by\naverage unless you say otherwise. They are compared with 200 tables in which the statements are\npermuted; what is not above these is said to be no groups. Stability is how often two members stay\ntogether when articles are resampled. What is counted is in docs/reference/measures.md.',
    example: 'policy-annotator coalitions articles --resolution 1',
    options:
      COUNTED +
      `  --resolution R            below 1 fewer and larger ones, above 1 more and smaller (default: 1)
  --seed N, --resamples N   of the search, the permuted tables and stability (default: 1 and 200; 0: neither)
  --rows, --columns, --qualifier, --scale, --aggregation, --normalization, --coded-twice,
  --duplicates, --exclude, --only    of the network, as for the command network
${CSV}`,
  },
  export: {
    summary: 'Writes a file for other programs, or a brief to read.',
    details: 'The formats are listed by: policy-annotator formats',
    example: 'policy-annotator export articles --format brief-md --out talks.brief.md',
    options:
      COUNTED +
      '  --window WINDOW           as for disagreements\n  --format ID               which format; with --out, NAME.datapackage.json beside a CSV of computed\n                            numbers says what they are, and what was left out\n  --citations               each quote of a brief with its citation, [[id@stamp]]\n  --raw                     cells of CSV exactly as they are, also those a spreadsheet would run\n  --no-bom                  no byte order mark at the beginning of CSV\n  --partition-by year|source|folder\n                            Parquet: a folder for each value, as Spark and DuckDB read it\n  --part NAME               the same: names this process’s files among those of others\n',
  },
  formats: {
    summary: 'The formats that export can write.',
    details: 'Id, file extension and what is in it.',
    example: 'policy-annotator formats',
    options: '',
  },
  import: {
    usage: 'import FILES… --into FOLDER | FILE --positions | --codebook FILE',
    summary: 'Makes articles of documents, tables, feeds, mailboxes and exports of news databases.',
    details:
      'Each file, or each row or story in it, becomes a Markdown article in FOLDER, which lies in a corpus and may\nbe new. An article that was imported before is found by the “origin” in its front matter, wherever it lies\nnow: it is left as it is, also where its text and that of the file differ. Files that cannot be read are\nreported, the rest is done. With --positions the rows of one table become positions of\narticles that are there, ours or another program’s: all that can be read is written, or nothing.',
    example: 'policy-annotator import downloads/*.docx --into articles/2024 --dry-run',
    options:
      '  --into FOLDER             where new articles go; else a folder of the corpus (default: the one you are in)\n' +
      POSITIONS +
      TABLES +
      '  --duplicates mark|leave   whether a new article that tells the same story as another one of this import is\n                            marked by duplicate-of (default: leave; the report names them)\n  --force                   an article with another text is replaced by what the file holds now\n  --dry-run                 reports what would be written, and writes nothing\n  --json                    JSON in place of a table: origin, article, state, sameAs and what is known of it; state is\n                            new, same, changed (left as it is), replaced or failed (of positions: row, article, id, state and quote)\n  --quiet                   no problems on standard error\n',
  },
  convert: {
    usage: 'convert FILE',
    summary: 'Prints the articles that import would make of a file.',
    details:
      'Markdown with front matter: title, author, source, date and url as far as the file says them.\nNo corpus is needed.',
    example: 'policy-annotator convert minutes.docx',
    options:
      TABLES +
      '  --out PATH [--force]      write to a file (--force: also over an existing one)\n  --quiet                   no problems on standard error\n',
  },
  merge: {
    usage: 'merge BASE OURS THEIRS [PATH]',
    summary: 'Merges two versions of an annotation file, into OURS.',
    details:
      'For git: three files, and the path by which messages call them. Annotations are merged by id, field\nby field. Where both sides changed one field, OURS gets git’s conflict markers around it and the exit\ncode is 1; Resolve Annotation Conflicts in the editor then asks. 2: a version cannot be read, and OURS\ngets all of them between markers. 129: nothing was merged, whatever the reason, and git stops.',
    example: 'policy-annotator merge base.yaml talks.md.annotations.yaml theirs.yaml',
    options:
      '  --ours NAME, --theirs NAME  what the conflict markers call the two versions\n  --print-result            prints “merged” or “conflict” once OURS holds the result\n',
  },
} as const;

export type CommandName = keyof typeof COMMANDS;

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}
