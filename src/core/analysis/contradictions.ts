import type { ActorId, IssueId } from '../model/ids';
import { compareText } from '../util/order';
import { addAll, firstFrom } from '../util/lists';
import type { Analysis } from './analyse';
import { perIssue } from './issueAnalysis';
import type { NetStance } from './netStances';
import { dateBounds, type DateBounds } from './records/dates';
import type { Claim } from './claims/claims';
import { shareCondition } from './claims/conditions';
import { groupedBy, sortedByKey } from './records/groups';
import { isOneDay, occasionOf } from './claims/occasions';
import type { PositionRecord } from './records/positionRecords';

// One actor with claims for and against one issue, within one source.
//
// - contradiction: on one exact date, or in one article whose claims have no dates of their own.
// - shift: a turn from one side to the other, in the order of time; a day with both signs is no
//   turn, so that no arrow points back in time.
// - order-unknown: a date is missing, or dates merely overlap. Listed, not counted; such claims are
//   in no turn.
//
// Under different conditions (claims/conditions.ts), an actor may be for and against: such a row is
// `conditional`, and not counted.

export type ContradictionKind = 'contradiction' | 'shift' | 'order-unknown';

export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly actor: ActorId;
  readonly issue: IssueId;
  /** The ids of the records for, and of those against. */
  readonly positions: readonly [readonly string[], readonly string[]];
  readonly records: readonly [readonly PositionRecord[], readonly PositionRecord[]];
  /** For a shift, at least two turns in the order of time, each with another sign than the one
   * before. */
  readonly turns: readonly Turn[];
  /** True if no claims for and against hold under the same condition; of a contradiction, none of
   * the same date or article. */
  readonly conditional: boolean;
}

/** Claims with one sign between two turns. */
export interface Turn extends DateBounds {
  readonly sign: -1 | 1;
  /** In the order of time. */
  readonly records: readonly PositionRecord[];
}

/** All contradictions, by actor, issue and kind. */
export function contradictions(analysis: Analysis): Contradiction[] {
  return [...analysis.issues.values()].flatMap(contradictionsOn).sort(compareContradictions);
}

/** The contradictions on one issue, in the same order: of the chosen actors, where the filter
 * chooses some. Only mixed net stances can have any. */
export const contradictionsOn = perIssue((on): readonly Contradiction[] => {
  const mixed = [...on.stances.values()].filter(
    ({ mixed: isMixed, actor }) => isMixed && on.isShown?.([actor, actor]) !== false,
  );
  return mixed.flatMap(contradictionsOf).sort(compareContradictions);
});

export function compareContradictions(a: Contradiction, b: Contradiction): number {
  return (
    compareText(a.actor, b.actor) || compareText(a.issue, b.issue) || compareText(a.kind, b.kind)
  );
}

/** True if it is included in the counts. */
export function isCountedContradiction({ kind, conditional }: Contradiction): boolean {
  return kind !== 'order-unknown' && !conditional;
}

function contradictionsOf(stance: NetStance): readonly Contradiction[] {
  const claims = stance.claims.filter(({ polarity = 0 }) => polarity !== 0);
  const contradicting = contradictingOf(claims);
  const vague = new Set(vagueAmong(claims));
  const turns = turnsOf(claims.filter((claim) => !vague.has(claim)));
  const unclear = unclearAmong(claims, vague);
  const found: Contradiction[] = [];
  if (contradicting.length > 0) found.push(rowOf('contradiction', stance, contradicting, []));
  if (turns.length > 1) {
    const moved = turns.flatMap(({ claims: own }) => own);
    found.push(rowOf('shift', stance, [moved], turns.map(turnOf)));
  }
  if (unclear.length > 0) found.push(rowOf('order-unknown', stance, [unclear], []));
  return found;
}

/** The claims of each exact date, or article, that has both signs. */
function contradictingOf(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const occasions = groupedBy(claims, occasionOf);
  return [...occasions].flatMap(([occasion, own]) =>
    occasion !== undefined && hasBothSigns(own) ? [own] : [],
  );
}

/** Claims that may be before or after one of the other sign: without a date, or with one that is no
 * exact day and overlaps that of the other. */
function vagueAmong(claims: readonly Claim[]): readonly Claim[] {
  const dated = claims.filter(({ days }) => days);
  const mayMeet = meetingOthers(claims, dated);
  return claims.filter(({ days }, at) => !days || (!isOneDay(days) && (mayMeet[at] ?? 0) > 0));
}

/** The vague claims with those of the other sign whose order to them is unknown. Claims of one
 * occasion contradict each other, whatever the order. */
function unclearAmong(claims: readonly Claim[], vague: ReadonlySet<Claim>): readonly Claim[] {
  if (vague.size === 0) return [];
  const occasions = {
    '1': groupedBy(ofSign(claims, 1), occasionOf),
    '-1': groupedBy(ofSign(claims, -1), occasionOf),
  };
  const all = meetingOthers(claims, claims);
  const own = meetingOthers(claims, [...vague]);
  return claims.filter((claim, at) => {
    // Claims of its own exact day are never vague, so none has to be subtracted.
    if (!vague.has(claim)) return (own[at] ?? 0) > 0;
    const occasion = occasionOf(claim);
    const against = occasion === undefined ? [] : occasions[otherSign(claim)].get(occasion);
    return (all[at] ?? 0) > (against?.length ?? 0);
  });
}

/** For each claim, the number of `others` with the other sign whose date may be the same day. */
function meetingOthers(claims: readonly Claim[], others: readonly Claim[]): readonly number[] {
  const counts = {
    '1': overlapCounter(ofSign(others, 1)),
    '-1': overlapCounter(ofSign(others, -1)),
  };
  return claims.map((claim) => counts[otherSign(claim)](claim));
}

/** Counts the claims that have no date, or one that overlaps that of a given claim; all, where that
 * has none. */
function overlapCounter(claims: readonly Claim[]): (claim: Claim) => number {
  const dated = claims.flatMap(({ days }) => days ?? []);
  const firsts = dated.map(({ first }) => first).sort(compareText);
  const lasts = dated.map(({ last }) => last).sort(compareText);
  return ({ days }) => {
    if (!days) return claims.length;
    const later = firsts.length - firstFrom(firsts, 0, (first) => first > days.last);
    const earlier = firstFrom(lasts, 0, (last) => last >= days.first);
    return claims.length - later - earlier;
  };
}

/** Dated claims in the order of time, joined as long as the sign stays the same; a day with both
 * signs is no turn. */
function turnsOf(claims: readonly Claim[]): readonly SignedClaims[] {
  const turns: { sign: -1 | 1; claims: Claim[] }[] = [];
  const byDay = groupedBy(claims, ({ days }) => days?.first ?? '');
  for (const [, own] of sortedByKey(byDay)) {
    if (hasBothSigns(own)) continue;
    const [claim] = own;
    const sign = claim ? signOfClaim(claim) : 1;
    const open = turns.at(-1);
    if (open?.sign === sign) addAll(open.claims, own);
    else turns.push({ sign, claims: own });
  }
  return turns;
}

interface SignedClaims {
  readonly sign: -1 | 1;
  readonly claims: readonly Claim[];
}

function turnOf({ sign, claims }: SignedClaims): Turn {
  return { sign, records: recordsOf(claims), ...dateBounds(claims) };
}

/** `groups`: claims with both signs; those of one group may contradict each other. */
function rowOf(
  kind: ContradictionKind,
  { actor, issue }: NetStance,
  groups: readonly (readonly Claim[])[],
  turns: readonly Turn[],
): Contradiction {
  const claims = groups.flat();
  const records = [recordsOf(ofSign(claims, 1)), recordsOf(ofSign(claims, -1))] as const;
  return {
    kind,
    actor,
    issue,
    positions: [records[0].map(({ id }) => id), records[1].map(({ id }) => id)],
    records,
    turns,
    conditional: !groups.some((own) => shareCondition(ofSign(own, 1), ofSign(own, -1))),
  };
}

function recordsOf(claims: readonly Claim[]): readonly PositionRecord[] {
  return [...new Set(claims.flatMap(({ evidence }) => evidence.map(({ record }) => record)))];
}

function ofSign(claims: readonly Claim[], sign: -1 | 1): readonly Claim[] {
  return claims.filter((claim) => signOfClaim(claim) === sign);
}

function hasBothSigns(claims: readonly Claim[]): boolean {
  return new Set(claims.map(signOfClaim)).size > 1;
}

function otherSign(claim: Claim): -1 | 1 {
  return signOfClaim(claim) > 0 ? -1 : 1;
}

function signOfClaim({ polarity = 0 }: Claim): -1 | 1 {
  return polarity > 0 ? 1 : -1;
}
