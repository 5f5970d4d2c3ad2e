import type { ImportProblem, ImportProblemCode } from './imported';

/** What is said of a file that is imported, in English; {0} is what the problem names. */
export const IMPORT_PROBLEMS: Readonly<Record<ImportProblemCode, string>> = {
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
  'unknown-kind':
    'Files of this kind are not imported. Texts (.txt, .md) are articles as they are: copy them into the corpus.',
  'name-twice':
    'Another file with this name was chosen, too, and only that one was read. Give this file another name, since a later import finds an article by the name of its file.',
  'date-unclear': '“{0}” can be read as several dates, so the article has none. Add it by hand.',
};

/** What is said of a problem, with what it names. */
export function importMessage({ code, name = '' }: ImportProblem): string {
  return IMPORT_PROBLEMS[code].replace('{0}', () => name);
}
