import type { Span } from '../../model/span';

/** The stretches in which two versions of a text differ in length, in text order, four numbers
 * each: start and end in the view, start and end in the original. Between them both advance
 * equally. */
export type ChangedStretches = Int32Array;

export const VIEW = 0;
export const ORIGINAL = 2;

/** Maps an offset from one side to the other. Inside a changed stretch the result is the stretch's
 * edges there, else the same offset twice. `origin` and `otherOrigin` are where the sides begin. A
 * binary search. */
export function moveOffset(
  changed: ChangedStretches,
  offset: number,
  from: typeof VIEW | typeof ORIGINAL,
  origin = 0,
  otherOrigin = 0,
): Span {
  const other = ORIGINAL - from;
  let low = 0;
  let high = changed.length >> 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changed[middle * 4 + from] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  if (low === 0) {
    const same = offset - origin + otherOrigin;
    return { start: same, end: same };
  }
  const row = (low - 1) * 4;
  const start = changed[row + from] ?? 0;
  const end = changed[row + from + 1] ?? 0;
  const otherStart = changed[row + other] ?? 0;
  const otherEnd = changed[row + other + 1] ?? 0;
  if (offset === start) return { start: otherStart, end: otherStart };
  if (offset < end) return { start: otherStart, end: otherEnd };
  const same = otherEnd + offset - end;
  return { start: same, end: same };
}
