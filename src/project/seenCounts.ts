import { ANNOTATION_FILE_SUFFIX, type ArticlePath, type ArticleRow, type Steps } from '../core';
import { FEWEST, type DroppedFile } from './droppedFiles';

/** How many annotations each annotation file had when it was last seen, by its path without the common
 * suffix; files that have too few for a drop are not in it. */
export type SeenCounts = Readonly<Record<string, number>>;

type FileOf = (article: ArticlePath) => string;

/** What is to be remembered of the articles as they are now, in steps. What a refused file had stays as it was
 * remembered: nobody knows what it has. */
export function* seenCounts(
  rows: readonly ArticleRow[],
  fileOf: FileOf,
  before: SeenCounts,
): Steps<SeenCounts> {
  const known = new Map(Object.entries(before));
  const counts: Record<string, number> = {};
  for (let at = 0; at < rows.length; at++) {
    if (at % ROWS_IN_STEP === ROWS_IN_STEP - 1) yield undefined;
    const row = rows[at];
    if (!row || (row.annotations.length === 0 && !row.stale)) continue;
    const { path, annotations, stale } = row;
    const key = keyOf(fileOf(path));
    const count = stale ? (known.get(key) ?? 0) : annotations.length;
    if (count >= FEWEST) counts[key] = count;
  }
  return counts;
}

/** Annotation files that have far fewer annotations than were seen, or are gone, while their article is
 * there; in steps. Refused ones are left out: the Problems panel names them, and what is wrong with them. */
export function* droppedSince(
  seen: SeenCounts,
  rows: readonly ArticleRow[],
  fileOf: FileOf,
): Steps<readonly DroppedFile[]> {
  const known = new Map(Object.entries(seen));
  if (known.size === 0) return [];
  const dropped: DroppedFile[] = [];
  for (let at = 0; at < rows.length; at++) {
    if (at % ROWS_IN_STEP === ROWS_IN_STEP - 1) yield undefined;
    const row = rows[at];
    if (!row) continue;
    const { path: article, annotations, stale } = row;
    const path = fileOf(article);
    const had = known.get(keyOf(path)) ?? 0;
    const has = annotations.length;
    if (stale || had < FEWEST || 2 * has >= had) continue;
    dropped.push({ path, before: undefined, had, has, now: has === 0 ? 'gone' : 'fewer' });
  }
  return dropped;
}

/** Some tenths of a millisecond. */
const ROWS_IN_STEP = 500;

function keyOf(file: string): string {
  return file.slice(0, -ANNOTATION_FILE_SUFFIX.length);
}
