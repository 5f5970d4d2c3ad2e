import { isOneDay, occasionOf } from '../../../analysis/claims/occasions';
import { groupedBy } from '../../../analysis/records/groups';
import type { DateRange } from '../../../model/date';
import type { DrawnSides } from './drawnOccasions';
import { isMinus, isPlus, lanesWhere, type DrawnClaim } from './drawnUnits';
import { noLanes, type Lanes } from './lanes';

// Contradictions and shifts of one actor in all recodings at once. The rules are those of
// contradictions.ts.

/** The recodings in which one actor contradicts itself, and those in which it moves. Where one side
 * has only claims under a condition, neither counts. */
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
  /** True if a record of it is without a condition. */
  readonly isFirm: boolean;
}

function sidedClaim(drawn: DrawnClaim): SidedClaim {
  const { claim } = drawn;
  return {
    plus: lanesWhere(drawn, isPlus),
    minus: lanesWhere(drawn, isMinus),
    occasion: occasionOf(claim),
    days: claim.days,
    isFirm: claim.evidence.some(({ record }) => record.position.condition === undefined),
  };
}

function contradictionLanes(claims: readonly SidedClaim[]): Lanes {
  const sides = new CountedSides();
  for (const [occasion, own] of groupedBy(claims, (claim) => claim.occasion)) {
    if (occasion === undefined) continue;
    const { plus, minus, firmPlus, firmMinus } = joined(own);
    for (let word = 0; word < plus.length; word++) {
      const both = at(plus, word) & at(minus, word);
      sides.add(word, both, both, both & at(firmPlus, word), both & at(firmMinus, word));
    }
  }
  return sides.counted();
}

/** A move: a day of one side alone, and one of the other, among claims whose order is known. */
function shiftLanes(claims: readonly SidedClaim[]): Lanes {
  const dated = claims.filter(({ days }) => days);
  const ordered = dated.map((claim) => withoutVague(claim, dated));
  const sides = new CountedSides();
  for (const own of groupedBy(ordered, ({ days }) => days?.first).values()) {
    const { plus, minus, firmPlus, firmMinus } = joined(own);
    for (let word = 0; word < plus.length; word++) {
      const onlyPlus = at(plus, word) & ~at(minus, word);
      const onlyMinus = at(minus, word) & ~at(plus, word);
      sides.add(
        word,
        onlyPlus,
        onlyMinus,
        onlyPlus & at(firmPlus, word),
        onlyMinus & at(firmMinus, word),
      );
    }
  }
  return sides.counted();
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

function joined(claims: readonly SidedClaim[]) {
  const [plus, minus, firmPlus, firmMinus] = [noLanes(), noLanes(), noLanes(), noLanes()];
  for (const claim of claims) {
    for (let word = 0; word < plus.length; word++) {
      plus[word] = at(plus, word) | at(claim.plus, word);
      minus[word] = at(minus, word) | at(claim.minus, word);
      if (!claim.isFirm) continue;
      firmPlus[word] = at(firmPlus, word) | at(claim.plus, word);
      firmMinus[word] = at(firmMinus, word) | at(claim.minus, word);
    }
  }
  return { plus, minus, firmPlus, firmMinus };
}

/** Collects the claims for and against of a finding, and those without a condition. */
class CountedSides {
  readonly #plus = noLanes();
  readonly #minus = noLanes();
  readonly #firmPlus = noLanes();
  readonly #firmMinus = noLanes();

  add(word: number, plus: number, minus: number, firmPlus: number, firmMinus: number): void {
    this.#plus[word] = at(this.#plus, word) | plus;
    this.#minus[word] = at(this.#minus, word) | minus;
    this.#firmPlus[word] = at(this.#firmPlus, word) | firmPlus;
    this.#firmMinus[word] = at(this.#firmMinus, word) | firmMinus;
  }

  /** The recodings with both sides, but where one of them alone is conditional. */
  counted(): Lanes {
    return this.#plus.map(
      (plus, word) =>
        plus & at(this.#minus, word) & ~(at(this.#firmPlus, word) ^ at(this.#firmMinus, word)),
    );
  }
}

function at(lanes: Lanes, word: number): number {
  return lanes[word] ?? 0;
}
