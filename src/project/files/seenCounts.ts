import {
  ANNOTATION_FILE_SUFFIX,
  forEachTask,
  type ArticlePath,
  type ArticleRow,
  type Task,
} from '../../core';
import { FEWEST, type DroppedFile } from './droppedFiles';

/** How many annotations each annotation file had when it was last seen, by its path without the
 * common suffix; files that have too few for a drop are not in it. */
export type SeenCounts = Readonly<Record<string, number>>;

type FileOf = (article: ArticlePath) => string;

/** The counts to be remembered of the present articles, in steps. A refused file keeps its
 * remembered count, since its annotations cannot be counted. */
export function* seenCounts(
  rows: readonly ArticleRow[],
  fileOf: FileOf,
  before: SeenCounts,
): Task<SeenCounts> {
  const known = new Map(Object.entries(before));
  const counts = new Map<string, number>();
  yield* forEachTask(rows, ({ path, annotations, stale }) => {
    if (annotations.length === 0 && !stale) return;
    const key = keyOf(fileOf(path));
    const count = stale ? (known.get(key) ?? 0) : annotations.length;
    if (count >= FEWEST) counts.set(key, count);
  });
  return Object.fromEntries(counts);
}

/** Annotation files that have far fewer annotations than were seen, or are gone, while their
 * article exists; in steps. Refused ones are omitted: the Problems panel lists them. */
export function* droppedSince(
  seen: SeenCounts,
  rows: readonly ArticleRow[],
  fileOf: FileOf,
): Task<readonly DroppedFile[]> {
  const known = new Map(Object.entries(seen));
  if (known.size === 0) return [];
  const dropped: DroppedFile[] = [];
  yield* forEachTask(rows, ({ path: article, annotations, stale }) => {
    const path = fileOf(article);
    const had = known.get(keyOf(path)) ?? 0;
    const has = annotations.length;
    if (stale || had < FEWEST || 2 * has >= had) return;
    dropped.push({ path, before: undefined, had, has, now: has === 0 ? 'gone' : 'fewer' });
  });
  return dropped;
}

function keyOf(file: string): string {
  return file.slice(0, -ANNOTATION_FILE_SUFFIX.length);
}
