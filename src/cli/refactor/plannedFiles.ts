import {
  addAll,
  articleOf,
  CODEBOOK_FILE,
  diffEdit,
  findAmong,
  SEARCHES_FILE,
  type Codebook,
  type LostValue,
  type Misfit,
  type Refactoring,
  type TextEdit,
} from '../../core';
import { planRefactoring, type PlannedFile, type PlannedRefactoring } from '../../project';
import { unreadable, type FoundProblem } from '../commands/problems';
import type { ChangedFiles } from '../corpus/corpusFiles';
import { readFolder } from '../corpus/readFolder';
import { blockedProblems } from './blocked';

/** A file that a refactoring changes. */
export interface RefactoredText extends PlannedFile {
  readonly base: string;
  /** The edits that turn `base` into `wanted`. */
  readonly splices: readonly TextEdit[];
  /** Ids of annotations; none for the codebook and the searches. */
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

/** What a refactoring does to all files of a corpus. Nothing is written. */
export interface PlannedFiles {
  /** The codebook first, since annotations name its entries. */
  readonly files: readonly RefactoredText[];
  /** Why nothing can be changed; empty where it can. */
  readonly blocked: readonly FoundProblem[];
  readonly lost: readonly LostValue[];
  /** Values that a field's new type does not allow, with their files. */
  readonly misfits: readonly (Misfit & { readonly path: string })[];
}

/** Reads all files of a corpus that may have to change, and computes their texts. `codebook`: the
 * corpus's, as it is. */
export async function plannedFiles(
  corpus: string,
  files: ChangedFiles,
  refactoring: Refactoring,
  codebook: Codebook,
): Promise<PlannedFiles> {
  const { annotationFiles, articles, problems } = await readFolder(corpus);
  // A folder or a link that cannot be read may hide annotation files.
  const unread = problems.filter(({ severity }) => severity === 'error');
  const read = async (file: string) => {
    try {
      return await files.read(file);
    } catch (error) {
      unread.push(unreadable(file, error));
      return undefined;
    }
  };
  const find = findAmong(articles);
  const codebookFile = await files.read(CODEBOOK_FILE);
  const plan = await planRefactoring(refactoring, {
    codebook,
    codebookText: codebookFile?.clean === true ? codebookFile.text : undefined,
    searches: await read(SEARCHES_FILE),
    annotationFiles: [...annotationFiles].map((file) => [file, articleOf(file, find)]),
    read,
    isHidden: () => false,
    yieldToHost: () => Promise.resolve(),
  });
  if (!plan) throw new Error('A plan that nothing can cancel was cancelled.');
  const blocked: FoundProblem[] = [];
  for (const one of plan.blocked) {
    const text = one.ids.length === 0 ? '' : ((await read(one.path))?.text ?? '');
    addAll(blocked, blockedProblems(one.path, text, one, refactoring));
  }
  const { lost, misfits } = plan;
  if (plan.blocked.some(({ path }) => path === CODEBOOK_FILE))
    return { files: [], blocked, lost, misfits };
  return { files: textsOf(plan), blocked: [...unread, ...blocked], lost, misfits };
}

function textsOf({ annotationFiles, codebook, searches }: PlannedRefactoring): RefactoredText[] {
  const plain = { changed: [], deleted: [] };
  return [
    ...(codebook ? [{ ...codebook, ...plain }] : []),
    ...annotationFiles.map(({ edits, ...file }) => ({
      ...file,
      changed: edits.flatMap((edit) => (edit.kind === 'replace' ? edit.annotation.id : [])),
    })),
    ...(searches ? [{ ...searches, ...plain, splices: splicesOf(searches) }] : []),
  ].map(({ path, base, wanted, splices, changed, deleted }) => ({
    ...{ path, base, wanted, splices, changed, deleted },
  }));
}

function splicesOf({ base, wanted }: { readonly base: string; readonly wanted: string }) {
  return [diffEdit(base, wanted)].flatMap((edit) => edit ?? []);
}
