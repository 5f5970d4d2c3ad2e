import type { CodebookDelta } from '../../../core';
import {
  isAlone,
  isAnnotated,
  type StoredFor,
  type StoredIndex,
  type StoredRow,
} from './indexFile';
import { STAMP_NUMBERS } from '../../../node/walk/stamps';
import type * as TextReading from './textReading';

/** The index of the last reading, if it can be used. */
export interface IndexBefore {
  readonly index: StoredIndex;
  /** False when it is for another text of the codebook. */
  readonly isSameCodebook: boolean;
  /** The mentions that the codebook's change affects; undefined when there are none. */
  readonly delta: CodebookDelta | undefined;
}

export function indexBefore(
  stored: StoredIndex | undefined,
  now: StoredFor,
  texts: () => typeof TextReading,
): IndexBefore | undefined {
  if (stored?.build !== now.build || stored.coder !== now.coder) return undefined;
  if (stored.isBlind !== now.isBlind || stored.largestText !== now.largestText) return undefined;
  const isSameCodebook = stored.codebook === now.codebook;
  const delta = isSameCodebook ? undefined : deltaOf(texts(), stored.codebook, now.codebook);
  return { index: stored, isSameCodebook, delta };
}

function deltaOf(
  { codebookDelta, codebookOf, termsOf }: typeof TextReading,
  before: string,
  now: string,
): CodebookDelta | undefined {
  const delta = codebookDelta(termsOf(codebookOf(before)), termsOf(codebookOf(now)));
  return delta.spellings.length > 0 ? delta : undefined;
}

/** Whether size and dates of both files are those of the stored row. `now`: the stamps of a part of
 * the walk, in which the article has the number `order`. */
export function isSameVersion({ stamps }: StoredRow, now: Float64Array, order: number): boolean {
  const first = order * 2 * STAMP_NUMBERS;
  for (let at = 0; at < 2 * STAMP_NUMBERS; at++) {
    if (stamps[at] !== now[first + at]) return false;
  }
  return true;
}

/** Whether both files have the content of the stored row. `hashes`: of their bytes now. */
export function isSameContent(
  row: StoredRow,
  hashes: readonly string[],
  hasAnnotations: boolean,
): boolean {
  if (isAlone(row) || isAnnotated(row) !== hasAnnotations) return false;
  return hashes.every((hash, at) => hash === row.hashes[at]);
}
