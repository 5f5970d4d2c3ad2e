import { contentStamp } from '../../annotation-file/contentStamp';
import { writtenRef } from '../../model/decision';
import { passagesOf, type CodedPosition } from '../passages';
import { quotesOverlap } from '../../analysis/claims/claims';
import type { Reading } from '../readings';

/** One position of one coder, as decisions name it. */
export interface ReadPosition extends CodedPosition {
  /** With its content: see `writtenRef`. */
  readonly ref: string;
}

/** The positions of some coders in one article, by passage, in text order. Any common letter makes
 * one passage: two decisions about the same words would each miss what the other coder read. */
export function readPassages(readings: readonly Reading[]): readonly (readonly ReadPosition[])[] {
  return passagesOf(readings, quotesOverlap).map(({ records }) =>
    records.map(({ coder, placed }): ReadPosition => {
      const { annotation } = placed;
      const ref = writtenRef({ coder, id: annotation.id, stamp: contentStamp(annotation) });
      return { coder, placed, ref };
    }),
  );
}
