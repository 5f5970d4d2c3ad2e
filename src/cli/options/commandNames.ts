import { ALL_FIELDS, fieldName, fieldsInOrder } from '../../core';
import {
  CHANGES,
  COMPARED,
  COUNTED,
  CSV,
  FINDINGS,
  MEASURE,
  OF_CODERS,
  POSITIONS,
  QUERY,
  TABLES,
  TABLES_OF_CODERS,
  wrapped,
} from './sharedHelp';

/** What a query can name: actors first, and what tests more than a field last. */
const QUERIED: readonly string[] = [
  ...fieldsInOrder([
    ...(['actors', 'speaker', 'target', 'addressee', 'accordingTo', 'issues', 'stance'] as const),
    ...(['act', 'condition', 'certainty', 'coder', 'status', 'tags', 'date'] as const),
  ])
    .filter(({ find, key }) => find !== undefined && key !== 'note')
    .map(fieldName),
  ...['since', 'until', 'in', 'text', 'note'],
];

/** What `recode` can set. */
const RECODED = ALL_FIELDS.filter(({ hint }) => hint !== undefined).map(fieldName);

/** The commands in the order of the help. */
export const COMMANDS = {
  check: {
    summary: 'Problems in the codebook, the annotation files, their quotes and citations.',
    details:
      'Prints each problem with its place, and the number of problems in each file. The exit code is 1\nif there is an error or a warning, so that a pipeline can stop. Citations are checked in Markdown files.',
    example: 'policy-annotator check articles --texts briefs',
    options:
      '  --texts FOLDER            another folder with Markdown files whose citations are checked, too\n  --examples                also examples of the codebook that matching or a coded position contradicts\n  --quality                 also note what deserves a second look: repeated positions, missing\n                            definitions, entries of the codebook that may be one\n  --checks all|NAME,…       these notes instead of the usual ones\n  --strict                  exit code 1 if there is such a note\n',
  },
  mentions: {
    summary: 'Where the texts name actors and issues.',
    details:
      'Matches of the codebook’s names and aliases, and mentions marked by hand, without ignored ones.\nAn ambiguous mention has one row for each candidate.',
    example: 'policy-annotator mentions articles --scope article:nice.md',
    options:
      '  --weak                    include weak aliases\n  --jsonl                   JSON, one row per line, with constant memory use\n',
  },
  concordance: {
    summary: 'Every mention of an actor, an issue or some words, one per line.',
    details:
      'With the words before and after it, the date and the article. An expression is one word or several in a\nrow: whole words, ignoring case and accents; * at the end of a word matches any ending.',
    example: "policy-annotator concordance articles --expression 'deep-sea min*' --sort right",
    options:
      '  --actor ID, --issue ID    names and aliases of the codebook, and mentions marked by hand\n  --expression TEXT         words in the texts\n  --sort article|date|left|right\n                            by article, date, or the words before or after (default: article)\n  --weak                    include weak aliases\n  --jsonl                   JSON, one row per line, by article, with constant memory use\n',
  },
  positions: {
    summary: 'Who holds which stance on what, in which words.',
    details:
      'Every recorded position, including those that do not count as evidence. --query takes words,\n' +
      wrapped(
        `"some words" and ${QUERIED.map((name) => `${name}:`).join(' ')} field.NAME:, each with a minus sign for "not"; several values of one field mean any of them, several fields all of them.`,
      ),
    example: "policy-annotator positions articles --query 'actor:china -stance:support since:2024'",
    options:
      QUERY + '  --jsonl                   JSON, one row per line, with constant memory use\n',
  },
  adjudicate: {
    summary: 'What coders read differently, and what was decided about it.',
    details:
      'A row for each passage of the articles that two or more coders have completed: it waits (identical or\ndiffering), is decided, or changed since it was decided. Decisions are made in VS Code: Adjudicate.',
    example: 'policy-annotator adjudicate articles --list --issue moratorium',
    options:
      '  --list                    the list; there is no other output yet\n  --issue ID                only passages in which a coder has a position on the issue\n  --unfinished              also readings that are not marked as complete\n',
  },
  disagreements: {
    summary: 'Which actors disagree on which issue.',
    details:
      'derived: net stances of opposite sign in a time window. at-times: opposite sides in one article or\non one date, which netting hides. internal: one of these, within one side. apart: opposite only over all\ndates. stated: a text says so. one-sided: criticism of an actor without a position on the issue.',
    example: 'policy-annotator disagreements articles --roll-up actors',
    options:
      COUNTED +
      '  --window none|[within-]days|weeks|months|years[:N]\n                            the time windows in which net stances are computed (default: that of the\n                            codebook, else within-months:12)\n  --sensitivity             how many disagreements remain under stricter rules\n' +
      FINDINGS,
  },
  contradictions: {
    summary: 'Actors on both sides of one issue, and whether they moved.',
    details:
      'contradiction: on one date, or in one article. shift: changes of side in order of time. order-unknown: a date is\nmissing or imprecise; not counted.',
    example: 'policy-annotator contradictions articles --json --out contradictions.json',
    options: COUNTED + FINDINGS,
  },
  fragile: {
    summary: 'The passages on which findings stand: code their articles twice first.',
    details:
      'A disagreement, contradiction or shift stands on the fewest articles that must have been read the other\nway round for it to be none. Their passages are listed, the most fragile first; articles that two or more\ncoders completed, and adjudicated ones, are left out. See docs/reference/found-again.md.',
    example: 'policy-annotator fragile articles --format csv --out code-twice.csv',
    options: COUNTED + '  --window WINDOW           as in the command disagreements\n' + CSV,
  },
  network: {
    summary: 'Who agrees with whom, who says what, who evaluates whom: discourse networks.',
    details:
      'One mode: rows tied to rows by what they share in the columns. Two: rows tied to columns. Directed:\nfrom actors to the actors they speak of. Variables are actor, speaker, organization, issue, target,\naddressee, act, stance, coder, article, source, author, section, the fields of the study and others.\nAll formulas and exclusions are in docs/reference/networks.md; the JSON and the files include their own.',
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
  --disagreement any|listed for --aggregation conflict: any opposite statements, all dates (default), or the
                            rows of the list that the command disagreements prints
  --coded-twice once|each   claims coded by several coders (default: once; each: as DNA counts)
  --duplicates include|document|week|month|year|range|dna-week|dna-month
                            where the same statement counts only once (default: include)
  --window [moving-|dna-]days|weeks|months|years|events[:N]
                            a network for each window: along the calendar, or moving
  --isolates                include nodes that have no statement left
  --found-again             how often other coders like these would find each tie again: columns foundAgain,
                            foundAgainLow, foundAgainHigh; for actors and issues by stance; needs 10 articles
                            that two or more coders completed
  --seed N                  for --found-again, which recodes the corpus 10,000 times (default: 1)
  --exclude VAR=VALUE, --only VAR=VALUE
                            exclude what has the value, or what does not; both can be repeated
  --format graphml|gexf|matrix-csv|nodes-csv|edges-csv|r|python
                            a file for other programs; the last two are scripts that read the others.
                            With --out, NAME.datapackage.json describes the numbers of a CSV
  --raw, --no-bom           for CSV, as in export
`,
  },
  salience: {
    summary: 'How many articles speak of each issue, also over time.',
    details:
      'Counts articles that the coder marked complete or not relevant; both numbers are shown. No share is\ngiven for fewer than 10 articles. See docs/reference/measures.md for what is counted.',
    example: 'policy-annotator salience articles --window months',
    options: MEASURE,
  },
  timeline: {
    summary: 'Who is for and against each issue, and how divided actors are, also over time.',
    details:
      'Van der Eijk’s agreement, divisiveness and entropy over actors, polarisation over issues; no values\nare given for fewer than 5 actors. See docs/reference/measures.md for what is counted.',
    example: 'policy-annotator timeline articles --window years --json',
    options: MEASURE,
  },
  coalitions: {
    summary: 'Groups of actors that say the same, across issues, and how stable they are.',
    details:
      'Communities (Louvain) of the congruence network, each statement once in an article and normalised by\naverage unless you say otherwise. They are compared with 200 tables in which stances are\npermuted; what is not above these, or has a modularity below 0.1, is not reported as coalitions. Stability\nis how often two members stay together when articles are resampled. See docs/reference/measures.md for what is counted.',
    example: 'policy-annotator coalitions articles --resolution 1',
    options:
      COUNTED +
      `  --resolution R            below 1 fewer and larger coalitions, above 1 more and smaller ones (default: 1)
  --seed N, --resamples N   for the search, the permuted tables and stability (default: 1 and 200; 0: neither)
  --rows, --columns, --qualifier, --scale, --aggregation, --normalization, --coded-twice,
  --duplicates, --exclude, --only    for the network, as in the command network
${CSV}`,
  },
  agreement: {
    usage: 'agreement [folder] | --units FILE | --spans FILE',
    summary: 'How far coders agree: where, what, on which issue; and against a gold standard.',
    details:
      'Articles count that at least two coders completed and have not changed since. Passages are quotes that\nmeet; coders are compared by the set of actors with issues that each found there, then by stance and\nother fields where they share passage, actor and issue. Intervals are from resamples of articles. The\nexit code is 1 if a figure is below its threshold. All definitions are in docs/reference/intercoder.md.',
    example: 'policy-annotator agreement articles --coders ines,tom --fail-under issue=0.8',
    options:
      COMPARED +
      `  --field FIELD             details of one field: stance, act, target … or field.NAME
  --disputed                the passages that coders read differently, with all readings; with --field,
                            those in which they differ about it
  --against gold            each coder beside the gold standard: hits, misses, differences with its notes
  --fail-under FIGURE=N     exit code 1 if α is below N: claim, actor, issue, a field; passage (F1) or text (|u-α)
  --format csv|units-csv|r|python
                            all figures, or the long table of units and coders for R and DKPro; with --out,
                            NAME.datapackage.json describes its columns. The last two are scripts that
                            compute α of the long table
  --raw, --no-bom           for CSV, as in export
  --json                    JSON instead of tables, with the disputed passages
` +
      OF_CODERS +
      TABLES_OF_CODERS,
  },
  report: {
    usage: 'report [folder] --methods',
    summary: 'What a methods section reports about coding and intercoder agreement.',
    details:
      'Markdown: a paragraph and tables, each number with its definition, what was not compared and why.',
    example: 'policy-annotator report articles --methods --out methods.md',
    options: `  --methods                 this report\n${COMPARED}${OF_CODERS}`,
  },
  export: {
    summary: 'Writes a file for other programs, or a brief to read.',
    details: 'The formats are listed by: policy-annotator formats',
    example: 'policy-annotator export articles --format brief-md --out talks.brief.md',
    options:
      COUNTED +
      '  --window WINDOW           as in the command disagreements\n  --format ID               the format; with --out, NAME.datapackage.json describes a CSV of computed\n                            numbers and what was excluded\n  --length one-page|short|full\n                            how much a brief has; short without the option\n  --language en|de          of briefs, position tables and reports; en without the option\n  --citations               a full brief in which each quote has its citation, [[id@stamp]]\n  --raw                     CSV cells exactly as they are, even those that a spreadsheet would run\n  --no-bom                  no byte order mark at the beginning of CSV\n  --partition-by year|source|folder\n                            Parquet: a folder for each value, as Spark and DuckDB read it\n  --part NAME               Parquet: a name for the files of this process, if several processes write\n',
  },
  formats: {
    summary: 'The formats that export can write.',
    details: 'Id, file extension and content of each format.',
    example: 'policy-annotator formats',
    options: '',
  },
  import: {
    usage: 'import FILES… --into FOLDER | FILE --positions | --codebook FILE',
    summary:
      'Creates articles from documents, tables, feeds, mailboxes and exports of news databases.',
    details:
      'Each file, or each row or story in it, becomes a Markdown article in FOLDER, which is in a corpus and may\nbe new. An article that was imported before is found by the “origin” in its front matter, wherever it is\nnow. It is not changed, even if the text of the file differs. Files that cannot be read are\nreported; the others are imported. With --positions the rows of one table, from Policy Annotator or\nanother program, become positions of existing articles: all readable rows are written, or none.',
    example: 'policy-annotator import downloads/*.docx --into articles/2024 --dry-run',
    options:
      '  --into FOLDER             folder for new articles; otherwise a folder of the corpus (default: the current one)\n' +
      POSITIONS +
      TABLES +
      '  --article-date DATE       the date of articles whose file has none; likewise --article-author NAME and\n                            --article-source NAME\n  --split-by-speaker        each turn of a hearing, a debate or an interview becomes an article by its speaker\n' +
      '  --duplicates mark|leave   whether a new article that tells the same story as another one of this import is\n                            marked with duplicate-of (default: leave; the report names them)\n  --force                   replace an article whose text differs with the content of the file\n  --dry-run                 reports what would be written, and writes nothing\n  --json                    JSON instead of a table: origin, article, state, sameAs and metadata; state is\n                            new, same, changed (left unchanged), replaced or failed (for positions: row, article, id, state and quote)\n  --quiet                   no problems on standard error\n',
  },
  convert: {
    usage: 'convert FILE',
    summary: 'Prints the articles that import would create from a file.',
    details:
      'Markdown with front matter: title, author, source, date and url if the file gives them.\nNo corpus is needed.',
    example: 'policy-annotator convert minutes.docx',
    options:
      TABLES +
      '  --out PATH [--force]      write to a file (--force: overwrite an existing one)\n  --quiet                   no problems on standard error\n',
  },
  assign: {
    usage: 'assign [folder] --share SHARE',
    summary: 'Draws who codes which article, and writes it into the codebook.',
    details:
      'Of the articles that no earlier draw covered, the share, rounded up, is coded by several coders; the\nothers are dealt evenly to one coder each. Reprints are not drawn, and what is assigned already stays as it\nis: run it again for new articles. The same seed draws the same articles.',
    example: 'policy-annotator assign articles --coders ines,tom --share 0.2 --seed 1 --dry-run',
    options:
      '  --coders ID,…             who codes (default: the coders of the codebook)\n' +
      '  --share SHARE             how many articles several coders code, from 0 to 1 (default: that of the codebook)\n' +
      '  --together two|all        how many coders code each of these (default: two, in balanced pairs)\n' +
      '  --blind                   each coder sees only their own work; every coder gets files of their own\n' +
      '  --seed NUMBER             the seed of the draw (default: 1)\n' +
      '  --dry-run                 only prints what would be assigned\n' +
      '  --json                    JSON instead of a table: article and coders\n' +
      '  --quiet                   no notes on standard error\n',
  },
  refactor: {
    usage:
      'refactor rename ENTRY ID | merge ENTRIES --into ENTRY | split ENTRY --name TEXT |\n                          move ENTRY --under ENTRY | delete ENTRY | type FIELD TYPE |\n                          finish | undo [folder]',
    summary:
      'Renames, merges, splits, moves or deletes actors and issues, in all files that name them.',
    details:
      'ENTRY is actor:ID or issue:ID. The codebook, every annotation file of the corpus (those of all coders)\nand the shared searches are changed together, or none: first all are read, and if one cannot be read or\nan annotation would lose its meaning, this is reported and the exit code is 1. Only ids change: the same\nword in a name, a quote or a note stays, and so do articles. If a file cannot be written, those before it\nare restored and the exit code is 2. If a name is given, rename changes the name of the entry, too.\nsplit makes a new entry beside one; the positions that a query finds below the folder, and the words\nnamed, go to it. type gives a field of the study (field.NAME, or TYPE.NAME for one of a further\ntype) another type: text, integer, number, boolean, date, choice, actor or issue. Values that only mean\nthe same are rewritten; those that do not fit are reported. finish and undo end a change of several files\nthat was interrupted, of whichever command or window.',
    example: 'policy-annotator refactor rename actor:china prc --dry-run --diff',
    options:
      '  --name TEXT               rename: the new name (to change only the name, repeat the id); split: the name\n                            of the new entry\n' +
      '  --keep-name               rename: the former name becomes an alias or a keyword\n' +
      '  --into ENTRY              merge: the entry that all become\n' +
      '  --words keep|drop         merge: names, aliases and keywords of the others become words of it (default: keep)\n' +
      '  --words WORD,WORD         split: aliases or keywords that go to the new entry\n' +
      '  --query QUERY             split: the positions that go to the new entry; --search NAME: those of a shared\n                            search; --coding CODER: in the files of a coder\n' +
      '  --id ID                   split: the id of the new entry (default: made of its name)\n' +
      '  --under ENTRY             move: the entry that it becomes part of; --to-top: of none\n' +
      '  --annotations delete|keep delete: what becomes of annotations that say nothing without the entry. With\n                            delete, it is also taken from those that name others; with keep, they still name it\n' +
      '  --list                    type: the field takes several values\n' +
      '  --values VALUE,VALUE      type: those of a choice (default: those that the codebook lists)\n' +
      '  --misfits keep|remove     type: what becomes of values that do not fit (default: keep)\n' +
      CHANGES,
  },
  recode: {
    usage: 'recode [folder] --query QUERY --set FIELD=VALUE',
    summary: 'Sets fields of all positions that a query finds.',
    details: wrapped(
      `FIELD as in a query: ${RECODED.join(' ')} field.NAME. Several values of one field are separated by commas and replace the former ones; without a value the field is removed. All files are changed or none, as in the command refactor.`,
    ),
    example:
      "policy-annotator recode articles --query 'issue:moratorium stance:neutral' --set stance=oppose",
    options:
      "  --query 'QUERY'           the positions, such as: actor:china -stance:support since:2024\n" +
      '  --search NAME             the same, with a saved query of searches.yaml\n' +
      '  --set FIELD=VALUE         the new value; repeat it for other fields\n' +
      '  --coding shared|adjudicated|CODER\n                            whose annotations (default: the plain annotation files)\n' +
      CHANGES,
  },
  merge: {
    usage: 'merge BASE OURS THEIRS [PATH]',
    summary: 'Merges two versions of an annotation file into OURS.',
    details:
      'For Git: three files, and the path that messages use for them. Annotations are merged by id, field\nby field. Where both sides changed one field, OURS gets Git’s conflict markers around it and the exit\ncode is 1; resolve it in VS Code with Resolve Annotation Conflicts. 2: a version cannot be read, and OURS\ngets all versions between markers. 129: nothing was merged, for any other reason, and Git stops.',
    example: 'policy-annotator merge base.yaml talks.md.annotations.yaml theirs.yaml',
    options:
      '  --ours NAME, --theirs NAME  what the conflict markers call the two versions\n  --print-result            prints “merged” or “conflict” once OURS contains the result\n',
  },
} as const;

export type CommandName = keyof typeof COMMANDS;

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}
