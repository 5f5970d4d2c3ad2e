import type { PlacedAnnotation } from './place';
import type { ArticleMetadata, Coding } from './article';
import type { Codebook } from './codebook';
import type { ArticlePath, CoderId } from './ids';

/** The narrow, read-only port through which views, analysis and exports see a corpus. The project
 * implements it; nothing bypasses it. The same `version` gives the same answers. */
export interface CorpusReader {
  readonly version: number;
  readonly codebook: Codebook;
  /** Whose annotation files are read, where each coder has their own; undefined for the shared or adjudicated ones. */
  readonly filesOf?: CoderId | undefined;
  /** In the order of paths by code unit. A list that stays as it is, whatever changes. */
  articles(): readonly ArticleRow[];
  article(path: ArticlePath): ArticleRow | undefined;
}

/** What is kept of an article, open or closed: no text and no mention objects. */
export interface ArticleRow {
  readonly path: ArticlePath;
  /** Front matter and annotation file together. */
  readonly metadata: ArticleMetadata;
  readonly coded: ReadonlyMap<CoderId, Coding>;
  /** In text order: by first start (lost ones last), then id. */
  readonly annotations: readonly PlacedAnnotation[];
  /** Mentions by layer and id: `actor:china` → 4. Undefined until the text was read. */
  readonly mentionCounts: ReadonlyMap<string, number> | undefined;
  /** True when its annotation file is refused; `annotations` is then the last good version. */
  readonly stale: boolean;
}
