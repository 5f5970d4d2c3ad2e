import type { Period } from '../analysis/disagreements/pairs';
import { isBothWays, orientationsOf } from '../analysis/disagreements/rowSides';
import type { Disagreement } from '../analysis/disagreements/whoDisagrees';
import { liesWithin, rangesOverlap } from '../model/date';
import { daysText, nameOfActor, sideText } from './brief/briefWords';
import type { Wording } from './wording/wording';

// When two actors are opposed, period by period. A row's own dates would bridge the time between
// its periods.

/** More are not read in a line; the table of periods has all. */
const MOST_PERIODS = 8;
const MOST_IN_SENTENCE = 3;

/** Words of the claims of each actor in a period. */
type ClaimsText = (one: number, other: number) => string;

/** "2008 to 2009 (4 : 2), 2012 (1 : 1)", with the claims of each actor in the order of the row. One
 * that begins before the last one ends says so, since some claims may be in both. */
export function periodsText(
  periods: readonly Period[],
  wording: Wording,
  most = MOST_PERIODS,
  claimsText: ClaimsText = (one, other) => `${String(one)} : ${String(other)}`,
): string {
  const listed = periods.slice(0, most).map((period, at) => {
    const [one, other] = period.sides;
    const claims = claimsText(one.ownClaims, other.ownClaims);
    const isOverlapping = periods
      .slice(0, at)
      .some(({ days }) => days && period.days && rangesOverlap(days, period.days));
    const words = isOverlapping ? wording.text('overlapping', claims) : claims;
    return `${daysText(wording, period)} (${words})`;
  });
  const more = periods.length - listed.length;
  return [
    ...listed,
    ...(more > 0 ? [wording.text('and more', wording.text('more periods', more))] : []),
  ].join(', ');
}

/** The periods of a row in a sentence that has named its actors with `sidesInSentence`; without
 * those that lie within another one, whose claims are most of the same. */
export function periodsInSentence(
  row: Disagreement,
  wording: Wording,
  claimsText?: ClaimsText,
): string {
  const halves = orientationsOf(row).map(({ periods }) => {
    const outer = periods.filter(
      (one, at) => !periods.some((other, of) => hides(other, of, one, at)),
    );
    return periodsText(outer, wording, MOST_IN_SENTENCE, claimsText);
  });
  const [first = '', second] = halves;
  return second === undefined ? first : wording.text('the other way round', first, second);
}

function hides(other: Period, of: number, one: Period, at: number): boolean {
  if (of === at || !one.days || !other.days || !liesWithin(one.days, other.days)) return false;
  return of < at || !liesWithin(other.days, one.days);
}

/** The sides of both actors in the first periods of a row. */
export function sidesInSentence(row: Disagreement, wording: Wording): readonly [string, string] {
  const sign = row.periods[0]?.sign ?? row.stances[0]?.sign ?? 0;
  return [sideText(wording, sign), sideText(wording, -sign)];
}

/** "changed sides: A for, B against 2021 (1 : 1); the other way round 2022 (2 : 1)"; "both ways",
 * where it is on the same dates; undefined where the two have one orientation. */
export function changedSidesText(row: Disagreement, wording: Wording): string | undefined {
  const [first, second] = orientationsOf(row);
  if (!first || !second) return undefined;
  const { text } = wording;
  const [a, b] = row.actors.map((actor) => nameOfActor(wording, actor));
  const [one, other] =
    first.sign > 0 ? (['for', 'against'] as const) : (['against', 'for'] as const);
  const halves = [first, second].map(({ periods }) => periodsText(periods, wording));
  return text(
    isBothWays(row) ? 'both ways' : 'changed sides',
    a ?? '',
    text(one),
    b ?? '',
    text(other),
    halves[0] ?? '',
    halves[1] ?? '',
  );
}
