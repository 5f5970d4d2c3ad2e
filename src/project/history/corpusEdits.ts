import type {
  AnnotationFileEdit,
  ArticlePath,
  CodebookEdit,
  EditedCodebook,
  RefusedEdit,
  SearchesEdit,
} from '../../core';
import type { ExactTexts } from '../files/annotationFiles';
import type { ReplayedCodebook } from './codebookChanges';
import type { ChangeName } from './undoHistory';

/** A refusal gives the reason; nothing was changed then. */
export type ChangeOutcome = { readonly kind: 'done' } | RefusedEdit;

/** Edits of the annotation file of one article. */
export interface ArticleEdits {
  readonly article: ArticlePath;
  readonly edits: readonly AnnotationFileEdit[];
  /** The annotation file, if it is not the one that the article is read from. */
  readonly path?: string | undefined;
  /** True if they undo the change that created the file: see `AnnotationFiles.edit`. */
  readonly mayGo?: boolean;
  /** The texts between which the edits lead, where the bytes matter. */
  readonly exact?: ExactTexts | undefined;
}

/** Edits of several files that are made together. */
export interface CorpusEdits {
  /** Made first, and on disk before an annotation names what they add. */
  readonly codebook?: readonly CodebookEdit[];
  /** Each file at most once. After a file that is refused, others of its article are not
   * changed. */
  readonly articles?: readonly ArticleEdits[];
}

/** Follows and can cancel a change of many articles. */
export interface ChangeWatch {
  /** Called before each article with the number that is done. */
  readonly report?: (done: number) => void;
  /** Called before each article; if true, the remaining ones are not changed. */
  readonly isCancelled?: () => boolean;
}

export interface CorpusOutcome {
  /** Undefined where it was not to be changed. Where it is refused, nothing else was done. */
  readonly codebook: EditedCodebook | undefined;
  /** Where all articles are refused, additions to the codebook are removed again. */
  readonly articles: ReadonlyMap<ArticlePath, ChangeOutcome>;
}

/** The result of an undo or redo. */
export interface Replayed extends ChangeName {
  /** The articles where that was possible. */
  readonly done: readonly ArticlePath[];
  /** The articles whose files do not allow it any more, where nothing was changed. */
  readonly refused: readonly ArticlePath[];
  /** Undefined where the codebook was not changed. */
  readonly codebook: ReplayedCodebook | undefined;
  /** Undefined where the shared searches were not changed. `refused`: they have changed since. */
  readonly searches: 'done' | 'refused' | undefined;
}

/** A change of the shared searches. */
export interface SearchesChange {
  readonly edit: SearchesEdit;
  /** Called on undo and redo, for data of the host that it has changed as well. */
  readonly besides?: ((direction: 'undo' | 'redo') => Promise<void>) | undefined;
}
