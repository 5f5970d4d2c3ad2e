import { fits, isExact, liesIn, overlap, stretchesOver, type Days, type Window } from './calendar';

// Periods as the data model says: a longest run of consecutive stretches in each of which the same
// actor is for and the other against. Every stretch is looked at, and every claim in each.

/** What an actor says once about an issue. */
export interface DatedClaim {
  /** Undefined where it has no stance. */
  readonly sign: -1 | 0 | 1 | undefined;
  readonly count: number;
  readonly days: Days | undefined;
}

/** A time in which two actors are opposed. */
export interface OpposedPeriod<Claim extends DatedClaim> {
  /** The side of the first actor; the other is on the opposite one. */
  readonly sign: -1 | 1;
  /** The claims of each on its side. */
  readonly claims: readonly [readonly Claim[], readonly Claim[]];
  /** Whether one of them also has claims on the other side. */
  readonly mixed: boolean;
  /** From the first to the last day; undefined where nothing has a date, and without date. */
  readonly days: Days | undefined;
}

type Both<Claim> = readonly [readonly Claim[], readonly Claim[]];

/** A stretch of time, with what the two say in it. */
interface Stretch<Claim> {
  readonly units: { readonly first: number; readonly last: number };
  readonly both: Both<Claim>;
}

/** In the order of time; the one without date is last. `window`: undefined for one stretch of
 * everything. */
export function periodsBetween<Claim extends DatedClaim>(
  a: readonly Claim[],
  b: readonly Claim[],
  window: Window | undefined,
): OpposedPeriod<Claim>[] {
  if (!window) return opposed([a, b]) === 0 ? [] : [periodOf([[a, b]])];
  const dated = [...a, ...b].flatMap(({ days }) => (days && fits(days, window) ? [days] : []));
  const periods: OpposedPeriod<Claim>[] = [];
  let run: Stretch<Claim>[] = [];
  let sign = 0;
  const close = (): void => {
    if (run.length > 0) periods.push(periodOf(deciding(run)));
    run = [];
  };
  for (const units of stretchesOver(dated, window)) {
    const within = ({ days }: DatedClaim): boolean => !!days && liesIn(days, units, window);
    const both = [a.filter(within), b.filter(within)] as const;
    if (opposed(both) !== sign) close();
    sign = opposed(both);
    if (sign !== 0) run.push({ units, both });
  }
  close();
  const without = ({ days }: DatedClaim): boolean => !days || !fits(days, window);
  const undated = [a.filter(without), b.filter(without)] as const;
  if (opposed(undated) !== 0) periods.push({ ...periodOf([undated]), days: undefined });
  return periods;
}

/** A period for each date and article on which the two took opposite sides; one each way. Mixed
 * where one of them took both sides then. */
export function periodsAtTimes<Claim extends DatedClaim>(
  a: readonly Claim[],
  b: readonly Claim[],
  areAtOneTime: (one: Claim, other: Claim) => boolean,
): OpposedPeriod<Claim>[] {
  const found: OpposedPeriod<Claim>[] = [];
  const seen = new Set<Claim>();
  for (const one of a) {
    const sign = one.sign ?? 0;
    if (seen.has(one) || sign === 0) continue;
    const against = b.filter((other) => other.sign === -sign && areAtOneTime(one, other));
    const [first] = against;
    if (!first) continue;
    const own = a.filter((other) => other.sign === sign && areAtOneTime(other, first));
    for (const claim of own) seen.add(claim);
    const mixed =
      a.some((other) => other.sign === -sign && areAtOneTime(other, first)) ||
      b.some((other) => other.sign === sign && areAtOneTime(one, other));
    found.push({ ...periodOf([[own, against]]), mixed });
  }
  return found;
}

/** The sign of the first where the two net to opposite ones, else 0. */
function opposed<Claim extends DatedClaim>([a, b]: Both<Claim>): number {
  return net(a) * net(b) === -1 ? net(a) : 0;
}

function net(claims: readonly DatedClaim[]): number {
  return Math.sign(counted(claims, 1) - counted(claims, -1));
}

export function counted(claims: readonly DatedClaim[], sign: number): number {
  return claims.reduce((sum, one) => (one.sign === sign ? sum + one.count : sum), 0);
}

/** Of a run the stretches that overlap no other: the one with most claims on its weaker side first,
 * then that with most on both, then the earliest. */
function deciding<Claim extends DatedClaim>(run: readonly Stretch<Claim>[]): Both<Claim>[] {
  const own = ({ both: [a, b] }: Stretch<Claim>): readonly [number, number] => [
    counted(a, net(a)),
    counted(b, net(b)),
  ];
  const weaker = (one: Stretch<Claim>): number => Math.min(...own(one));
  const all = (one: Stretch<Claim>): number => own(one)[0] + own(one)[1];
  const best = run.toSorted(
    (x, y) => weaker(y) - weaker(x) || all(y) - all(x) || x.units.first - y.units.first,
  );
  const chosen: Stretch<Claim>[] = [];
  for (const one of best) {
    if (!chosen.some(({ units }) => overlap(units, one.units))) chosen.push(one);
  }
  return chosen.map(({ both }) => both);
}

function periodOf<Claim extends DatedClaim>(
  stretches: readonly Both<Claim>[],
): OpposedPeriod<Claim> {
  const sign = net(stretches[0]?.[0] ?? []) > 0 ? 1 : -1;
  const ofA = [...new Set(stretches.flatMap(([a]) => a))];
  const ofB = [...new Set(stretches.flatMap(([, b]) => b))];
  const claims = [
    ofA.filter((one) => one.sign === sign),
    ofB.filter((one) => one.sign === -sign),
  ] as const;
  return {
    sign,
    claims,
    mixed: counted(ofA, -sign) > 0 || counted(ofB, sign) > 0,
    days: daysOver(claims.flat()),
  };
}

/** From the first to the last day of all that have a date. */
export function daysOver(claims: readonly DatedClaim[]): Days | undefined {
  const dated = claims.flatMap(({ days }) => days ?? []);
  if (dated.length === 0) return undefined;
  return {
    first: Math.min(...dated.map(({ first }) => first)),
    last: Math.max(...dated.map(({ last }) => last)),
  };
}

/** Whether both have one and the same exact date. */
export function isSameDay(one: DatedClaim, other: DatedClaim): boolean {
  return isExact(one.days) && isExact(other.days) && one.days.first === other.days.first;
}
