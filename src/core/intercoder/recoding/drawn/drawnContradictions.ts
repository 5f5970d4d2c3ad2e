import { conditionsOf } from '../../../analysis/claims/conditions';
import { isOneDay, occasionOf } from '../../../analysis/claims/occasions';
import { addTo, groupedBy } from '../../../analysis/records/groups';
import type { DateRange } from '../../../model/date';
import type { DrawnSides } from './drawnOccasions';
import { isMinus, isPlus, lanesWhere, type DrawnClaim } from './drawnUnits';
import { noLanes, type Lanes } from './lanes';

// Contradictions and shifts of one actor in all recodings at once. The rules are those of
// contradictions.ts.

/** The recodings in which one actor contradicts itself, and those in which it moves; what only
 * holds under different conditions does not count. */
export interface DrawnContradictions {
  readonly contradiction: Lanes;
  readonly shift: Lanes;
}

export function drawnContradictions(claims: readonly DrawnClaim[]): DrawnContradictions {
  const sided = claims.map(sidedClaim);
  return { contradiction: contradictionLanes(sided), shift: shiftLanes(sided) };
}

interface SidedClaim extends DrawnSides {
  readonly occasion: string | undefined;
  readonly days: DateRange | undefined;
  readonly conditions: ReadonlySet<string | undefined>;
}

function sidedClaim(drawn: DrawnClaim): SidedClaim {
  const { claim } = drawn;
  return {
    plus: lanesWhere(drawn, isPlus),
    minus: lanesWhere(drawn, isMinus),
    occasion: occasionOf(claim),
    days: claim.days,
    conditions: conditionsOf(claim),
  };
}

function contradictionLanes(claims: readonly SidedClaim[]): Lanes {
  const found = noLanes();
  for (const [occasion, own] of groupedBy(claims, (claim) => claim.occasion)) {
    if (occasion !== undefined) addBothSides(own, found);
  }
  return found;
}

/** A move: a day of one side alone, and one of the other, among claims whose order is known. */
function shiftLanes(claims: readonly SidedClaim[]): Lanes {
  const dated = claims.filter(({ days }) => days);
  const ordered = dated.map((claim) => withoutVague(claim, dated));
  const found = noLanes();
  const days = groupedBy(ordered, (claim) => claim.days?.first);
  addBothSides([...days.values()].flatMap(onOneSide), found);
  return found;
}

/** The claims of a day, without the recodings in which it has both sides. */
function onOneSide(claims: readonly SidedClaim[]): readonly SidedClaim[] {
  const { plus, minus } = joined(claims);
  return claims.map((claim) => ({
    ...claim,
    plus: claim.plus.map((own, word) => own & ~at(minus, word)),
    minus: claim.minus.map((own, word) => own & ~at(plus, word)),
  }));
}

/** A claim without the recodings in which one of the other side may be before or after it. */
function withoutVague(claim: SidedClaim, dated: readonly SidedClaim[]): SidedClaim {
  const { days } = claim;
  if (!days || isOneDay(days)) return claim;
  const [plus, minus] = [claim.plus.slice(), claim.minus.slice()];
  for (const other of dated) {
    if (!other.days || other.days.first > days.last || other.days.last < days.first) continue;
    for (let word = 0; word < plus.length; word++) {
      plus[word] = at(plus, word) & ~at(other.minus, word);
      minus[word] = at(minus, word) & ~at(other.plus, word);
    }
  }
  return { ...claim, plus, minus };
}

/** Adds the recodings with claims for and against under the same condition. */
function addBothSides(claims: readonly SidedClaim[], into: Lanes): void {
  const byCondition = new Map<string | undefined, SidedClaim[]>();
  for (const claim of claims) {
    for (const condition of claim.conditions) addTo(byCondition, condition, claim);
  }
  for (const same of byCondition.values()) {
    const { plus, minus } = joined(same);
    for (let word = 0; word < into.length; word++) {
      into[word] = at(into, word) | (at(plus, word) & at(minus, word));
    }
  }
}

function joined(claims: readonly SidedClaim[]): DrawnSides {
  const [plus, minus] = [noLanes(), noLanes()];
  for (const claim of claims) {
    for (let word = 0; word < plus.length; word++) {
      plus[word] = at(plus, word) | at(claim.plus, word);
      minus[word] = at(minus, word) | at(claim.minus, word);
    }
  }
  return { plus, minus };
}

function at(lanes: Lanes, word: number): number {
  return lanes[word] ?? 0;
}
