import type { AnnotationId } from '../../model/ids';
import type { KnownProblem } from '../../problems/table';
import type { Written } from '../../yaml/write/write';
import { planMerge } from './mergePlan';
import type { MergePlan, RenamedAnnotation, ThreeReadings } from './mergePlan';
import { problem } from '../../problems/report';
import { emptyReading, mayLackEntries, readForMerge } from './mergeReading';
import type { MergeReading } from './mergeReading';
import { spliceMerge } from './mergeSplices';
import { sameValues } from './mergeValues';
import type { MergeConflict, MergeSide, Take } from './mergeValues';

export type { MergeConflict, MergeSide, Take } from './mergeValues';
export type { RenamedAnnotation } from './mergePlan';

export type MergedFiles =
  | {
      readonly kind: 'merged';
      readonly text: string;
      /** Each was decided by `take`. */
      readonly conflicts: readonly MergeConflict[];
      readonly renamed: readonly RenamedAnnotation[];
      /** Comment lines of theirs that the result does not have. */
      readonly excluded: number;
    }
  | {
      readonly kind: 'refused';
      /** The version that cannot be read or may have been cut off; `result` where the merged text
       * would not contain what was meant. */
      readonly side: MergeSide | 'result';
      readonly problems: readonly KnownProblem[];
    };

/** Three-way merge of annotation files by id, field by field. All three are whole texts of a file,
 * line endings and byte order mark included; the result is ours with splices. '' is a file that
 * does not exist; without a `base`, whatever only one side has is kept.
 *
 * What both sides added is kept. The same id with other words is another annotation, and theirs
 * gets a new id. Deleted on one side and changed on the other is a conflict. `take` decides
 * conflicts; without it, ours wins, and what only theirs still has is kept. Never throws. */
export function mergeAnnotationFiles(
  base: string | undefined,
  ours: string,
  theirs: string,
  take: Take = keepWhatIsThere,
): MergedFiles {
  const read = readThree(base, ours, theirs);
  if ('kind' in read) return read;
  if (ours === theirs || theirs === base) return unchanged(ours);
  if (ours === base) return unchanged(theirs);
  const first = attempt(read, new Set(), take);
  // Fields that were changed on different sides may exclude each other: a stance and an evaluation.
  const broken = first.kind === 'broken' ? first.ids : undefined;
  const merged = broken ? attempt(read, broken, take) : first;
  if (merged.kind === 'refused') return merged;
  if (merged.kind === 'broken') return { kind: 'refused', side: 'result', problems: [] };
  return { ...merged, excluded: droppedComments(base, theirs, merged.text) };
}

const keepWhatIsThere: Take = ({ ours }) => (ours ? 'ours' : 'theirs');

function unchanged(text: string): MergedFiles {
  return { kind: 'merged', text, conflicts: [], renamed: [], excluded: 0 };
}

function readThree(
  base: string | undefined,
  ours: string,
  theirs: string,
): ThreeReadings | Extract<MergedFiles, { kind: 'refused' }> {
  const known = new Map<string, MergeReading>();
  if (base?.trim() === '') known.set(base, emptyReading());
  for (const [side, text] of Object.entries({ base, ours, theirs })) {
    if (text === undefined || known.has(text)) continue;
    const read = readForMerge(text);
    if (read.kind === 'refused') {
      return { kind: 'refused', side: side as MergeSide, problems: read.problems };
    }
    known.set(text, read.reading);
  }
  const empty = emptyReading();
  const three: ThreeReadings = {
    base: base === undefined ? undefined : (known.get(base) ?? empty),
    ours: known.get(ours) ?? empty,
    theirs: known.get(theirs) ?? empty,
  };
  for (const side of ['ours', 'theirs'] as const) {
    if (!mayLackEntries(three[side], three.base)) continue;
    const { length } = three[side].text;
    const problems = [problem('maybe-truncated', { start: length, end: length })];
    return { kind: 'refused', side, problems };
  }
  return three;
}

type Attempt =
  | Omit<Extract<MergedFiles, { kind: 'merged' }>, 'excluded'>
  | Extract<MergedFiles, { kind: 'refused' }>
  /** Annotations that are usable on both sides, and not in the result. */
  | { readonly kind: 'broken'; readonly ids: ReadonlySet<AnnotationId> };

function attempt(three: ThreeReadings, whole: ReadonlySet<AnnotationId>, take: Take): Attempt {
  const plan = planMerge(three, whole, take);
  const { ours, theirs } = three;
  const text = spliceMerge(ours, plan);
  if (text === undefined) return { kind: 'refused', side: 'result', problems: [] };
  const read = readForMerge(text);
  if (read.kind === 'refused') return { kind: 'refused', side: 'result', problems: read.problems };
  if (!isAsPlanned(read.reading, ours, plan)) {
    return { kind: 'refused', side: 'result', problems: [] };
  }
  const { usable } = read.reading;
  const broken = [...plan.patched.keys()].filter(
    (id) => !usable.has(id) && ours.usable.has(id) && theirs.usable.has(id),
  );
  if (broken.length > 0 && whole.size === 0) return { kind: 'broken', ids: new Set(broken) };
  const { conflicts, renamed } = plan;
  return { kind: 'merged', text, conflicts, renamed };
}

/** Whether the text that was read again contains exactly the plan's entries and the rest of
 * ours. */
function isAsPlanned(result: MergeReading, ours: MergeReading, plan: MergePlan): boolean {
  const wanted = new Map<AnnotationId, Written>();
  for (const [id, { value }] of ours.entries) wanted.set(id, plan.patched.get(id) ?? value);
  for (const id of plan.deleted) wanted.delete(id);
  let nameless = ours.nameless.length;
  for (const { id, entry } of plan.added) {
    if (id === undefined) nameless++;
    else wanted.set(id, entry.value);
  }
  if (result.entries.size !== wanted.size || result.nameless.length !== nameless) return false;
  for (const [id, value] of wanted) {
    const entry = result.entries.get(id);
    if (!entry || !sameValues(entry.value, value)) return false;
  }
  return plan.head !== undefined && sameValues(result.head, plan.head);
}

/** Comments have no key by which they could be merged: those of added entries are kept with them,
 * others are counted, so that the user can look for them. */
function droppedComments(base: string | undefined, theirs: string, result: string): number {
  const known = new Set([...commentsOf(base ?? ''), ...commentsOf(result)]);
  return commentsOf(theirs).filter((comment) => !known.has(comment)).length;
}

function commentsOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const comment = /(?:^|\s)#.*$/.exec(line.slice(line.lastIndexOf('"') + 1))?.[0].trim();
    return comment === undefined ? [] : [comment];
  });
}
