import type { Counted } from '../counted/counted';
import type { Filter } from '../analysis/records/filter';
import type { CorpusReader } from '../model/corpus';
import type { AnnotationId, ArticlePath } from '../model/ids';
import type { Task } from '../util/task';
import type { CsvOptions } from '../tables/csv';
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
  /** Its numbers are computed, so a file with what they are stands beside it: known before anything is
   * rendered, since hosts ask first whether they may write over what is there. */
  readonly isDescribed?: true;
  /** What the file holds is derived in steps, and then written piece by piece: between two of either a host
   * can do something else, show progress, or stop. */
  render(input: ExportInput): Task<Rendered>;
}

/** The text of a file, and of the one beside it. */
export interface Rendered {
  /** Only formats that need an article's text or mentions wait for anything. */
  readonly pieces: Iterable<string> | AsyncIterable<string>;
  /** What stands beside a table, in a file called `metadataName`; `path` is the table's name. Undefined where
   * nothing does. */
  readonly metadata?: ((path: string) => string) | undefined;
}

/** A format whose file is bytes: core lays out what it holds as plain data, and a module that is loaded when it is used
 * writes it. */
export interface DocumentFormat extends Pick<
  ExportFormat,
  'id' | 'label' | 'extension' | 'description'
> {
  /** The module, a folder of src/formats. */
  readonly module: string;
  layOut(input: ExportInput): Task<LaidOut>;
}

export interface LaidOut {
  /** What the module is given. Only formats that quote places wait for the texts of articles. */
  readonly content: () => Promise<unknown>;
  /** What the file cannot hold, a sentence each. */
  readonly losses: readonly string[];
}

export interface ExportInput {
  /** What people call the corpus: its codebook's title, or its folder's name. */
  readonly corpusName: string;
  readonly reader: CorpusReader;
  readonly filter: Filter;
  readonly options: CsvOptions;
  /** The address of a line of an article, from 1, as a link in the file that is written; undefined where there is none
   * from there. Without a line, of the article. `id`: the annotation whose words stand there. */
  readonly articleLink?:
    ((path: ArticlePath, line?: number, id?: AnnotationId) => string | undefined) | undefined;
  /** The address that a number of a brief leads to, where what it counts can be listed; a file that is saved has none. */
  readonly countLink?: ((counted: Counted, count: number) => string | undefined) | undefined;
  /** Whether each quote of a brief carries its citation, `[[id@stamp]]`. */
  readonly citations?: boolean | undefined;
  /** The normalised text of an article; undefined when it cannot be read. */
  text(path: ArticlePath): Promise<string | undefined>;
  /** Matches and marked mentions of an article, in the order of the command line. */
  mentions(path: ArticlePath): Promise<readonly MentionRow[]>;
}
