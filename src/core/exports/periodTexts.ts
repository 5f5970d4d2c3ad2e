import type { Period } from '../analysis/disagreements/pairs';
import { isBothWays, orientationsOf } from '../analysis/disagreements/rowSides';
import type { Disagreement } from '../analysis/disagreements/whoDisagrees';
import { rangesOverlap } from '../model/date';
import { daysText, nameOfActor } from './brief/briefWords';
import type { Wording } from './wording/wording';

// When two actors are opposed, period by period. A row's own dates would bridge the time between
// its periods.

/** More are not read in a sentence; the table of periods has all. */
const MOST_PERIODS = 8;

/** "2008 to 2009 (4 : 2), 2012 (1 : 1)", with the claims of each actor in the order of the row. One
 * that begins before the last one ends says so, since some claims may be in both. */
export function periodsText(periods: readonly Period[], wording: Wording): string {
  const listed = periods.slice(0, MOST_PERIODS).map((period, at) => {
    const claims = period.sides.map(claimCount).join(' : ');
    const isOverlapping = periods
      .slice(0, at)
      .some(({ days }) => days && period.days && rangesOverlap(days, period.days));
    const words = isOverlapping ? wording.text('overlapping', claims) : claims;
    return `${daysText(wording, period)} (${words})`;
  });
  const more = periods.length - listed.length;
  return [...listed, ...(more > 0 ? [wording.text('and n more', more)] : [])].join(', ');
}

function claimCount({ ownClaims }: Period['sides'][number]): string {
  return String(ownClaims);
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
