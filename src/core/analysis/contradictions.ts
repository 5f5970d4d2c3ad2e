import type { ActorId, IssueId } from '../model/ids';
import type { Analysis } from './analyse';
import { apartInTime } from './dates';
import type { Evidence } from './evidence';
import { compareText, compareTextNullLast } from './order';
import { perIssue } from './perIssue';
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

/** Those on one issue, in that order. Only net stances that are mixed are looked into. */
export const contradictionsOn = perIssue((analysis, issue: IssueId): readonly Contradiction[] => {
  const found: Contradiction[] = [];
  for (const { actor, mixed, evidence } of analysis.stances.get(issue)?.values() ?? []) {
    if (!mixed) continue;
    for (const [speaker, group] of bySpeaker(evidence)) {
      const plus = group.filter(({ polarity }) => (polarity ?? 0) > 0).map(recordOf);
      const minus = group.filter(({ polarity }) => (polarity ?? 0) < 0).map(recordOf);
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

function recordOf({ record }: Evidence): PositionRecord {
  return record;
}

function bySpeaker(evidence: readonly Evidence[]): Map<ActorId | undefined, Evidence[]> {
  const groups = new Map<ActorId | undefined, Evidence[]>();
  for (const one of evidence) {
    const group = groups.get(one.record.speaker);
    if (group) group.push(one);
    else groups.set(one.record.speaker, [one]);
  }
  return groups;
}
