import fc from 'fast-check';
import type { TextEdit } from '../../../src/core/text/textEdit';

export interface EditedText {
  readonly text: string;
  /** Simultaneous, in no particular order. */
  readonly edits: readonly TextEdit[];
}

/** Random texts of few different characters, so that repetitions are common, with up to four
 * simultaneous edits that do not overlap (they may touch, or insert at one another's edge). */
export function someEdits(alphabet: string, longest: number): fc.Arbitrary<EditedText> {
  const words = (maxLength: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), maxLength, size: 'max' });
  return fc
    .tuple(
      words(longest),
      fc.uniqueArray(fc.nat(longest), { maxLength: 8, size: 'max' }),
      fc.array(words(4), { minLength: 4, maxLength: 4 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    )
    .map(([text, cuts, texts, isInsertion]) => {
      const ends = cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b);
      const edits: TextEdit[] = [];
      for (let i = 0; i + 1 < ends.length; i++) {
        const start = ends[i] ?? 0;
        const end = isInsertion[edits.length] === true ? start : (ends[i + 1] ?? start);
        if (edits.length < 4) edits.push({ start, end, text: texts[edits.length] ?? '' });
        // Half of the time a gap is left before the next edit; else the two touch.
        if (end > start && (start + end) % 2 === 0) i++;
      }
      return { text, edits: edits.reverse() };
    });
}
