import { claimsOf, type Claim } from '../../analysis/claims/claims';
import { signOf } from '../../analysis/claims/stanceInTime';
import type { Evidence, RollUpContext } from '../../analysis/records/evidence';

// The unit of the question whether another coder would find a result again: one article × one actor
// × one issue, rolled up as the filter says.

// What a coder says of a unit, as a number, since many thousand are drawn: the side on which most
// of the actor's claims are; neither: claims without a side, or as many on each; nothing: no
// position that counts.
export const FOR = 0;
export const AGAINST = 1;
export const NEITHER = 2;
export const NOTHING = 3;
export const READING_COUNT = 4;

/** The claims of a unit. */
export interface UnitClaims {
  /** Those that the analysis counts. */
  readonly counted: readonly Claim[];
  /** Those that it leaves out because their stance has no polarity. They show that the coder found
   * the actor there: another one may have read a side. */
  readonly others: readonly Claim[];
}

/** The claims of evidence of one actor on one issue in one article, in the order of records. */
export function unitClaims(evidence: readonly Evidence[], context: RollUpContext): UnitClaims {
  const isCounted = ({ polarity }: Evidence): boolean =>
    polarity !== undefined || context.filter.withoutPolarity;
  return {
    counted: claimsOf(evidence.filter(isCounted)),
    others: claimsOf(evidence.filter((piece) => !isCounted(piece))),
  };
}

/** The number of a unit's reading. */
export function readingOfUnit({ counted, others }: UnitClaims): number {
  if (counted.length === 0 && others.length === 0) return NOTHING;
  const sign = signOf(counted.reduce((sum, { polarity = 0 }) => sum + polarity, 0));
  return sign > 0 ? FOR : sign < 0 ? AGAINST : NEITHER;
}

/** The context in which `evidenceOn` gives the evidence of units: also that of stances without
 * polarity. */
export function contextOfUnits(context: RollUpContext): RollUpContext {
  return { ...context, filter: { ...context.filter, withoutPolarity: true } };
}
