import type { UndefinedReason } from '../coefficients/figure';

/** A stretch of text that a coder marked with a category; half-open, in characters of the
 * continuum. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly category: string;
}

/** A text of which each coder marked parts. */
export interface Continuum {
  /** In the units of the segments. */
  readonly length: number;
  /** The segments of each coder who read it, also of those who marked nothing. Those of one coder
   * do not overlap, and may be in any order. */
  readonly coders: readonly (readonly Segment[])[];
}

/** Why nothing can be computed from a continuum, where nothing can. */
export function impossible({ length, coders }: Continuum): UndefinedReason | undefined {
  if (!Number.isSafeInteger(length) || length <= 0) return 'no-length';
  return coders.some((segments) => hasOdd(segments, length)) ? 'impossible-segments' : undefined;
}

/** Segments in text order. */
export function ordered(segments: readonly Segment[]): readonly Segment[] {
  return [...segments].sort((a, b) => a.start - b.start);
}

function hasOdd(segments: readonly Segment[], length: number): boolean {
  let after = 0;
  for (const { start, end } of ordered(segments)) {
    const isWhole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
    if (!isWhole || start < after || end <= start || end > length) return true;
    after = end;
  }
  return false;
}
