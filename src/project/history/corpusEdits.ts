import type {
  AnnotationFileEdit,
  ArticlePath,
  CodebookEdit,
  EditedCodebook,
  RefusedEdit,
  SearchesEdit,
} from '../../core';
import type { ReplayedCodebook } from './codebookChanges';

/** A refusal says why; nothing was changed then. */
export type ChangeOutcome = { readonly kind: 'done' } | RefusedEdit;

/** What is to be done to the annotation file of one article. */
export interface ArticleEdits {
  readonly article: ArticlePath;
  readonly edits: readonly AnnotationFileEdit[];
  /** They take back the change that made the file: see `AnnotationFiles.edit`. */
  readonly mayGo?: boolean;
}

/** What is to be done to several files in one go. */
export interface CorpusEdits {
  /** Added first, and on disk before an annotation names it. */
  readonly codebook?: readonly CodebookEdit[];
  /** Each article at most once. */
  readonly articles?: readonly ArticleEdits[];
}

/** Looks at a change of many articles while it is made. */
export interface ChangeWatch {
  /** Hears before each article how many are done. */
  readonly report?: (done: number) => void;
  /** Asked before each article: those that are left are not changed then. */
  readonly isCancelled?: () => boolean;
}

export interface CorpusOutcome {
  /** Undefined where nothing was to be done to it. Where it is refused, nothing else was done. */
  readonly codebook: EditedCodebook | undefined;
  /** Where all articles refuse, nothing stays in the codebook. */
  readonly articles: ReadonlyMap<ArticlePath, ChangeOutcome>;
}

/** A change that was taken back, or done again. */
export interface Replayed {
  readonly label: string;
  /** The articles where that was possible. */
  readonly done: readonly ArticlePath[];
  /** Those whose files do not allow it any more: there nothing was changed. */
  readonly refused: readonly ArticlePath[];
  /** Undefined where the codebook was not changed. */
  readonly codebook: ReplayedCodebook | undefined;
  /** Undefined where the shared searches were not changed. `refused`: they say something else by now. */
  readonly searches: 'done' | 'refused' | undefined;
}

/** A change of the shared searches. */
export interface SearchesChange {
  readonly edit: SearchesEdit;
  /** What the host keeps of its own and has changed with it: taken back, or done again, as well. */
  readonly besides?: ((direction: 'undo' | 'redo') => Promise<void>) | undefined;
}
