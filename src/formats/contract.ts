import type { ForeignProject, ImportedArticle, ImportProblem, Table } from '../core';

// The interface of a format of other programs: a folder with a module that is loaded on first use.

/** A file that a user chose. */
export interface ForeignFile {
  /** Without folders: `report.docx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads files of other programs. All contents of a file are data: none are executed, fetched or
 * trusted. */
export interface Importer {
  /** Never rejects because of a file's contents: what cannot be read is reported as a problem. */
  read(file: ForeignFile, options: ImportOptions): Promise<Imported>;
}

export interface ImportOptions {
  /** Called between parts of the work. When it is true, everything read so far is discarded. */
  readonly isCancelled: () => boolean;
  /** Only readers of projects are tried. */
  readonly onlyProjects?: boolean;
  /** The file is read in a thread that is ended when it takes too much time or memory, so larger
   * files are accepted. */
  readonly canBeEnded?: boolean;
  /** Loads the converter of HTML to Markdown, for formats whose files contain HTML. */
  readonly loadFromHtml?: (() => Promise<FromHtml>) | undefined;
}

/** Converts a part of an HTML page to Markdown. Never throws. */
export type FromHtml = (html: string) => string;

/** The contents of a file as plain data, not yet compared with a corpus. */
export interface Imported {
  readonly articles: readonly ImportedArticle[];
  readonly problems: readonly ImportProblem[];
}

/** Reads the tables of files of other programs, before their columns have a meaning. */
export interface TableReader {
  /** Never rejects because of a file's contents: what cannot be read is reported as a problem. */
  read(file: ForeignFile, options: ImportOptions): Promise<ReadTables>;
}

export interface ReadTables {
  /** The tables that have rows, in the order of the file. */
  readonly tables: readonly Table[];
  readonly problems: readonly ImportProblem[];
}

/** Reads projects of other annotation programs: articles with what was coded in them. */
export interface ProjectReader {
  /** Never rejects because of a file's contents: what cannot be read is reported as a problem. */
  read(file: ForeignFile, options: ImportOptions): Promise<ReadProject>;
}

export interface ReadProject {
  /** Undefined where the file cannot be read. */
  readonly project: ForeignProject | undefined;
  readonly problems: readonly ImportProblem[];
}

/** Writes files for other programs from data that core has laid out. */
export interface Exporter<Content> {
  render(content: Content): Promise<Exported>;
}

export interface Exported {
  readonly files: readonly ForeignFile[];
  /** What the format cannot hold, a sentence each. */
  readonly losses: readonly string[];
}
