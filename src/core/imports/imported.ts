/** An article that was read from a file of another program. Nothing of it was compared with a corpus. */
export interface ImportedArticle {
  /** Names it within its file, the same at every import, so that a second one finds it: '' where a file is one article,
   * else a number, an address or an id of the file's own. */
  readonly key: string;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly source: string | undefined;
  /** `2024-04-26`, or a month or year; undefined where none was found or read with certainty. */
  readonly date: string | undefined;
  readonly url: string | undefined;
  /** Markdown, without front matter. */
  readonly text: string;
}

/** What a user should know of a file before anything is written. */
export interface ImportProblem {
  /** `error`: nothing was read of what it is about. */
  readonly severity: 'error' | 'warning';
  readonly code: ImportProblemCode;
  /** Where: a line, a page or a row, from 1; undefined for the whole file. */
  readonly at?: number | undefined;
  /** What the message names: a word, a title, a date as it is written. */
  readonly name?: string | undefined;
  /** How many of what the message is about; 1 where it is not given. */
  readonly count?: number | undefined;
}

export type ImportProblemCode =
  /** Damaged, or not what its name says. */
  | 'unreadable'
  /** Needs a password. */
  | 'encrypted'
  /** Pictures of pages, or nothing that is an article. */
  | 'no-text'
  | 'too-large'
  /** Another program turns it into a kind of file that is read; `name`: `.rtf`. */
  | 'convert-first'
  /** The same of a table; `name`: `.xls`. */
  | 'convert-table-first'
  /** No format has its ending, or it is not what a format with its ending reads. */
  | 'unknown-kind'
  /** Another file of the same import has the same name. */
  | 'name-twice'
  /** Of a table no column is the text, by its name or by what is in it. */
  | 'no-text-column'
  /** Rows, but none with a text. */
  | 'no-rows'
  /** What begins with a quotation mark does not end; `at`: the line where the row begins. */
  | 'quote-open'
  /** Lines, rows or cells longer than those of any table of texts. */
  | 'endless-line'
  /** Elements or values in one another without measure. */
  | 'too-deep'
  /** Not in UTF-8, and read as Western letters. */
  | 'encoding-guessed'
  | CountedCode;

/** Of so many. `name`: the first of them as it is written. */
export type CountedCode =
  | 'rows-without-text'
  /** Of a feed or a mailbox. */
  | 'entries-without-text'
  | 'entries-twice'
  /** Messages with parts without number, or that cannot be read. */
  | 'entries-odd'
  | 'attachments-left'
  /** Lines that are no row; `at`: the first of them. */
  | 'lines-unread'
  /** Rows that say the same as another. */
  | 'rows-twice'
  /** Dates that can be read with the day first or with the month first. */
  | 'dates-unclear'
  /** What stands where dates are and is none. */
  | 'dates-unread';

/** A warning about so many, or none about none. */
export function countedProblem(
  code: CountedCode,
  count: number,
  name?: string,
): readonly ImportProblem[] {
  return count === 0 ? [] : [{ severity: 'warning', code, count, name }];
}
