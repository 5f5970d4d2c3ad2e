import type { PlacedAnnotation } from './place';
import type { ArticleMetadata, Coding } from './article';
import type { Codebook } from './codebook';
import type { Decision, DecisionId } from './decision';
import type { ArticlePath, CoderId } from './ids';

/** The read-only port through which views, analysis and exports read a corpus. The project
 * implements it. The same `version` gives the same results. */
export interface CorpusReader {
  readonly version: number;
  readonly codebook: Codebook;
  /** The coder whose annotation files are read, where each has their own; undefined for the shared
   * or adjudicated ones. */
  readonly filesOf?: CoderId | undefined;
  /** In the order of paths by code unit. The returned list never changes. */
  articles(): readonly ArticleRow[];
  article(path: ArticlePath): ArticleRow | undefined;
}

/** The part of an article that is kept in memory, open or closed: no text and no mention
 * objects. */
export interface ArticleRow {
  readonly path: ArticlePath;
  /** Front matter and annotation file together. */
  readonly metadata: ArticleMetadata;
  readonly coded: ReadonlyMap<CoderId, Coding>;
  /** What was adjudicated; absent where nothing was. */
  readonly decided?: ReadonlyMap<DecisionId, Decision>;
  /** In text order: by first start (lost ones last), then id. */
  readonly annotations: readonly PlacedAnnotation[];
  /** Mentions by layer and id: `actor:china` → 4. Undefined until the text was read. */
  readonly mentionCounts: ReadonlyMap<string, number> | undefined;
  /** True when its annotation file is refused; `annotations` is then the last good version. */
  readonly stale: boolean;
}
