import { contentWithoutWords } from '../../annotation-file/readingDigest';
import type { AnnotationFileEdit } from '../../annotation-file/edit/edit';
import { quotesMeet } from '../../analysis/claims/claims';
import type { CoderId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import type { NoPosition, ReadArticle, Reading } from '../readings';
import { coderOf, sharedQuote, type Decided } from './decide';

// Only positions are adjudicated passage by passage. From the first decision on, the adjudicated
// file is read in place of the coders' own, so what else they found is taken over from a list.

/** An annotation that is no position, as one coder or several have it. */
export interface OtherAnnotation {
  /** One for each of the coders; never empty. */
  readonly placed: readonly PlacedAnnotation<NoPosition>[];
  readonly coders: readonly CoderId[];
}

/** What coders have besides positions and the adjudicated file does not, in text order. Annotations
 * that say the same on words that share half of the shorter ones are one. */
export function otherAnnotations(
  readings: readonly Reading[],
  { adjudicatedOthers = [] }: Pick<ReadArticle, 'adjudicatedOthers'>,
): readonly OtherAnnotation[] {
  const found: OtherAnnotation[] = [];
  for (const { coder, others = [] } of readings) {
    for (const one of others) {
      if (adjudicatedOthers.some((there) => isSame(one, there))) continue;
      const at = found.findIndex(
        ({ coders, placed }) =>
          !coders.includes(coder) && placed.some((other) => isSame(one, other)),
      );
      const known = found[at];
      if (known) {
        found[at] = { placed: [...known.placed, one], coders: [...known.coders, coder] };
      } else found.push({ placed: [one], coders: [coder] });
    }
  }
  return found.toSorted((a, b) => startOf(a) - startOf(b));
}

/** The edits of the adjudicated file that take these over. */
export function takenOverEdits(
  chosen: readonly OtherAnnotation[],
  decided: Decided,
): readonly AnnotationFileEdit[] {
  return chosen.flatMap(({ placed }): readonly AnnotationFileEdit[] => {
    const [first] = placed;
    if (!first) return [];
    const annotation = {
      ...first.annotation,
      id: decided.newId(),
      quote: sharedQuote(placed.map((one) => ({ placed: one }))),
      coder: coderOf(decided),
      comments: [],
    };
    const isReviewed = 'status' in annotation;
    return [
      { kind: 'add', annotation: isReviewed ? { ...annotation, status: undefined } : annotation },
    ];
  });
}

function isSame(one: PlacedAnnotation<NoPosition>, other: PlacedAnnotation<NoPosition>): boolean {
  return keyOf(one) === keyOf(other) && quotesMeet(one, other);
}

function keyOf({ annotation }: PlacedAnnotation<NoPosition>): string {
  return JSON.stringify(contentWithoutWords(annotation));
}

/** In UTF-16 units; behind all others where the words are lost. */
function startOf({ placed }: OtherAnnotation): number {
  return placed[0]?.places[0]?.span?.start ?? Infinity;
}
