import { comparePairs, sortedPair } from '../records/pairMap';
import { compareText } from '../../util/order';
import type { Task } from '../../util/task';
import { mostOfRow } from '../claims/stanceInTime';
import type { IssueAnalysis } from '../issueAnalysis';
import type { NetStance } from '../netStances';
import { firstPairs, type Sides } from './firstPairs';
import type { TwoSidedKind } from './kinds';
import { pairsOfKind, pairRowAt, type Disagreement } from './whoDisagrees';

/** The sharpest rows of one kind on an issue, in order: those with most claims on the weaker side,
 * of equal ones those with most claims, then by actors. Not all rows are made: of more than
 * `MOST_MADE` candidates, the best among the first so many are given. */
export function* sharpestRowsOn(
  on: IssueAnalysis,
  kind: TwoSidedKind,
  most: number,
): Task<readonly Disagreement[]> {
  const pairs = pairsOfKind(on, kind);
  const bits = pairs[kind];
  if (bits.count === 0) return [];
  return yield* firstPairs([sidesOf(on, kind)], most, {
    bound: (one, other) => sharpness(one.claims, other.claims),
    limit: (one, other) => sharpness(one.claims, other.claims),
    ...(kind === 'derived'
      ? {
          closer: (one, other) => {
            const [a, b] = [pairs.inTime[one.place], pairs.inTime[other.place]];
            if (!a || !b) return Infinity;
            const [most, others] = mostOfRow(a, b).records;
            return sharpness(Math.min(one.claims, most), Math.min(other.claims, others));
          },
        }
      : {}),
    row: ({ place, isBoth }, other) => {
      // Two actors that were each for and against at some time occur twice.
      if (!bits.has(place, other.place) || (isBoth && other.isBoth && place > other.place)) {
        return undefined;
      }
      return pairRowAt(on, kind, Math.min(place, other.place), Math.max(place, other.place));
    },
    measure: sharpnessOf,
    compare: (a, b) => comparePairs(a.actors, b.actors),
    isBehind: (one, other, { actors }) =>
      comparePairs(sortedPair(one.stance.actor, other.stance.actor), actors) > 0,
    mostMade: MOST_MADE,
  });
}

const MOST_MADE = 5000;

/** Sorts rows of several issues, the sharpest first. */
export function compareSharpness(a: Disagreement, b: Disagreement): number {
  return (
    sharpnessOf(b) - sharpnessOf(a) ||
    compareText(a.issue ?? '', b.issue ?? '') ||
    comparePairs(a.actors, b.actors)
  );
}

/** Whether only issue and actors order two rows. */
export function areAsSharp(a: Disagreement, b: Disagreement): boolean {
  return sharpnessOf(a) === sharpnessOf(b);
}

function sharpnessOf({ claims: [one, other] }: Disagreement): number {
  return sharpness(one, other);
}

/** Sorts by the weaker side, then by both. */
function sharpness(one: number, other: number): number {
  return Math.min(one, other) * 1_000_000 + Math.min(one + other, 999_999);
}

interface Member {
  readonly stance: NetStance;
  readonly place: number;
  /** True if it has claims on both sides. */
  readonly isBoth: boolean;
  /** Number of claims for and against, which is the most that a row can have: the two may have
   * changed sides. */
  readonly claims: number;
}

/** The actors for and against that have a row; those with the largest possible measure first. */
function sidesOf(on: IssueAnalysis, kind: TwoSidedKind): Sides<Member> {
  const { stances, [kind]: bits } = pairsOfKind(on, kind);
  const sides: { plus: Member[]; minus: Member[] } = { plus: [], minus: [] };
  for (const [place, stance] of stances.entries()) {
    if (bits.countWith(place) === 0) continue;
    const { plus, minus, mixed: isBoth } = stance;
    const member: Member = { stance, place, isBoth, claims: plus + minus };
    if (plus > 0) sides.plus.push(member);
    if (minus > 0) sides.minus.push(member);
  }
  for (const own of [sides.plus, sides.minus]) own.sort((a, b) => b.claims - a.claims);
  return sides;
}
