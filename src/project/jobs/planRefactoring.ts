import {
  addAll,
  CODEBOOK_FILE,
  codebookEdits,
  codersFirst,
  compareText,
  editCodebook,
  filesInTurn,
  mayConcernUndecoded,
  refactorSearches,
  runCooperatively,
  SEARCHES_FILE,
  type AnnotatedArticle,
  type Codebook,
  type CodebookRefusal,
  type Misfit,
  type RefactoredFile,
  type Refactoring,
  type SearchesEdit,
} from '../../core';
import type { ChangeWatch } from '../history/corpusEdits';
import type { Environment, FileText } from '../ports';
import type {
  BlockedFile,
  PlannedAnnotations,
  PlannedCodebook,
  PlannedEdits,
  PlannedRefactoring,
} from './plannedRefactoring';

/** The files of a corpus as a host holds them. */
export interface RefactoringSource {
  readonly codebook: Codebook;
  /** The text that the codebook was read from; undefined where the file has another one. */
  readonly codebookText: string | undefined;
  /** Undefined where there is none. */
  readonly searches: Pick<FileText, 'text' | 'clean'> | undefined;
  /** All annotation files, with the article of each that has one. */
  readonly annotationFiles: readonly (readonly [path: string, AnnotatedArticle | undefined])[];
  /** Undefined where there is none. */
  readonly read: (path: string) => Promise<Pick<FileText, 'text' | 'clean'> | undefined>;
  /** True of a file that the user must not see. */
  readonly isHidden: (path: string) => boolean;
  readonly yieldToHost: Environment['yieldToHost'];
}

/** Files read at the same time, since each waits for the disk. */
const AT_ONCE = 16;

/** Reads every file that may name what changes, and computes what a refactoring makes of it;
 * undefined where it was cancelled. */
export async function planRefactoring(
  refactoring: Refactoring,
  source: RefactoringSource,
  { report, isCancelled }: ChangeWatch = {},
): Promise<PlannedRefactoring | undefined> {
  const inCodebook = await plannedCodebook(refactoring, source);
  // What it would do to the other files says nothing then.
  if ('reason' in inCodebook)
    return {
      ...{ refactoring, annotationFiles: [], codebook: undefined, searches: undefined },
      ...{ blocked: [blockedBy(CODEBOOK_FILE, inCodebook)], lost: [], misfits: [] },
    };
  const { codebook, read, isHidden, yieldToHost } = source;
  const blocked: BlockedFile[] = [];
  const planned: PlannedAnnotations[] = [];
  const misfits: (Misfit & { path: string })[] = [];
  const refactored = filesInTurn(refactoring, codebook);
  const files = source.annotationFiles.toSorted(
    ([first, a], [second, b]) => codersFirst(a, b) || compareText(first, second),
  );
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const texts = await Promise.all(some.map(([path]) => read(path)));
    for (const [at, [path, owner]] of some.entries()) {
      if (isCancelled?.() === true) return undefined;
      report?.((from + at) / files.length);
      const file = texts[at];
      if (!file) continue;
      const hidden = isHidden(path);
      const result = file.clean ? refactored(path, owner, file.text) : undecoded(refactoring, path);
      if (result.kind === 'blocked') {
        blocked.push({ path, isHidden: hidden, reason: result.reason, ids: result.ids });
      } else if (!hidden) {
        addAll(
          misfits,
          (result.misfits ?? []).map((one) => ({ path, ...one })),
        );
      }
      if (result.kind === 'changed') {
        const article = owner?.article ?? path;
        const { edits, splices, deleted, wanted } = result;
        planned.push({
          ...{ path, article, base: file.text, wanted, edits, splices, deleted },
          isHidden: hidden,
        });
      }
      await yieldToHost();
    }
  }
  planned.sort((a, b) => compareText(a.path, b.path));
  const searches = plannedSearches(refactoring, source, blocked);
  const { plan, lost } = inCodebook;
  return {
    ...{ refactoring, annotationFiles: planned, searches, blocked, misfits },
    ...{ codebook: plan, lost },
  };
}

function undecoded(refactoring: Refactoring, path: string): RefactoredFile {
  return mayConcernUndecoded(refactoring, path) ? UNREADABLE : { kind: 'unchanged' };
}

const UNREADABLE = { kind: 'blocked', reason: 'unreadable', ids: [] } as const;

function blockedBy(path: string, { reason }: { readonly reason: BlockedFile['reason'] }) {
  return { path, isHidden: false, reason, ids: [] };
}

interface InCodebook extends Pick<PlannedRefactoring, 'lost'> {
  readonly plan: PlannedCodebook | undefined;
}

async function plannedCodebook(
  refactoring: Refactoring,
  { codebook, codebookText: base, yieldToHost }: RefactoringSource,
): Promise<InCodebook | { readonly reason: CodebookRefusal }> {
  if (base === undefined) return { reason: 'unreadable' };
  const result = await runCooperatively(codebookEdits(base, refactoring, codebook), yieldToHost);
  if (result.kind === 'refused') return result;
  const { edits, lost } = result;
  if (edits.length === 0) return { plan: undefined, lost };
  const edited = await runCooperatively(editCodebook(base, edits, true), yieldToHost);
  if (edited.kind === 'refused') return edited;
  const { text: wanted, splices, inverse: undo } = edited;
  return { plan: { path: CODEBOOK_FILE, base, wanted, edits, splices, undo }, lost };
}

function plannedSearches(
  refactoring: Refactoring,
  { codebook, searches: file }: RefactoringSource,
  blocked: BlockedFile[],
): PlannedEdits<SearchesEdit> | undefined {
  if (!file) return undefined;
  const result = refactorSearches(file.clean ? file.text : undefined, refactoring, codebook);
  if (result.kind === 'blocked') blocked.push(blockedBy(SEARCHES_FILE, UNREADABLE));
  if (result.kind !== 'changed') return undefined;
  return { path: SEARCHES_FILE, base: file.text, wanted: result.wanted, edits: result.edits };
}
