import { foldCase } from '../../text/folding/spelling';
import type { PositionRecord } from '../records/positionRecords';
import type { Claim } from './claims';

// Claims of one actor for and against an issue contradict each other only under the same condition:
// both without one, or both under one of the same words. Case, white space and the way letters are
// composed (NFC) make no difference.
//
// Source: docs/reference/disagreements.md.

/** The words of a condition as they are compared; undefined without a condition. */
export function comparedCondition(condition: string): string;
export function comparedCondition(condition: string | undefined): string | undefined;
export function comparedCondition(condition: string | undefined): string | undefined {
  return condition === undefined
    ? undefined
    : foldCase(condition.normalize('NFC').trim().replace(/\s+/gu, ' '));
}

/** The conditions of a claim, as they are compared: several, where its coders differ; undefined
 * among them, where one of them has none. */
export function conditionsOf({ evidence }: Claim): ReadonlySet<string | undefined> {
  return new Set(evidence.map(({ record }) => comparedCondition(record.position.condition)));
}

/** True if a claim of one side and a claim of the other hold under the same condition. */
export function shareCondition(one: readonly Claim[], other: readonly Claim[]): boolean {
  const conditions = new Set(one.flatMap((claim) => [...conditionsOf(claim)]));
  return other.some((claim) => [...conditionsOf(claim)].some((own) => conditions.has(own)));
}

/** True if all of some claims hold under a condition only. */
export function areConditional(claims: readonly Claim[]): boolean {
  return claims.length > 0 && claims.every((claim) => !conditionsOf(claim).has(undefined));
}

/** The words of the conditions of records, each once, in the order of records. */
export function conditionWords(records: readonly PositionRecord[]): readonly string[] {
  const words = new Map<string | undefined, string>();
  for (const { position } of records) {
    const { condition } = position;
    const compared = comparedCondition(condition);
    if (condition !== undefined && !words.has(compared)) words.set(compared, condition);
  }
  return [...words.values()];
}
