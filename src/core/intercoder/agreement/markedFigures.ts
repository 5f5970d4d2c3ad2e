import type { CoderId, IssueId } from '../../model/ids';
import { compareSpans, unionOf, type Span } from '../../model/span';
import { addAll } from '../../util/lists';
import { pauses, type Task } from '../../util/task';
import { figureValue } from '../coefficients/figure';
import type { Reading } from '../readings';
import type { CodedUnits } from './codedUnits';
import { clipped, markedText } from './coverage';
import type { Continuum } from '../unitizing/continuum';
import { preparedUnitizing, type UnitizingFigure } from '../unitizing/unitizing';
import { issueAlpha, issueSums, type IssueSums } from './markedSums';

/** Agreement about the text that coders marked, in characters. The continuum is what the articles
 * that count have besides front matter, end to end. */
export interface MarkedFigures {
  /** |u-α of the union of what each coder marked. */
  readonly marked: UnitizingFigure;
  /** For intervals: the same for a resample of articles. */
  readonly resampled: (drawn: ArrayLike<number>) => number | undefined;
  /** (k)u-α by issue. */
  readonly issues: ReadonlyMap<IssueId, UnitizingFigure>;
  /** How many characters each coder marked. */
  readonly byCoder: ReadonlyMap<CoderId, number>;
  /** The length of the continuum. */
  readonly length: number;
  /** Positions without a place in it: lost quotes, and those in front matter. */
  readonly unplaced: number;
}

/** A task: an issue costs the articles in which it is. */
export function* markedFigures({ articles }: CodedUnits): Task<MarkedFigures> {
  const continua: Continuum[] = [];
  const without: IssueSums[] = [];
  const ofIssues = new Map<IssueId, Map<number, IssueSums>>();
  const byCoder = new Map<CoderId, number>();
  let length = 0;
  let unplaced = 0;
  const mustPause = pauses(POSITIONS_AT_ONCE);
  for (const [index, { article, readings }] of articles.entries()) {
    const { continuum } = article;
    const texts = readings.map((reading) => markedText(reading, continuum));
    const marked = texts.map(({ spans }) => spans);
    length += continuum.end - continuum.start;
    for (const { coder, spans, unplaced: lost } of texts) {
      unplaced += lost;
      const own = spans.reduce((sum, { start, end }) => sum + end - start, 0);
      byCoder.set(coder, (byCoder.get(coder) ?? 0) + own);
    }
    continua.push({
      length: continuum.end - continuum.start,
      coders: marked.map((spans) => spans.map((span) => ({ ...span, category: '' }))),
    });
    without.push(issueSums(marked, NO_SPANS));
    const own = readings.map((reading) => spansByIssue(reading, continuum));
    for (const issue of new Set(own.flatMap((spans) => [...spans.keys()]))) {
      const sums = ofIssues.get(issue) ?? new Map<number, IssueSums>();
      const spans = own.map((found) => found.get(issue) ?? []);
      sums.set(index, issueSums(marked, spans));
      ofIssues.set(issue, sums);
    }
    if (mustPause(readings.reduce((sum, { positions }) => sum + positions.length, 0))) {
      yield undefined;
    }
  }
  const issues = new Map<IssueId, UnitizingFigure>();
  for (const [issue, sums] of ofIssues) {
    issues.set(issue, issueAlpha(without.map((other, index) => sums.get(index) ?? other)));
    yield undefined;
  }
  const unitizing = preparedUnitizing(continua);
  return {
    marked: unitizing().uBinary,
    resampled: (drawn) => figureValue(unitizing(drawn).uBinary),
    issues,
    byCoder,
    length,
    unplaced,
  };
}

const POSITIONS_AT_ONCE = 1000;

const NO_SPANS: readonly (readonly Span[])[] = [];

/** What a coder marked with each issue: sorted and disjoint. */
function spansByIssue(
  { positions }: Reading,
  continuum: Span,
): ReadonlyMap<IssueId, readonly Span[]> {
  const found = new Map<IssueId, Span[]>();
  for (const { annotation, places } of positions) {
    const spans = places.flatMap(({ span }) => clipped(span, continuum) ?? []);
    for (const issue of new Set(annotation.issues)) {
      const known = found.get(issue);
      if (known) addAll(known, spans);
      else found.set(issue, [...spans]);
    }
  }
  return new Map(
    [...found].map(([issue, spans]) => [issue, unionOf(spans.sort(compareSpans))] as const),
  );
}
