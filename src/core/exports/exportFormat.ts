import type { Filter } from '../analysis/filter';
import type { CorpusReader } from '../model/corpus';
import type { ArticlePath } from '../model/ids';
import type { MentionRow } from './rows';

/** A way to write a corpus down: one file of this folder, and one line in `allFormats.ts`. */
export interface ExportFormat {
  /** Names it on the command line and in settings. */
  readonly id: string;
  readonly label: string;
  /** Of the file, without a dot. */
  readonly extension: string;
  /** One sentence: what is in it and who opens it. */
  readonly description: string;
  /** The file's text in pieces, so that a host can write as it goes, show progress and stop between
   * two of them. Only formats that need an article's text or mentions wait for anything. */
  render(input: ExportInput): Iterable<string> | AsyncIterable<string>;
}

export interface ExportInput {
  /** What people call the corpus: its codebook's title, or its folder's name. */
  readonly corpusName: string;
  readonly reader: CorpusReader;
  readonly filter: Filter;
  readonly options: ExportOptions;
  /** The normalised text of an article; undefined when it cannot be read. */
  text(path: ArticlePath): Promise<string | undefined>;
  /** Matches and marked mentions of an article, in the order of the command line. */
  mentions(path: ArticlePath): Promise<readonly MentionRow[]>;
}

export interface ExportOptions {
  /** A byte order mark before a table: without it Excel misreads anything but ASCII. */
  readonly byteOrderMark: boolean;
  /** Keeps a spreadsheet from running a cell as a formula; changes such cells by one apostrophe. */
  readonly guardFormulas: boolean;
}

export const DEFAULT_EXPORT_OPTIONS: ExportOptions = { byteOrderMark: true, guardFormulas: true };
