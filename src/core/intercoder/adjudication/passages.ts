import { quotesMeet } from '../../analysis/claims/claims';
import type { Position } from '../../model/annotation';
import { contentStamp } from '../../model/contentStamp';
import { writtenRef } from '../../model/decision';
import type { CoderId } from '../../model/ids';
import { firstStart, type PlacedAnnotation } from '../../model/place';
import { addAll } from '../../util/lists';
import { compareStart, compareText } from '../../util/order';
import type { Reading } from '../readings';

/** One position of one coder. */
export interface CodedPosition {
  readonly coder: CoderId;
  readonly placed: PlacedAnnotation<Position>;
  /** Names it, with its content, in decisions: see `writtenRef`. */
  readonly ref: string;
}

/** The positions of some coders in one article, by passage: those whose quotes meet, directly or
 * through others, whatever their actor and issue. Passages and their positions are in text order,
 * lost quotes last. Quadratic in the positions of the article. */
export function passagesOf(readings: readonly Reading[]): readonly (readonly CodedPosition[])[] {
  const all = readings.flatMap(({ coder, positions }) =>
    positions.map((placed): CodedPosition => {
      const { annotation } = placed;
      const ref = writtenRef({ coder, id: annotation.id, stamp: contentStamp(annotation) });
      return { coder, placed, ref };
    }),
  );
  all.sort(
    (a, b) => compareStart(firstStart(a.placed), firstStart(b.placed)) || compareText(a.ref, b.ref),
  );
  let passages: CodedPosition[][] = [];
  for (const position of all) {
    const met = passages.filter((passage) =>
      passage.some(({ placed }) => quotesMeet(placed, position.placed)),
    );
    const [first] = met;
    if (!first) {
      passages.push([position]);
      continue;
    }
    // In the place of the first one, so that passages stay in the order of their first positions.
    for (const passage of met.slice(1)) addAll(first, passage);
    first.push(position);
    if (met.length > 1) passages = passages.filter((one) => one === first || !met.includes(one));
  }
  const places = new Map(all.map((position, at) => [position, at]));
  const placeOf = (position: CodedPosition): number => places.get(position) ?? 0;
  return passages.map((passage) => passage.sort((a, b) => placeOf(a) - placeOf(b)));
}
