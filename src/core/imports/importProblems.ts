import type { ImportProblem, ImportProblemCode } from './imported';

/** What is said of a file that is imported, in English; {0} is what the problem names, {1} how many it is about. `one`: of one. */
export const IMPORT_PROBLEMS: Readonly<Record<ImportProblemCode, string | Counted>> = {
  unreadable:
    'This file is damaged, or is not the kind of file that its name says. Open it in the program that made it, save it again, and import that.',
  encrypted:
    'This file needs a password. Open it in its program, save a copy without the password, and import the copy.',
  'no-text':
    'No text was found in this file. If its pages are pictures, as in a scan, run text recognition (OCR) on it first.',
  'too-large':
    'This file is too large to be imported, or takes too long to read. Divide it into smaller files.',
  'convert-first':
    'This is a {0} file, which is not imported. Open it in Word or LibreOffice, save it as .docx, and import that.',
  'convert-table-first':
    'This is a {0} file, which is not imported. Open it in Excel or LibreOffice, save it as .xlsx, and import that.',
  'unknown-kind':
    'Files of this kind are not imported. Texts (.txt, .md) are articles as they are: copy them into the corpus.',
  'name-twice':
    'Another file with this name was chosen, too, and only that one was read. Give this file another name, since a later import finds an article by the name of its file.',
  'no-text-column':
    'No column of this table looks like the text of articles. Say which one it is: choose it from the list, or use --columns text=NAME on the command line.',
  'no-rows':
    'No row of this table has a text in the column that was read as the text. Choose another column.',
  'quote-open':
    'A cell begins with a quotation mark and does not end before the end of the file, so its row was left out. Open the file in the program that made it, and save it again.',
  'endless-line':
    'This file has a line, a row or a cell that is longer than any in a table of articles. Check which program wrote it, and save it as a table again.',
  'too-deep':
    'What is in this file lies in one another more deeply than in any collection of articles, so it was not read. Check which program wrote it.',
  'encoding-guessed':
    'This file is not in UTF-8. Its letters were read as those of Western Europe (Windows-1252); if accents are wrong, save it in UTF-8 (of Excel: “CSV UTF-8”).',
  'rows-without-text': {
    one: '1 row has no text and was left out.',
    many: '{1} rows have no text and were left out.',
  },
  'entries-without-text': {
    one: '1 entry has no text and was left out.',
    many: '{1} entries have no text and were left out.',
  },
  'entries-twice': {
    one: '1 entry says the same as another one and was left out.',
    many: '{1} entries say the same as others and were left out.',
  },
  'entries-odd': {
    one: '1 message is damaged, or has more parts than messages have, and was left out.',
    many: '{1} messages are damaged, or have more parts than messages have, and were left out.',
  },
  'attachments-left': {
    one: '1 attachment was left out. If it is an article, save it as a file and import that.',
    many: '{1} attachments were left out. If they are articles, save them as files and import those.',
  },
  'lines-unread': {
    one: 'This line is no JSON object and was left out.',
    many: '{1} lines are no JSON objects and were left out; this is the first.',
  },
  'rows-twice': {
    one: '1 row says the same as another one and was left out.',
    many: '{1} rows say the same as others and were left out.',
  },
  'dates-unclear': {
    one: '1 date (“{0}”) can be read with the day or the month first, so its article has none. Say which comes first: choose it from the list, or use --dates day-first or --dates month-first on the command line.',
    many: '{1} dates (the first is “{0}”) can be read with the day or the month first, so their articles have none. Say which comes first: choose it from the list, or use --dates day-first or --dates month-first on the command line.',
  },
  'dates-unread': {
    one: '“{0}” is no date that can be read, so its article has none.',
    many: '{1} dates cannot be read (the first is “{0}”), so their articles have none.',
  },
};

interface Counted {
  readonly one: string;
  readonly many: string;
}

/** What is said of a problem, to be translated, and what stands for {0} and {1} in it. */
export function importWords({ code, name = '', count = 1 }: ImportProblem): {
  readonly text: string;
  readonly values: readonly [name: string, count: number];
} {
  const said = IMPORT_PROBLEMS[code];
  const text = typeof said === 'string' ? said : count === 1 ? said.one : said.many;
  return { text, values: [name, count] };
}

/** The same in English. */
export function importMessage(problem: ImportProblem): string {
  const { text, values } = importWords(problem);
  return text.replace(/\{([01])\}/g, (_, at: string) => String(values[Number(at)]));
}
