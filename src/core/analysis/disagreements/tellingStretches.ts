import { stretchesOf, type Netting, type StretchRange, type Stretching } from '../../model/netting';
import type { Claim } from '../claims/claims';
import { signOf, type Run } from '../claims/stanceInTime';

// Of the stretches in which two actors are opposed, most share their claims: a year of dissent is seen from a year before
// to a year after. A row tells those that do not overlap, beginning with the one that has most claims on its weaker side;
// of equal ones that with most claims on both sides, then the earliest.

/** The stretches that a row tells, in the order in which they are chosen. `runs`: those in which the two are opposed, with
 * the sign of the first one. */
export function tellingStretches(
  one: readonly Claim[],
  other: readonly Claim[],
  runs: readonly Run[],
  netting: Netting,
): readonly StretchRange[] {
  if (netting.kind === 'none') return runs;
  const claims = [...sidesOf(one, 1, netting), ...sidesOf(other, -1, netting)];
  const reach = netting.kind === 'within' ? netting.size : 1;
  const chosen: number[] = [];
  const isFree = (at: number): boolean => chosen.every((taken) => Math.abs(taken - at) >= reach);
  // Between these nothing changes.
  const candidates = new Set(claims.flatMap(({ from, to }) => [from, to + 1]));
  for (const { from } of runs) candidates.add(from);
  for (;;) {
    const [best] = runs
      .flatMap((run) => stretchesIn(run, [...candidates].filter(isFree), claims))
      .sort((a, b) => b.weaker - a.weaker || b.both - a.both || a.at - b.at);
    if (!best) return chosen.map((at) => ({ from: at, to: at }));
    chosen.push(best.at);
    candidates.add(best.at + reach);
  }
}

/** A claim on a side, as the first actor would have it: where both are opposed the signs of the second are turned. */
interface OnSide extends StretchRange {
  readonly isFirst: boolean;
  readonly sign: -1 | 1;
  readonly count: number;
}

function sidesOf(claims: readonly Claim[], turn: 1 | -1, netting: Stretching): readonly OnSide[] {
  return claims.flatMap(({ days, polarity = 0, count }): OnSide[] => {
    const sign = signOf(polarity * turn);
    const range = days && stretchesOf(days, netting);
    return range && sign !== 0 ? [{ ...range, isFirst: turn === 1, sign, count }] : [];
  });
}

/** Those of a run, with how many claims the weaker side has in each, and both. */
function stretchesIn(
  { from, to, sign }: Run,
  candidates: readonly number[],
  claims: readonly OnSide[],
) {
  const own = claims.filter((claim) => claim.sign === sign);
  return candidates
    .filter((at) => at >= from && at <= to)
    .map((at) => ({ at, ...countsAt(at, own) }));
}

function countsAt(at: number, claims: readonly OnSide[]) {
  let first = 0;
  let second = 0;
  for (const { from, to, isFirst, count } of claims) {
    if (at < from || at > to) continue;
    if (isFirst) first += count;
    else second += count;
  }
  return { weaker: Math.min(first, second), both: first + second };
}
