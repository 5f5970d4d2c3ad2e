import type { ImportProblem, ImportProblemCode } from './imported';

/** Messages, in English, about a file that is imported; {0} is the name in the problem, {1} the
 * count, {2} what to do instead. `one`: the singular. */
export const IMPORT_PROBLEMS: Readonly<Record<ImportProblemCode, string | Counted>> = {
  unreadable:
    'This file is damaged, or its content does not match its file extension. Open it in the program that made it, save it again, and import that.',
  encrypted:
    'This file needs a password. Open it in its program, save a copy without the password, and import the copy.',
  'no-text':
    'No text was found in this file. If its pages are pictures, as in a scan, run text recognition (OCR) on it first.',
  'too-large':
    'This file is too large to be imported, or takes too long to read. Split it into smaller files.',
  'convert-first':
    'This is a {0} file, which is not imported. Open it in Word or LibreOffice, save it as .docx, and import that.',
  'convert-table-first':
    'This is a {0} file, which is not imported. Open it in Excel or LibreOffice, save it as .xlsx, and import that.',
  'save-as':
    'This is a {0} file, which is not imported. Open it in its program, save it as {2}, and import that.',
  'wrong-ending':
    'This is a {0} file with another extension. Rename it so that it ends in {0}, and import it again.',
  'unpack-first': 'This is a {0} file, which has other files inside. Unpack it, and import those.',
  'coded-project':
    'This is a project of {0}, which other programs cannot read. Export it there as REFI-QDA (.qdpx), and use Import Project.',
  'without-text':
    'A {0} file of {2} has annotations, not their text. Import the folder that has both, or a zip of it, with Import Project.',
  'project-of':
    'This is a project of {0}. Import it by itself, with what was coded in it: use Import Project, or on the command line policy-annotator import FILE --into FOLDER.',
  'open-elsewhere':
    'This file is open in its program, which has not written everything to it yet. Close it there, and import it again.',
  'unknown-kind':
    'Files of this type are not imported. Open it in the program that made it, save it as .docx, .html, .pdf, .txt or .csv, and import that. Markdown files (.md) need no import: copy them into the corpus.',
  'name-twice': 'This file was chosen twice, and was read once.',
  'no-text-column':
    'No column of this table looks like the text of articles. Choose the column from the list, or use --columns text=NAME on the command line.',
  'no-rows':
    'The column chosen as the text is empty in every row of this table. Choose another column.',
  'quote-open':
    'A cell begins with a quotation mark that is not closed before the end of the file, so its row was not imported. Open the file in the program that made it, and save it again.',
  'endless-line':
    'This file has a line, a row or a cell that is too long for a table of articles, so it was not read. Check which program wrote it, and save it as a table again.',
  'too-deep':
    'This file is nested too deeply for a collection of articles, so it was not read. Check which program wrote it.',
  'encoding-guessed':
    'This file is not in UTF-8, so it was read as Western European text (Windows-1252). If accents are wrong, save it as UTF-8 (in Excel: “CSV UTF-8”).',
  'export-unsplit':
    'This file looks like an export of {0}, but its stories were not recognised, so it is one article. Save the export again as {2}, with the full text of each story, and import that.',
  'rows-without-text': {
    one: '1 row has no text and was not imported.',
    many: '{1} rows have no text and were not imported.',
  },
  'entries-without-text': {
    one: '1 entry has no text and was not imported.',
    many: '{1} entries have no text and were not imported.',
  },
  'entries-twice': {
    one: '1 entry is a duplicate of another and was not imported.',
    many: '{1} entries are duplicates of others and were not imported.',
  },
  'stories-expected': {
    one: 'This export says that it has {0} stories, but 1 was found. Compare the list with the file before you import it.',
    many: 'This export says that it has {0} stories, but {1} were found. Compare the list with the file before you import it.',
  },
  'stories-headlines': {
    one: '1 hit shows only its headline and was not imported. To have its text, save it again with the full text.',
    many: '{1} hits show only their headlines and were not imported. To have their texts, save them again with the full text.',
  },
  'stories-notices': {
    one: '1 story has a notice of the database in the place of its text and was not imported.',
    many: '{1} stories have a notice of the database in the place of their text and were not imported.',
  },
  'pages-lost': {
    one: 'Most words of page {0} cannot be read, as where a table is turned sideways or the page is a picture. Compare the article with the file.',
    many: 'Most words of {1} pages cannot be read ({0}), as where tables are turned sideways or pages are pictures. Compare the article with the file.',
  },
  'equations-flat': {
    one: '1 equation was imported as its signs in a row, without fractions and exponents.',
    many: '{1} equations were imported as their signs in a row, without fractions and exponents.',
  },
  'pages-pictures': {
    one: 'Page {0} is a picture without words. To have its text, run text recognition (OCR) on the file, and import it again.',
    many: '{1} pages are pictures without words ({0}). To have their text, run text recognition (OCR) on the file, and import it again.',
  },
  'passages-hidden': {
    one: '1 hidden passage was not imported. If it belongs to the text, show it in the program that made the file, and save it again.',
    many: '{1} hidden passages were not imported. If they belong to the text, show them in the program that made the file, and save it again.',
  },
  'entries-odd': {
    one: '1 message is damaged, or has too many parts, and was not imported.',
    many: '{1} messages are damaged, or have too many parts, and were not imported.',
  },
  'entries-encrypted': {
    one: '1 message is encrypted and was not imported. Open it in your mail program, save its text without encryption, and import that.',
    many: '{1} messages are encrypted and were not imported. Open them in your mail program, save their texts without encryption, and import those.',
  },
  'attachments-left': {
    one: '1 attachment was not imported. If it is an article, save it as a file and import that.',
    many: '{1} attachments were not imported. If they are articles, save them as files and import those.',
  },
  'lines-unread': {
    one: 'This line is not a JSON object and was not imported.',
    many: '{1} lines are not JSON objects and were not imported; this is the first.',
  },
  'rows-twice': {
    one: '1 row is a duplicate of another and was not imported.',
    many: '{1} rows are duplicates of others and were not imported.',
  },
  'patterns-left': {
    one: '1 pattern for highlighting words was not imported.',
    many: '{1} patterns for highlighting words were not imported.',
  },
  'links-left': {
    one: '1 link between statements was not imported.',
    many: '{1} links between statements were not imported.',
  },
  'marks-without-document': {
    one: '1 coded passage belongs to no document of the project and was not imported.',
    many: '{1} coded passages belong to no document of the project and were not imported.',
  },
  'selections-left': {
    one: '1 coded part of a picture, a page or a recording was not imported, since it has no words.',
    many: '{1} coded parts of pictures, pages or recordings were not imported, since they have no words.',
  },
  'sources-left': {
    one: '1 document ({0}) has no text in the project and was not imported.',
    many: '{1} documents (the first is {0}) have no text in the project and were not imported.',
  },
  'media-left': {
    one: '1 coded part of a picture or recording was not imported: only texts are.',
    many: '{1} coded parts of pictures and recordings were not imported: only texts are.',
  },
  'labels-left': {
    one: '1 label or relation that belongs to no words of a text was not imported.',
    many: '{1} labels and relations that belong to no words of a text were not imported.',
  },
  'predictions-left': {
    one: '1 suggestion of a model was not imported: only what people coded is.',
    many: '{1} suggestions of a model were not imported: only what people coded is.',
  },
  'annotations-unquoted': {
    one: '1 annotation has no quote of a text, only a place in a page, and was not imported.',
    many: '{1} annotations have no quote of a text, only a place in a page, and were not imported.',
  },
  'statements-incomplete': {
    one: '1 statement has no actor or no issue: it becomes an annotation, not a position.',
    many: '{1} statements have no actor or no issue: they become annotations, not positions.',
  },
  'statements-spoken': {
    one: 'In 1 statement without an organization, the person is the actor.',
    many: 'In {1} statements without an organization, the person is the actor.',
  },
  'marks-lost': {
    one: 'The words of 1 coded passage are not in its article. It needs review.',
    many: 'The words of {1} coded passages are not in their articles. They need review.',
  },
  'marks-doubtful': {
    one: 'The place of 1 coded passage is uncertain. It needs review.',
    many: 'The places of {1} coded passages are uncertain. They need review.',
  },
  'marks-within-words': {
    one: '1 coded passage begins or ends within a word, and the file has no words to compare. Look whether its place is right.',
    many: '{1} coded passages begin or end within a word, and the file has no words to compare. Look whether their places are right.',
  },
  'marks-id-of-other': {
    one: '1 coded passage has the id ({0}) of another annotation of its article and was not imported.',
    many: '{1} coded passages have ids of other annotations of their articles (the first is {0}) and were not imported.',
  },
  'marks-unwritable': {
    one: '1 coded passage contains half a character and was not imported.',
    many: '{1} coded passages contain half a character and were not imported.',
  },
  'dates-unclear': {
    one: '1 date (“{0}”) can be read with the day or the month first, so its article has no date. Choose which comes first from the list, or use --dates day-first or --dates month-first on the command line.',
    many: '{1} dates (the first is “{0}”) can be read with the day or the month first, so their articles have no date. Choose which comes first from the list, or use --dates day-first or --dates month-first on the command line.',
  },
  'dates-unread': {
    one: '“{0}” cannot be read as a date, so its article has no date.',
    many: '{1} dates cannot be read (the first is “{0}”), so their articles have no date.',
  },
};

interface Counted {
  readonly one: string;
  readonly many: string;
}

/** The message of a problem, to be translated, with the values of {0}, {1} and {2}. */
export function importWords({ code, name = '', count = 1, instead = '' }: ImportProblem): {
  readonly text: string;
  readonly values: readonly [name: string, count: number, instead: string];
} {
  const stated = IMPORT_PROBLEMS[code];
  const text = typeof stated === 'string' ? stated : count === 1 ? stated.one : stated.many;
  return { text, values: [name, count, instead] };
}

/** The message of a problem in English. */
export function importMessage(problem: ImportProblem): string {
  const { text, values } = importWords(problem);
  return text.replace(/\{([012])\}/g, (_, at: string) => String(values[Number(at)]));
}
