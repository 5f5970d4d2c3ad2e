import type { ImportedArticle, ImportProblem } from '../core';

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
  /** It is read in a thread that is ended when it takes too long or too much: larger files are taken. */
  readonly canBeEnded?: boolean;
}

/** What a file holds, in plain data. Nothing of it was compared with a corpus. */
export interface Imported {
  readonly articles: readonly ImportedArticle[];
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
