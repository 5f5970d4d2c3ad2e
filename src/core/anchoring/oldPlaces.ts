import type { QuotePart } from '../model/annotation';
import type { Span } from '../model/span';
import { endOf, type EqualStretch } from './align/alignment';
import { bestFirst, type Candidate } from './found';
import { suggestIn } from './search/suggest';

/** What is now in the old places of quotes that seem to have moved. */
export interface OldPlaces {
  /** Text similar to the quote beside its former neighbours, at the former distance: then the place
   * found is a copy. `before` and `after`: the equal stretches around it in the old text. */
  otherIn(
    part: QuotePart,
    oldSpan: Span,
    span: Span,
    before: EqualStretch | undefined,
    after: EqualStretch | undefined,
  ): Candidate | undefined;
}

export function oldPlacesOf(stretches: readonly EqualStretch[], newText: string): OldPlaces {
  let taken:
    { readonly starts: ReadonlySet<number>; readonly ends: ReadonlySet<number> } | undefined;
  return {
    otherIn(part, oldSpan, span, before, after) {
      const found: Candidate[] = [];
      if (before) {
        const from = before.newStart + before.length;
        const length = oldSpan.end - endOf(before);
        if (!isTaken(from, 'starts')) look(from, Math.min(newText.length, from + length + AROUND));
      }
      if (after) {
        const to = after.newStart;
        const length = after.oldStart - oldSpan.start;
        if (!isTaken(to, 'ends')) look(Math.max(0, to - length - AROUND), to);
      }
      return bestFirst(found)[0];

      function look(from: number, to: number): void {
        const isItself = from < span.end && span.start < to;
        if (isItself || to - from > LONGEST_PLACE) return;
        const one = suggestIn(newText.slice(from, to), part);
        if (!one || one.score < LEAST_OTHER) return;
        const { start, end } = one.span;
        found.push({ span: { start: start + from, end: end + from }, score: one.score });
      }
    },
  };

  /** Where text from elsewhere follows at once, nothing new was inserted. */
  function isTaken(offset: number, edge: 'starts' | 'ends'): boolean {
    if (!taken) {
      const long = stretches.filter(({ length }) => length >= LONG);
      taken = {
        starts: new Set(long.map(({ newStart }) => newStart)),
        ends: new Set(long.map(({ newStart, length }) => newStart + length)),
      };
    }
    return taken[edge].has(offset);
  }
}

const LONG = 16;
/** As for suggestions: less similar text is something else. */
const LEAST_OTHER = 0.5;
const LONGEST_PLACE = 2048;
/** A short paragraph may have been inserted in between. */
const AROUND = 512;
