import type { CodebookDelta } from '../../core';
import { KNOWN } from '../../project/scannedBlock';
import type { StoredFor, StoredIndex } from './indexFile';
import { readLate, type LateBytes } from './lateBytes';
import { STAMP_NUMBERS } from './stamps';
import { ALONE, type StoredColumns } from './storedColumns';
import { StoredPaths } from './storedPaths';
import type * as TextReading from './textReading';

/** The index before a reading, where it can be used. */
export interface IndexBefore {
  readonly columns: StoredColumns;
  readonly late: LateBytes | undefined;
  readonly paths: StoredPaths;
  /** False when it is for another text of the codebook. */
  readonly isSameCodebook: boolean;
  /** What the codebook changes in mentions; undefined when that is nothing. */
  readonly delta: CodebookDelta | undefined;
}

export function indexBefore(
  stored: StoredIndex | undefined,
  now: StoredFor,
  texts: () => typeof TextReading,
): IndexBefore | undefined {
  if (stored?.build !== now.build || stored.coder !== now.coder) return undefined;
  if (stored.largestText !== now.largestText) return undefined;
  const { columns, late } = stored;
  const isSameCodebook = stored.codebook === now.codebook;
  if (!isSameCodebook && late && !readLate(late)) return undefined;
  const delta = isSameCodebook ? undefined : deltaOf(texts(), stored.codebook, now.codebook);
  return { columns, late, paths: new StoredPaths(columns), isSameCodebook, delta };
}

function deltaOf(
  { codebookDelta, codebookOf, termsOf }: typeof TextReading,
  before: string,
  now: string,
): CodebookDelta | undefined {
  const delta = codebookDelta(termsOf(codebookOf(before)), termsOf(codebookOf(now)));
  return delta.spellings.length > 0 ? delta : undefined;
}

/** Whether size and dates of both files are those of the article. `now`: those of a part of the walk, in
 * which it is the article `order`. */
export function isSameVersion(
  { stamps }: StoredColumns,
  index: number,
  now: Float64Array,
  order: number,
): boolean {
  const then = index * 2 * STAMP_NUMBERS;
  const first = order * 2 * STAMP_NUMBERS;
  for (let at = 0; at < 2 * STAMP_NUMBERS; at++) {
    if (stamps[then + at] !== now[first + at]) return false;
  }
  return true;
}

/** Whether both files say what those of the article said. */
export function isSameContent(
  { hashes, known }: StoredColumns,
  index: number,
  now: Uint32Array,
  isAnnotated: boolean,
): boolean {
  const flags = known[index] ?? 0;
  if ((flags & ALONE) !== 0 || ((flags & KNOWN.annotations) !== 0) !== isAnnotated) return false;
  const first = index * now.length;
  return now.every((hash, at) => hash === hashes[first + at]);
}
