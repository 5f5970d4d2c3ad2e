import type {
  ArticlePath,
  CodebookEdit,
  CodebookInverse,
  CodebookRefusal,
  LostValue,
  Misfit,
  RefactoredFile,
  Refactoring,
  SearchesEdit,
  TextEdit,
} from '../../core';
import type { PlannedFile } from '../ports';
import type { ChangeWatch } from '../history/corpusEdits';

/** What a refactoring changes in the files of a corpus as they are now, with its inverse: the
 * texts before. */
export interface PlannedRefactoring {
  readonly refactoring: Refactoring;
  /** In the order of paths. */
  readonly annotationFiles: readonly PlannedAnnotations[];
  readonly codebook: PlannedCodebook | undefined;
  readonly searches: PlannedEdits<SearchesEdit> | undefined;
  /** Never empty where nothing can be done. */
  readonly blocked: readonly BlockedFile[];
  /** What merged entries have, and the resulting one will lack. */
  readonly lost: readonly LostValue[];
  /** Values that a field's new type does not allow, with their files; without those of files that
   * the current coder must not see. */
  readonly misfits: readonly (Misfit & { readonly path: string })[];
}

type ChangedAnnotations = Extract<RefactoredFile, { kind: 'changed' }>;

export interface PlannedAnnotations
  extends PlannedFile, Pick<ChangedAnnotations, 'edits' | 'splices' | 'deleted'> {
  readonly base: string;
  /** Where the annotation file's article is missing, the path that it would have. */
  readonly article: ArticlePath;
  /** True of a file that the current coder must not see: it is changed, but not shown. */
  readonly isHidden: boolean;
}

export interface PlannedEdits<Edit> extends PlannedFile {
  readonly base: string;
  readonly edits: readonly Edit[];
}

export interface PlannedCodebook extends PlannedEdits<CodebookEdit> {
  /** The edits that turn `base` into `wanted`. */
  readonly splices: readonly TextEdit[];
  readonly undo: CodebookInverse;
}

/** A file because of which nothing can be done. */
export interface BlockedFile {
  readonly path: string;
  /** True of a file that the current coder must not see. */
  readonly isHidden: boolean;
  readonly reason: Extract<RefactoredFile, { kind: 'blocked' }>['reason'] | CodebookRefusal;
  /** The annotations that would lose their meaning. */
  readonly ids: readonly string[];
}

export interface RefactorOptions extends ChangeWatch {
  /** Called on undo and redo, for data of the host that it has changed as well. */
  readonly besides?: (direction: 'undo' | 'redo') => Promise<void>;
}

/** `changed-since`: the files are not as they were when it was planned; `unfinished`: another
 * change of several files was interrupted and must be ended first. Nothing is changed unless it is
 * done. */
export type RefactorOutcome = 'done' | 'cancelled' | 'changed-since' | 'unfinished' | 'refused';

/** The planned texts of all files, the codebook first, since annotations name its entries. */
export function plannedTexts({
  annotationFiles,
  codebook,
  searches,
}: Pick<PlannedRefactoring, 'annotationFiles' | 'codebook' | 'searches'>): PlannedFile[] {
  return [...(codebook ? [codebook] : []), ...annotationFiles, ...(searches ? [searches] : [])].map(
    ({ path, base, wanted }) => ({ path, base, wanted }),
  );
}
