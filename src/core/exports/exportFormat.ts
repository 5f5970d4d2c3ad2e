import type { Counted } from '../counted/counted';
import type { Filter } from '../analysis/records/filter';
import type { CodersCorpus } from '../intercoder/readings';
import type { CorpusReader } from '../model/corpus';
import type { AnnotationId, ArticlePath } from '../model/ids';
import type { Task } from '../util/task';
import type { Localizer } from '../views/words/localizer';
import type { CsvOptions } from '../tables/csv';
import type { Edition } from './brief/editions/edition';
import type { OwnLines } from './brief/ownParagraphs';
import type { MentionRow } from '../listings/rows';
import type { ExportLanguage } from './wording/wording';

/** A format as lists of formats show it. */
interface ListedFormat {
  /** Its name on the command line and in settings. */
  readonly id: string;
  readonly label: string;
  /** The ending of the file, without a dot. */
  readonly extension: string;
  /** One sentence: its content and which programs open it. */
  readonly description: string;
}

/** The rows of a format that is written article by article. */
export type StreamedRows = 'positions' | 'mentions';

/** A format of text: one file of this folder, and one line in `allFormats.ts`. */
export interface TextFormat extends ListedFormat {
  readonly kind: 'text';
  /** Its numbers are computed, so a file beside it describes them. Known before rendering, since
   * hosts first ask whether they may overwrite existing files. */
  readonly isDescribed?: true;
  /** It needs the readings of all coders. Only the command line writes it. */
  readonly needsReadings?: true;
  /** For a file of rows alone: the command line writes them article by article, so that memory does
   * not grow with the corpus. */
  readonly rows?: StreamedRows;
  /** Derives the content of the file in steps, then writes it piece by piece: between any two a
   * host can do something else, show progress, or cancel. */
  render(input: ExportInput): Task<Rendered>;
}

/** The text of a file, and of the one beside it. */
export interface Rendered {
  /** Asynchronous only for formats that need an article's text or mentions. */
  readonly pieces: Iterable<string> | AsyncIterable<string>;
  /** The file beside a table, called `metadataName`; `path` is the table's name. Undefined where
   * there is none. */
  readonly metadata?: ((path: string) => string) | undefined;
  /** What the reader is to know of the file, a sentence each. */
  readonly losses?: readonly string[];
  /** Of a brief that is written to a file. */
  readonly edition?: Edition | undefined;
}

/** A binary format: core lays out its content as plain data, and a module that is loaded on use
 * writes it. */
export interface DocumentFormat extends ListedFormat {
  readonly kind: 'document';
  /** The module, a folder of src/formats. */
  readonly module: string;
  /** It has more where the readings of all coders are given. */
  readonly readsCoders?: true;
  layOut(input: ExportInput): Task<LaidOut>;
}

/** A format of columns, for other programs. Only the command line writes it, article by article. */
export interface ParquetFormat extends ListedFormat {
  readonly kind: 'parquet';
  readonly rows: StreamedRows;
}

/** A way to export a corpus. */
export type ExportFormat = TextFormat | DocumentFormat | ParquetFormat;

/** A file of text in a zip; `name` has slashes. */
export interface TextFile {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

export interface LaidOut {
  /** The content passed to the module. Only formats that give places of quotes wait for the texts
   * of articles. */
  readonly content: () => Promise<unknown>;
  /** The parts of the corpus that the file cannot hold, a sentence each. */
  readonly losses: readonly string[];
  /** Of a brief that is written to a file. */
  readonly edition?: Edition | undefined;
}

export const BRIEF_LENGTHS = ['one-page', 'short', 'full'] as const;
export type BriefLength = (typeof BRIEF_LENGTHS)[number];

/** Whether a brief has everything. */
export function isFull({ briefLength = 'full' }: Pick<ExportInput, 'briefLength'>): boolean {
  return briefLength === 'full';
}

/** What a host has read beside a brief. */
export interface BesideBrief {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The last edition. */
  readonly edition: Edition | undefined;
  /** Of the Markdown brief. */
  readonly own: OwnLines;
}

export interface ExportInput {
  /** The name of the corpus: its codebook's title, or its folder's name. */
  readonly corpusName: string;
  /** The codebook has no title. */
  readonly isUntitled?: boolean | undefined;
  readonly reader: CorpusReader;
  readonly filter: Filter;
  readonly options: CsvOptions;
  /** The address of a line of an article, from 1, as a link in the written file; undefined where
   * there is none. Without a line, the address of the article. `id`: the annotation with the words
   * at that line. */
  readonly articleLink?:
    ((path: ArticlePath, line?: number, id?: AnnotationId) => string | undefined) | undefined;
  /** The address of a number of a brief, where the counted entries can be listed; a saved file has
   * none. */
  readonly countLink?: ((counted: Counted, count: number) => string | undefined) | undefined;
  /** The words of a codebook to read, and of the picture of a report; English where absent. */
  readonly localizer?: Localizer | undefined;
  /** Of briefs, position tables and reports; English where absent. */
  readonly language?: ExportLanguage | undefined;
  /** How much a brief has; `full` where absent. */
  readonly briefLength?: BriefLength | undefined;
  /** Of a brief that is written to a file: what is beside it. Without it, a brief has no edition
   * and keeps no own lines. */
  readonly beside?: BesideBrief | undefined;
  /** The readings of all coders, for formats that need them. */
  readonly readings?: CodersCorpus | undefined;
  /** Of what is drawn; 1 where absent. */
  readonly seed?: number | undefined;
  /** Gets the part of what takes long that is done, from 0 to 1. */
  readonly progress?: ((part: number) => void) | undefined;
  /** Whether each quote of a brief carries its citation, `[[id@stamp]]`. */
  readonly citations?: boolean | undefined;
  /** The normalised text of an article; undefined when it cannot be read. */
  text(path: ArticlePath): Promise<string | undefined>;
  /** Matches and marked mentions of an article, in the order of the command line. */
  mentions(path: ArticlePath): Promise<readonly MentionRow[]>;
}
