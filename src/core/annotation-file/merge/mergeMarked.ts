import { writeConflictMarkers } from './conflictMarkers';
import type { MarkerLabels } from './conflictMarkers';
import { mergeAnnotationFiles } from './mergeFiles';
import type { MergedFiles, Take } from './mergeFiles';

/** If refused, the text holds the three versions between markers, so that none can be mistaken for
 * the result. */
export type MarkedMerge = MergedFiles & { readonly text: string };

/** Merges without a user to decide conflicts. Where both sides contradict each other, the text
 * holds git's conflict markers around just those lines: readers refuse it and report the place,
 * and `readConflictMarkers` returns three versions that differ in nothing else. */
export function mergeWithMarkers(
  base: string,
  ours: string,
  theirs: string,
  labels: MarkerLabels,
): MarkedMerge {
  const merged = mergeAnnotationFiles(base, ours, theirs);
  if (merged.kind === 'refused') {
    return { ...merged, text: writeConflictMarkers(ours, base, theirs, labels) };
  }
  if (merged.conflicts.length === 0) return merged;
  const [mine, old, other] = (['ours', 'base', 'theirs'] as const).map((side) => {
    const take: Take = () => side;
    return mergeAnnotationFiles(base, ours, theirs, take);
  });
  if (mine?.kind !== 'merged' || old?.kind !== 'merged' || other?.kind !== 'merged') {
    return { ...merged, text: writeConflictMarkers(ours, base, theirs, labels) };
  }
  return { ...merged, text: writeConflictMarkers(mine.text, old.text, other.text, labels) };
}
