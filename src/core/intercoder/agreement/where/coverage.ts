import type { CoderId } from '../../../model/ids';
import { addAll } from '../../../util/lists';
import { compareSpans, unionOf, type Span } from '../../../model/span';
import type { Reading } from '../../readings';
import type { CodedUnits } from '../codedUnits';

/** How much a coder marked. */
export interface CoderActivity {
  readonly coder: CoderId;
  readonly articles: number;
  readonly positions: number;
  /** Passages in which the coder has a position. */
  readonly passages: number;
  /** The share of the characters read that the coder marked; undefined where there are none. */
  readonly coverage: number | undefined;
}

/** What a coder marked of one article. */
export interface MarkedText {
  readonly coder: CoderId;
  /** The text marked, whatever actor and issue: sorted and disjoint, inside of the text that was to
   * be coded, in UTF-16 units from its beginning. */
  readonly spans: readonly Span[];
  /** Positions without a place, and those that lie outside of the text to be coded. */
  readonly unplaced: number;
}

/** What a reading marks of the text that was to be coded. */
export function markedText({ coder, positions }: Reading, continuum: Span): MarkedText {
  let unplaced = 0;
  const spans: Span[] = [];
  for (const { places } of positions) {
    const own = places.flatMap(({ span }) => clipped(span, continuum) ?? []);
    if (own.length === 0) unplaced += 1;
    addAll(spans, own);
  }
  return { coder, spans: unionOf(spans.sort(compareSpans)), unplaced };
}

/** The part of a span in the text to be coded, from its beginning. */
export function clipped(span: Span | undefined, continuum: Span): Span | undefined {
  if (!span) return undefined;
  const start = Math.max(span.start, continuum.start) - continuum.start;
  const end = Math.min(span.end, continuum.end) - continuum.start;
  return start < end ? { start, end } : undefined;
}

/** What each coder did in the articles that count. `marked`: the characters that each coder
 * marked. */
export function activityOf(
  units: CodedUnits,
  marked: ReadonlyMap<CoderId, number>,
): readonly CoderActivity[] {
  const passages = new Map<number, number>();
  for (const { readings } of units.passages) {
    for (const { coder, records } of readings) {
      if (records.length > 0) passages.set(coder, (passages.get(coder) ?? 0) + 1);
    }
  }
  return units.coders.map((coder, index) => {
    let articles = 0;
    let positions = 0;
    let length = 0;
    for (const { article, readings } of units.articles) {
      const reading = readings.find((own) => own.coder === coder);
      if (!reading) continue;
      articles += 1;
      positions += reading.positions.length;
      length += article.continuum.end - article.continuum.start;
    }
    const coverage = length === 0 ? undefined : (marked.get(coder) ?? 0) / length;
    return { coder, articles, positions, passages: passages.get(index) ?? 0, coverage };
  });
}
