import type { Annotation } from './annotation';
import type { Decision, DecisionId } from './decision';
import type { ArticlePath, CoderId } from './ids';

/** The metadata of an article. The annotation file's keys take precedence over front matter. */
export interface ArticleMetadata {
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly source: string | undefined;
  readonly section: string | undefined;
  readonly date: string | undefined;
  readonly url: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  /** A reprint of that article: not counted twice. */
  readonly duplicateOf: ArticlePath | undefined;
  /** What exports may print of it; all if absent. */
  readonly quotable?: Quotable | undefined;
}

export const QUOTABLE = ['named', 'anonymous', 'no'] as const;
export type Quotable = (typeof QUOTABLE)[number];

export const NO_METADATA: ArticleMetadata = {
  title: undefined,
  author: undefined,
  source: undefined,
  section: undefined,
  date: undefined,
  url: undefined,
  attributes: new Map(),
  duplicateOf: undefined,
};

/** A coder's progress in an article: reading without findings is a result too. */
export interface Coding {
  readonly state: 'in-progress' | 'complete' | 'not-relevant';
  readonly date: string | undefined;
  readonly codebook: string | undefined;
  readonly reason: string | undefined;
  /** Of the coder's entries when they completed the article (see `readingDigest`); absent in files
   * from before this key. */
  readonly digest?: string;
  /** When the readings of machines were shown: before the person completed the article, after it,
   * or never; absent, which counts as never, where the codebook had no machine by then. */
  readonly seen?: Seen;
}

export const SEEN = ['before', 'after', 'never'] as const;
export type Seen = (typeof SEEN)[number];

/** The content of an annotation file, without refused entries. */
export interface AnnotationFile {
  /** Of the text in which each quote was certain (see `textDigest`); absent in files from before
   * this key. */
  readonly text?: string;
  readonly article: ArticleMetadata;
  readonly coded: ReadonlyMap<CoderId, Coding>;
  /** What was adjudicated, in the order of the file; absent where nothing was. */
  readonly decided?: ReadonlyMap<DecisionId, Decision>;
  /** In the order of the file: sections in the order of SECTION_OF, then entries. */
  readonly annotations: readonly Annotation[];
}

export const EMPTY_ANNOTATION_FILE: AnnotationFile = {
  article: NO_METADATA,
  coded: new Map(),
  annotations: [],
};
