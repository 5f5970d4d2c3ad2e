import { compareSpans, type Span } from '../../model/span';

/** A stretch of text that occurs in both versions, the same to the character. UTF-16 offsets. */
export interface EqualStretch {
  readonly oldStart: number;
  readonly newStart: number;
  readonly length: number;
}

export interface Alignment {
  /** In the order of the old text. */
  readonly stretches: readonly EqualStretch[];
  /** Spans of the old text that occur exactly once in both versions, so that their place is
   * certain; in text order. */
  readonly proven: readonly Span[];
}

/** Shorter text may occur once in both versions by chance: such a line (a heading, a closing word)
 * is paired only beside its neighbours, and such a run of words proves nothing. */
export const DISTINCTIVE = 40;

export interface AlignmentBuilder {
  /** In any order; they may touch, and overlap in punctuation. */
  addStretch(oldStart: number, newStart: number, length: number): void;
  addProven(start: number, end: number): void;
  build(): Alignment;
}

export function alignmentBuilder(): AlignmentBuilder {
  const stretches: EqualStretch[] = [];
  const proven: Span[] = [];
  return {
    addStretch: (oldStart, newStart, length) => stretches.push({ oldStart, newStart, length }),
    addProven: (start, end) => proven.push({ start, end }),
    build: () => ({ stretches: joined(stretches), proven: proven.sort(compareSpans) }),
  };
}

/** In the order of the old text; stretches that touch in both texts are joined. Where two overlap
 * (both include the same punctuation), the second begins behind the first. */
function joined(stretches: EqualStretch[]): readonly EqualStretch[] {
  stretches.sort((a, b) => a.oldStart - b.oldStart);
  const result: EqualStretch[] = [];
  for (const next of stretches) {
    const last = result.at(-1);
    const end = last ? last.oldStart + last.length : 0;
    const nextEnd = next.oldStart + next.length;
    if (nextEnd <= end) continue;
    if (last && end >= next.oldStart && shiftOf(last) === shiftOf(next)) {
      result[result.length - 1] = { ...last, length: nextEnd - last.oldStart };
    } else {
      const oldStart = Math.max(next.oldStart, end);
      result.push({ oldStart, newStart: oldStart + shiftOf(next), length: nextEnd - oldStart });
    }
  }
  return result;
}

/** How far the stretch has moved, in UTF-16 units. */
export function shiftOf({ oldStart, newStart }: EqualStretch): number {
  return newStart - oldStart;
}

/** The end (exclusive) of the stretch in the old text. */
export function endOf({ oldStart, length }: EqualStretch): number {
  return oldStart + length;
}
