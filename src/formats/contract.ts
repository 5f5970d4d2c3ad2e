import type { ImportedArticle, ImportProblem, Table } from '../core';

// What a format of other programs is: a folder here, with a module that is loaded when it is used.

/** A file as a user chose it. */
export interface ForeignFile {
  /** Without folders: `report.docx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads files of other programs. Whatever a file holds is data: nothing of it is run, fetched or trusted. */
export interface Importer {
  /** Never rejects for what a file holds: what cannot be read is among the problems. */
  read(file: ForeignFile, options: ImportOptions): Promise<Imported>;
}

export interface ImportOptions {
  /** Asked between parts of the work. What was read until then is thrown away. */
  readonly isCancelled: () => boolean;
  /** Hears from time to time how much is done, from 0 to 1. */
  readonly progress?: ((done: number) => void) | undefined;
  /** Loads what makes Markdown of a part of a page, for formats that have such parts in them. */
  readonly loadFromHtml?: (() => Promise<FromHtml>) | undefined;
}

/** Markdown of a part of a page: of its words, as of a whole page. Never throws. */
export type FromHtml = (html: string) => string;

/** What a file holds, in plain data. Nothing of it was compared with a corpus. */
export interface Imported {
  readonly articles: readonly ImportedArticle[];
  readonly problems: readonly ImportProblem[];
}

/** Reads the tables of files of other programs, before anything is said of what they mean. */
export interface TableReader {
  /** Never rejects for what a file holds: what cannot be read is among the problems. */
  read(file: ForeignFile, options: ImportOptions): Promise<ReadTables>;
}

export interface ReadTables {
  /** Those with rows, in the order of the file. */
  readonly tables: readonly Table[];
  readonly problems: readonly ImportProblem[];
}

/** Writes files for other programs from what core has laid out as data. */
export interface Exporter<Content> {
  render(content: Content): Promise<Exported>;
}

export interface Exported {
  readonly files: readonly ForeignFile[];
  /** What the format cannot hold, a sentence each. */
  readonly losses: readonly string[];
}
