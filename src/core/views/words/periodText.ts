import type { Period } from '../../analysis/disagreements/pairs';
import { isBothWays, orientationsOf } from '../../analysis/disagreements/rowSides';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { Codebook } from '../../model/codebook';
import type { Localizer } from './localizer';
import { joinCounts } from './nameLabels';
import { actorName } from './names';
import { phrase } from '../../util/phrase';

/** More do not fit into a row. */
const MOST_PERIODS = 4;

/** "2008, Jan – Mar 2012, undated": the times of periods. */
export function periodsText(localizer: Localizer, periods: readonly Period[]): string {
  const listed = periods
    .slice(0, MOST_PERIODS)
    .map(({ days }) =>
      days ? localizer.period(days.first, days.last) : localizer.text('undated'),
    );
  const more = periods.length - listed.length;
  return [...listed, ...(more > 0 ? [localizer.text('and {0} more', more)] : [])].join(', ');
}

/** "2021 · 1 : 1 claims": the time of a period, and its claims. */
export function periodText(localizer: Localizer, { days, sides }: Period): string {
  const [a, b] = sides.map(({ ownClaims }) => ownClaims);
  return joinCounts(
    days ? localizer.period(days.first, days.last) : localizer.text('undated'),
    localizer.text('{0} : {1} claims', a ?? 0, b ?? 0),
  );
}

/** "changed sides: China for, Japan against 2021; the other way round 2022"; "both ways", where it
 * is on the same dates; undefined where the two have one orientation. */
export function changedSidesText(
  localizer: Localizer,
  codebook: Codebook,
  row: Disagreement,
): string | undefined {
  const [first, second] = orientationsOf(row);
  if (!first || !second) return undefined;
  const actors = first.sign > 0 ? row.actors : row.actors.toReversed();
  const [one = '', other = ''] = actors.map((id) => actorName(codebook, id, localizer));
  const [before, after] = [first, second].map(({ periods }) => periodsText(localizer, periods));
  const key = isBothWays(row)
    ? phrase('both ways: {0} for, {1} against {2}; the other way round {3}')
    : phrase('changed sides: {0} for, {1} against {2}; the other way round {3}');
  return localizer.text(key, one, other, before ?? '', after ?? '');
}
