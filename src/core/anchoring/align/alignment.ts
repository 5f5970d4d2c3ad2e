import { compareSpans, type Span } from '../../model/span';

/** A stretch of text that stands in both versions, the same to the character. */
export interface EqualStretch {
  readonly oldStart: number;
  readonly newStart: number;
  readonly length: number;
}

export interface Alignment {
  /** In the order of the old text. */
  readonly stretches: readonly EqualStretch[];
  /** Where the old text stands once in both versions, so that it can be nothing else; in text order. */
  readonly proven: readonly Span[];
}

/** Shorter text may stand once in both versions by chance: such a line (a heading, a closing word) is
 * paired beside its neighbours only, and such a run of words proves nothing. */
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

/** In the order of the old text, those that touch in both made one. Where two overlap (punctuation that
 * both took), the second begins behind the first. */
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

/** By how much it has moved. */
export function shiftOf({ oldStart, newStart }: EqualStretch): number {
  return newStart - oldStart;
}

/** Where it ends in the old text. */
export function endOf({ oldStart, length }: EqualStretch): number {
  return oldStart + length;
}
