import type { Relation } from '../model/annotation';
import type { IssueId } from '../model/ids';
import { perObject } from '../util/perObject';
import type { Task } from '../util/task';
import type { PairsOn } from './disagreements/pairs';
import { pairsAmong } from './disagreements/pairsOn';
import type { Pair } from './records/pairMap';
import { evidenceOn, type RollUpContext } from './records/evidence';
import { liftsActors } from './records/filter';
import { netStancesOn, type StancesOn } from './netStances';
import { oneSidedOn, type OneSided } from './oneSided';
import type { PositionRecord } from './records/positionRecords';
import { pairsStated, type PairsStated, type RelationRecord } from './records/statedRelations';

/** All results on one issue, or on none (undefined). They follow from the records on the issue, the
 * codebook and the filter alone; later analyses have the same object as long as those are the same
 * objects. */
export interface IssueAnalysis extends IssueRecords {
  readonly context: RollUpContext;
  /** The net stances of rolled-up actors, in the order of ids; empty without an issue. */
  readonly stances: StancesOn;
  /** The net stances of coded actors, whatever the roll-up. */
  readonly codedStances: StancesOn;
  /** The opposed pairs of rolled-up actors, and of coded ones. */
  readonly pairs: PairsOn;
  readonly codedPairs: PairsOn;
  readonly oneSided: readonly OneSided[];
  readonly disagreements: StatedOn;
  readonly agreements: StatedOn;
  /** Whether the filter shows a pair of rolled-up actors, or what one does that is given twice;
   * absent where it shows all. */
  readonly isShown?: ((pair: Pair) => boolean) | undefined;
}

/** What an issue is analysed from, in the order of articles. */
export interface IssueRecords {
  readonly issue: IssueId | undefined;
  /** The surviving positions on the issue; without an issue, those that have none, and those that
   * evaluate an actor. */
  readonly records: readonly PositionRecord[];
  readonly relations: readonly RelationRecord[];
}

/** The stated relations on an issue, by rolled-up actors and by coded ones. */
export interface StatedOn {
  readonly pairs: PairsStated;
  readonly codedPairs: PairsStated;
}

/** Analyses one issue. Linear in the records, but for the pairs of actors that are compared. */
export function* analyseIssue(on: IssueRecords, context: RollUpContext): Task<IssueAnalysis> {
  const { issue, records } = on;
  const { netting } = context;
  const lifts = liftsActors(context.filter.rollUp);
  const codedStances = stancesOn(on, context, false);
  const stances = lifts ? stancesOn(on, context, true) : codedStances;
  const codedPairs = yield* pairsAmong(codedStances, netting, context);
  return {
    ...on,
    context,
    codedStances,
    stances,
    codedPairs,
    pairs: lifts ? yield* pairsAmong(stances, netting, undefined) : codedPairs,
    oneSided: oneSidedOn(issue, records, context),
    disagreements: statedOn(on, 'disagreement', context),
    agreements: statedOn(on, 'agreement', context),
  };
}

/** True if an issue has something to show; records without polarity alone do not count. */
export function hasFindings({
  codedStances,
  oneSided,
  disagreements,
  agreements,
}: IssueAnalysis): boolean {
  return (
    [codedStances, disagreements.codedPairs, agreements.codedPairs].some(({ size }) => size > 0) ||
    oneSided.length > 0
  );
}

/** A result from the analysis of one issue, computed on first access and stored with it. */
export const perIssue: <Value>(make: (on: IssueAnalysis) => Value) => (on: IssueAnalysis) => Value =
  perObject;

function stancesOn(
  { issue, records }: IssueRecords,
  context: RollUpContext,
  lifted: boolean,
): StancesOn {
  if (issue === undefined) return new Map();
  const evidence = records.flatMap((record) => evidenceOn(issue, record, context, lifted));
  return netStancesOn(issue, evidence);
}

function statedOn(
  { relations }: IssueRecords,
  kind: Relation['kind'],
  context: RollUpContext,
): StatedOn {
  const own = relations.filter(({ relation }) => relation.kind === kind);
  const codedPairs = pairsStated(own, context, false);
  const lifts = liftsActors(context.filter.rollUp);
  return { codedPairs, pairs: lifts ? pairsStated(own, context, true) : codedPairs };
}
