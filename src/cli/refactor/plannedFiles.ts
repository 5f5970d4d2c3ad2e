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
  lineIndex,
  parseAnnotationFile,
  positionAt,
  type CodebookRefusal,
  type RefactoredFile,
} from '../../core';
import { planRefactoring, type PlannedFile, type PlannedRefactoring } from '../../project';
import { unreadable, type FoundProblem } from '../commands/problems';
import type { ChangedFiles } from '../corpus/corpusFiles';
import { readFolder } from '../corpus/readFolder';

type BlockedReason = Extract<RefactoredFile, { kind: 'blocked' }>['reason'] | CodebookRefusal;

/** Why a file blocks a refactoring, each annotation that does with its place. `text`: the file's,
 * '' where it cannot be read. */
function blockedProblems(
  file: string,
  text: string,
  { reason, ids }: { readonly reason: BlockedReason; readonly ids: readonly string[] },
  { kind }: Refactoring,
): readonly FoundProblem[] {
  const problem = (message: string, line = 1, column = 1): FoundProblem => ({
    ...{ file, line, column, severity: 'error', code: reason, message, leavesOut: true },
  });
  if (ids.length === 0)
    return [problem(REASONS[reason] ?? `This file cannot be changed (${reason}).`)];
  const parsed = parseAnnotationFile(text, undefined);
  const lines = lineIndex(text);
  return ids.map((id) => {
    const place = parsed.kind === 'annotations' ? parsed.places.get(id)?.id.start : undefined;
    const { line, character } = positionAt(lines, place ?? 0);
    return problem(annotationText(id, reason, kind), line + 1, character + 1);
  });
}

function annotationText(id: string, reason: BlockedReason, kind: Refactoring['kind']): string {
  if (reason !== 'loses-meaning')
    return `“${id}” is not read, but names what is to be changed. Correct it first; policy-annotator check says what is wrong.`;
  return kind === 'merge'
    ? `“${id}” opposes or evaluates actors that would become one. Change or delete it first.`
    : `“${id}” would lack what an annotation of its kind needs. Change or delete it first.`;
}

const REASONS: Readonly<Partial<Record<BlockedReason, string>>> = {
  unreadable:
    'This file cannot be read as a whole and may name what is to be changed. Run: policy-annotator check',
  'maybe-truncated':
    'The last line “...” is missing, so the file may have been cut off. Add it if the file is complete.',
  circular:
    'The merged entry would be part of itself: an entry between the two is not merged. Move that entry first.',
  'changed-since': 'The codebook has changed meanwhile. Try again.',
};

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
