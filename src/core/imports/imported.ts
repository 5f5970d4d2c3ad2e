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
  /** What the message names: a word, a title, a number. */
  readonly name?: string | undefined;
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
  /** No format has its ending. */
  | 'unknown-kind'
  /** Another file of the same import has the same name. */
  | 'name-twice'
  /** A date that can be read in several ways; `name`: as it is written. */
  | 'date-unclear';
