import type { ActorId, IssueId } from '../model/ids';
import { finished, pauses, type Steps } from '../model/steps';
import type { Analysis } from './analyse';
import { apartInTime } from './dates';
import type { Evidence } from './evidence';
import { compareText, compareTextNullLast } from './order';
import { perIssueInSteps } from './perIssue';
import type { PositionRecord } from './positionRecords';

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
  return [...analysis.stances.keys()]
    .flatMap((issue) => contradictionsOn(analysis, issue))
    .sort(compareContradictions);
}

/** Those on one issue, in that order. */
export function contradictionsOn(analysis: Analysis, issue: IssueId): readonly Contradiction[] {
  return finished(contradictionSteps(analysis, issue));
}

/** The same in steps. Only net stances that are mixed are looked into. */
export const contradictionSteps = perIssueInSteps(function* (
  analysis,
  issue: IssueId,
): Steps<readonly Contradiction[]> {
  const found: Contradiction[] = [];
  const isTime = pauses(RECORDS_IN_STEP);
  for (const { actor, mixed, evidence } of analysis.stances.get(issue)?.values() ?? []) {
    if (!mixed) continue;
    for (const [speaker, [plus, minus]] of bySpeaker(evidence)) {
      if (plus.length === 0 || minus.length === 0) continue;
      found.push({
        actor,
        speaker,
        issue,
        positions: [plus.map(({ id }) => id), minus.map(({ id }) => id)],
        records: [plus, minus],
        shift: apartInTime(plus, minus),
      });
    }
    if (isTime(evidence.length)) yield undefined;
  }
  return found.sort(compareContradictions);
});

export function compareContradictions(a: Contradiction, b: Contradiction): number {
  return (
    compareText(a.actor, b.actor) ||
    compareText(a.issue, b.issue) ||
    compareTextNullLast(a.speaker, b.speaker)
  );
}

const RECORDS_IN_STEP = 2000;

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
