import { parentInTree } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
import { liftsActors, liftsIssues, type Filter } from './filter';
import { countedActors } from './exclusion';
import { aboveFinder } from '../rollUp/nestedCounts';
import type { PositionRecord } from './positionRecords';
import { windowOf, type Netting } from '../../model/netting';
import {
  liftIssue,
  possibleSides,
  sideFinder,
  type ActorSides,
  type LiftedIssue,
} from '../rollUp/rollUp';

/** One record × one of its actors × one of its issues, after the roll-up in force. */
export interface Evidence {
  readonly record: PositionRecord;
  readonly actor: ActorId;
  readonly issue: IssueId;
  /** Multiplied by the signs of the links over which the issue was rolled up; undefined when the
   * filter accepts records without polarity. */
  readonly polarity: number | undefined;
  /** The side of the actor at the claim's date, whatever the roll-up. */
  readonly side: ActorId;
}

export interface RollUpContext extends ActorSides {
  readonly codebook: Codebook;
  readonly filter: Filter;
  /** The stretches of time in use: `none` where all claims fit into one stretch of the window asked
   * for. */
  readonly netting: Netting;
  /** An id with those above it in the tree along `part-of`, whatever the roll-up. */
  readonly issuesAbove: (id: IssueId) => readonly IssueId[];
  readonly actorsAbove: (id: ActorId) => readonly ActorId[];
}

export function rollUpContext(
  codebook: Codebook,
  filter: Filter,
  netting: Netting = windowOf(filter, codebook),
): RollUpContext {
  const { actors, issues } = codebook;
  return {
    codebook,
    filter,
    netting,
    sideOf: sideFinder(codebook),
    possibleSides: (actor) => possibleSides(codebook, actor),
    issuesAbove: aboveFinder((id) => parentInTree(issues, id)),
    actorsAbove: aboveFinder((id) => parentInTree(actors, id)),
  };
}

/** The evidence of one surviving record on one issue. Actors rolled up to one side, and issues
 * rolled up to one with the same sign, give one piece. `actorsLifted: false` keeps the coded
 * actors, whatever the roll-up. */
export function evidenceOn(
  issue: IssueId,
  record: PositionRecord,
  context: RollUpContext,
  actorsLifted: boolean,
): Evidence[] {
  const { polarity } = record;
  if (polarity === undefined && !context.filter.withoutPolarity) return [];
  const found = issuesInForce(record.position.issues, context).filter((one) => one.issue === issue);
  return actorsOf(record.actors, record, context, actorsLifted).flatMap(({ actor, side }) =>
    found.map(({ sign }): Evidence => {
      const signed = polarity === undefined ? undefined : times(polarity, sign);
      return { record, actor, issue, polarity: signed, side };
    }),
  );
}

/** The issues of a record after the roll-up, each once; undefined where it concerns none. */
export function issuesOfRecord(
  { position }: PositionRecord,
  context: RollUpContext,
): readonly (IssueId | undefined)[] {
  const lifted = issuesInForce(position.issues, context).map(({ issue }) => issue);
  if (lifted.length === 0) return [undefined];
  return lifted.length === 1 ? lifted : [...new Set(lifted)];
}

/** True if a surviving record is evidence on any issue. */
export function isEvidence(record: PositionRecord, { filter }: RollUpContext): boolean {
  return (
    (record.polarity !== undefined || filter.withoutPolarity) &&
    record.position.issues.length > 0 &&
    countedActors(record.actors, filter).length > 0
  );
}

/** True if an issue of a record stays as it is while issues are rolled up, since the `part-of`
 * above it has no sign. One that was lifted and meets such a link higher up was rolled up. */
export function isNotLifted(
  { position }: PositionRecord,
  { codebook, filter }: RollUpContext,
): boolean {
  if (!liftsIssues(filter.rollUp)) return false;
  return position.issues.some((issue) => {
    const lifted = liftIssue(codebook, issue);
    return lifted.stopped && lifted.issue === issue;
  });
}

/** The actors of a list after the roll-up, each once. */
export function actorsInForce(
  actors: readonly ActorId[],
  record: Pick<PositionRecord, 'claimDays'>,
  context: RollUpContext,
): readonly ActorId[] {
  const { filter } = context;
  if (liftsActors(filter.rollUp)) {
    return actorsOf(actors, record, context, true).map(({ actor }) => actor);
  }
  // Most records have one actor, whose side is not needed then.
  const counted = countedActors(actors, filter);
  return counted.length < 2 ? counted : [...new Set(counted)];
}

/** The issues of a list after the roll-up, each once for each sign. */
export function issuesInForce(
  issues: readonly IssueId[],
  { codebook, filter }: RollUpContext,
): readonly LiftedIssue[] {
  const lift = (issue: IssueId): LiftedIssue =>
    liftsIssues(filter.rollUp) ? liftIssue(codebook, issue) : { issue, sign: 1, stopped: false };
  const [only] = issues;
  if (issues.length === 1 && only !== undefined) return [lift(only)];
  const found: LiftedIssue[] = [];
  const known = { '1': new Set<IssueId>(), '-1': new Set<IssueId>() };
  for (const issue of issues) {
    const lifted = lift(issue);
    const ofSign = known[lifted.sign];
    if (!ofSign.has(lifted.issue)) found.push(lifted);
    ofSign.add(lifted.issue);
  }
  return found;
}

function actorsOf(
  actors: readonly ActorId[],
  { claimDays }: Pick<PositionRecord, 'claimDays'>,
  { filter, sideOf }: RollUpContext,
  lifted: boolean,
): { actor: ActorId; side: ActorId }[] {
  const found = new Map<ActorId, ActorId>();
  const counted = countedActors(actors, filter);
  const [only] = counted;
  if (counted.length === 1 && only !== undefined) {
    const side = sideOf(only, claimDays);
    return [{ actor: lifted ? side : only, side }];
  }
  for (const actor of counted) {
    const side = sideOf(actor, claimDays);
    found.set(lifted ? side : actor, side);
  }
  return [...found].map(([actor, side]) => ({ actor, side }));
}

/** The product without the −0 of 0 × −1. */
function times(polarity: number, sign: 1 | -1): number {
  return polarity === 0 ? 0 : polarity * sign;
}
