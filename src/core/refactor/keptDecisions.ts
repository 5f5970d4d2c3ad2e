import type { AnnotationFileEdit } from '../annotation-file/edit/editTypes';
import { contentStamp } from '../annotation-file/contentStamp';
import type { AnnotationFile } from '../model/article';
import { writtenRef } from '../model/decision';
import type { AnnotationId, CoderId } from '../model/ids';

/** References of decisions to coders' positions (`ReadingRef`), as they are written before a
 * refactoring, and as they are written after it; undefined for a position that is deleted. */
export type ChangedRefs = ReadonlyMap<string, string | undefined>;

/** The references to one coder's positions that differ after a refactoring which changes words for
 * all: a decision about them stays a decision about them. */
export function changedRefs(
  coder: CoderId,
  before: Pick<AnnotationFile, 'annotations'>,
  after: Pick<AnnotationFile, 'annotations'>,
): ChangedRefs {
  const now = refsById(coder, after);
  const changed = new Map<string, string | undefined>();
  for (const [id, ref] of refsById(coder, before)) {
    if (now.get(id) !== ref) changed.set(ref, now.get(id));
  }
  return changed;
}

/** The edits that give the decisions of an adjudicated file these references, without the results
 * that are deleted. A decision none of whose readings are left stays as it was written, and so do
 * its results where none would be left: that nothing counts was not decided. */
export function keptDecisions(
  { decided }: Pick<AnnotationFile, 'decided'>,
  refs: ChangedRefs,
  deleted: readonly AnnotationId[],
): readonly AnnotationFileEdit[] {
  const afterwards = (ref: string): readonly string[] => {
    if (!refs.has(ref)) return [ref];
    const after = refs.get(ref);
    return after === undefined ? [] : [after];
  };
  return [...(decided ?? [])].flatMap(([decision, before]): readonly AnnotationFileEdit[] => {
    const left = before.result.filter((id) => !deleted.includes(id));
    const result = left.length === 0 ? before.result : left;
    const isSame = result.length === before.result.length;
    if (isSame && ![...before.from, ...before.over].some((ref) => refs.has(ref))) return [];
    const from = before.from.flatMap(afterwards);
    const over = before.over.flatMap(afterwards);
    if (from.length === 0 && over.length === 0) return [];
    return [{ kind: 'decide', decision, decided: { ...before, from, over, result } }];
  });
}

function refsById(
  coder: CoderId,
  { annotations }: Pick<AnnotationFile, 'annotations'>,
): ReadonlyMap<string, string> {
  return new Map(
    annotations.flatMap((annotation) =>
      annotation.kind === 'position'
        ? [
            [
              annotation.id,
              writtenRef({ coder, id: annotation.id, stamp: contentStamp(annotation) }),
            ] as const,
          ]
        : [],
    ),
  );
}
