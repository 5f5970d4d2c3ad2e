import {
  EMPTY_ANNOTATION_FILE,
  NO_METADATA,
  type ArticleMetadata,
  type ArticlePath,
  type ArticleRow,
  type Place,
} from '../core';

/** Articles as a scan found them, in columns: little is made of them before somebody looks, and a
 * thread hands them over without a copy. Lists of words are one text; the i-th of `…At` is where those
 * of the i-th article begin, and there is one more at the end. */
export interface ScannedBlock {
  /** In the order of paths by code unit, with NUL between. */
  readonly paths: string;
  /** Of each article: what of it is known, see KNOWN. */
  readonly known: Uint8Array;
  /** What mention counts are of, as `actor:china`, with NUL between. */
  readonly keys: string;
  /** Pairs: index of a key, count. */
  readonly counts: Int32Array;
  readonly countsAt: Int32Array;
  /** The annotation files' own texts, BOM and line endings included. */
  readonly texts: string;
  readonly textsAt: Int32Array;
  /** Of each part of each quote, in the order of the file: 0 for anchored or 1 for moved, start, end. */
  readonly places: Int32Array;
  readonly placesAt: Int32Array;
  /** What front matter says, as `writeHead` writes it. */
  readonly heads: string;
  readonly headsAt: Int32Array;
}

/** Bits of `ScannedBlock.known`: that there is an annotation file, that mentions were counted. */
export const KNOWN = { annotations: 1, counts: 2 } as const;

/** An article of a block. */
export interface Scanned {
  readonly block: ScannedBlock;
  readonly at: number;
}

export function pathsOf({ paths }: ScannedBlock): readonly ArticlePath[] {
  return paths === '' ? [] : paths.split('\0');
}

export function isKnown({ block, at }: Scanned, what: keyof typeof KNOWN): boolean {
  return ((block.known[at] ?? 0) & KNOWN[what]) !== 0;
}

/** The text of the article's annotation file; undefined when it has none. */
export function annotationText(scanned: Scanned): string | undefined {
  const { block, at } = scanned;
  if (!isKnown(scanned, 'annotations')) return undefined;
  return block.texts.slice(block.textsAt[at], block.textsAt[at + 1]);
}

/** Where the parts of the quotes are, in the order of the file. */
export function placesOf({ block, at }: Scanned): readonly Place[] {
  const places: Place[] = [];
  const end = block.placesAt[at + 1] ?? 0;
  for (let next = block.placesAt[at] ?? 0; next < end; next += PLACE_NUMBERS) {
    const [moved = 0, start = 0, stop = 0] = block.places.subarray(next, next + PLACE_NUMBERS);
    places.push({ state: moved === 0 ? 'anchored' : 'moved', span: { start, end: stop } });
  }
  return places;
}

const PLACE_NUMBERS = 3;

/** What the article's front matter says. */
export function headOf({ block, at }: Scanned): ArticleMetadata {
  const head = block.heads.slice(block.headsAt[at], block.headsAt[at + 1]);
  return head === '' ? NO_METADATA : readHead(head);
}

export function writeHead(metadata: ArticleMetadata): string {
  return JSON.stringify({ ...metadata, attributes: [...metadata.attributes] });
}

function readHead(head: string): ArticleMetadata {
  const said = JSON.parse(head) as Partial<ArticleMetadata> & {
    readonly attributes: readonly [string, string][];
  };
  return { ...NO_METADATA, ...said, attributes: new Map(said.attributes) };
}

/** A row whose mentions are counted when somebody looks at them. */
export class ScannedRow implements ArticleRow {
  readonly path: ArticlePath;
  readonly metadata: ArticleMetadata;
  readonly coded: ArticleRow['coded'];
  readonly annotations: ArticleRow['annotations'];
  readonly stale = false;
  readonly #scanned: Scanned;
  #counts: ArticleRow['mentionCounts'];

  constructor(path: ArticlePath, scanned: Scanned, said: SaidOfArticle = SAYS_NOTHING) {
    this.path = path;
    this.metadata = said.metadata;
    this.coded = said.coded;
    this.annotations = said.annotations;
    this.#scanned = scanned;
  }

  get mentionCounts(): ArticleRow['mentionCounts'] {
    return (this.#counts ??= countsOf(this.#scanned));
  }
}

export type SaidOfArticle = Pick<ArticleRow, 'metadata' | 'coded' | 'annotations'>;

/** Of an article without annotation file and front matter. */
const SAYS_NOTHING: SaidOfArticle = {
  metadata: NO_METADATA,
  coded: EMPTY_ANNOTATION_FILE.coded,
  annotations: [],
};

function countsOf(scanned: Scanned): ArticleRow['mentionCounts'] {
  if (!isKnown(scanned, 'counts')) return undefined;
  const { block, at } = scanned;
  const keys = keysOf(block);
  const counts = new Map<string, number>();
  const end = block.countsAt[at + 1] ?? 0;
  for (let next = block.countsAt[at] ?? 0; next < end; next += 2) {
    const key = keys[block.counts[next] ?? -1];
    if (key !== undefined) counts.set(key, block.counts[next + 1] ?? 0);
  }
  return counts;
}

function keysOf(block: ScannedBlock): readonly string[] {
  const keys = KEYS.get(block) ?? block.keys.split('\0');
  KEYS.set(block, keys);
  return keys;
}

const KEYS = new WeakMap<ScannedBlock, readonly string[]>();
