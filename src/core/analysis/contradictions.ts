import type { ActorId, IssueId } from '../model/ids';
import type { Analysis } from './analyse';
import { apartInTime } from './records/dates';
import type { Evidence } from './records/evidence';
import { perIssue } from './issueAnalysis';
import type { NetStance } from './netStances';
import { compareText, compareTextNullLast } from '../model/order';
import type { PositionRecord } from './records/positionRecords';

/** One actor, through one speaker, on both sides of an issue. */
export interface Contradiction {
  readonly actor: ActorId;
  readonly speaker: ActorId | undefined;
  readonly issue: IssueId;
  /** The records for, and those against. */
  readonly positions: readonly [readonly string[], readonly string[]];
  readonly records: readonly [readonly PositionRecord[], readonly PositionRecord[]];
  /** The two signs share no day: the actor moved rather than contradicted itself. */
  readonly shift: boolean;
}

/** By actor, issue and speaker (none last). */
export function contradictions(analysis: Analysis): Contradiction[] {
  return [...analysis.issues.values()].flatMap(contradictionsOn).sort(compareContradictions);
}

/** Those on one issue, in that order. Only net stances that are mixed are looked into. */
export const contradictionsOn = perIssue((on): readonly Contradiction[] => {
  const mixed = [...on.stances.values()].filter((stance) => stance.mixed);
  return mixed.flatMap(contradictionsOf).sort(compareContradictions);
});

/** The contradictions of one actor on one issue: a speaker with evidence for and evidence against it. Of several
 * speakers of one actor each contradicts itself alone. */
function contradictionsOf({ actor, issue, evidence }: NetStance): readonly Contradiction[] {
  return [...bySpeaker(evidence)].flatMap(([speaker, [plus, minus]]) => {
    if (plus.length === 0 || minus.length === 0) return [];
    return {
      actor,
      speaker,
      issue,
      positions: [plus.map(({ id }) => id), minus.map(({ id }) => id)],
      records: [plus, minus],
      shift: apartInTime(plus, minus),
    };
  });
}

export function compareContradictions(a: Contradiction, b: Contradiction): number {
  return (
    compareText(a.actor, b.actor) ||
    compareText(a.issue, b.issue) ||
    compareTextNullLast(a.speaker, b.speaker)
  );
}

/** The records for an issue, and those against it. */
type Sides = readonly [PositionRecord[], PositionRecord[]];

function bySpeaker(evidence: readonly Evidence[]): ReadonlyMap<ActorId | undefined, Sides> {
  const groups = new Map<ActorId | undefined, Sides>();
  for (const { record, polarity = 0 } of evidence) {
    if (polarity === 0) continue;
    let sides = groups.get(record.speaker);
    if (!sides) groups.set(record.speaker, (sides = [[], []]));
    sides[polarity > 0 ? 0 : 1].push(record);
  }
  return groups;
}
