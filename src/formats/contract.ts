// What a format of other programs is: a folder here, with a module that is loaded when it is used.

/** A file as a user chose it. */
export interface ForeignFile {
  /** Without folders: `report.docx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads files of other programs. Whatever a file holds is data: nothing of it is run, fetched or trusted. */
export interface Importer {
  /** How likely it reads this file, from 0 to 1, by its name and first bytes. Never throws. */
  detect(name: string, head: Uint8Array): number;
  /** Never rejects for what a file holds: what cannot be read is among the problems. */
  read(file: ForeignFile, options: ImportOptions): Promise<Imported>;
}

export interface ImportOptions {
  /** Asked between parts of the work. What was read until then is thrown away. */
  readonly isCancelled: () => boolean;
  /** Hears from time to time how much is done, from 0 to 1. */
  readonly progress?: ((done: number) => void) | undefined;
}

/** What a file holds, in plain data. Nothing of it was compared with a corpus. */
export interface Imported {
  readonly articles: readonly ImportedArticle[];
  readonly problems: readonly ImportProblem[];
}

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
  /** Markdown, without front matter: line feeds only, NFC, one empty line between paragraphs, a line feed at the end. */
  readonly text: string;
}

/** What a user should know of a file before anything is written. */
export interface ImportProblem {
  /** `error`: nothing was read of what it is about. */
  readonly severity: 'error' | 'warning';
  readonly code: ImportProblemCode;
  /** Where: a line, a page, a row, from 1; undefined for the whole file. */
  readonly at?: number | undefined;
  /** What the message names: a word, a title, a number. */
  readonly name?: string | undefined;
}

export type ImportProblemCode =
  /** Damaged, or not what its name says. */
  | 'unreadable'
  /** Needs a password. */
  | 'encrypted'
  /** Pictures of pages, without text. */
  | 'no-text'
  | 'too-large'
  /** A kind of file that another program turns into one that is read; `name`: `.rtf`. */
  | 'convert-first'
  /** A date that can be read in several ways; `name`: as it is written. */
  | 'date-unclear'
  | 'cancelled';

/** Writes files for other programs from what core has laid out as data. */
export interface Exporter<Content> {
  render(content: Content): Promise<Exported>;
}

export interface Exported {
  readonly files: readonly ForeignFile[];
  /** What the format cannot hold, a sentence each. */
  readonly losses: readonly string[];
}
