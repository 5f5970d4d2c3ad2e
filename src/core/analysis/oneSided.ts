import type { ActorId, IssueId } from '../model/ids';
import { actorsInForce, type RollUpContext } from './records/evidence';
import { compareText } from '../util/order';
import { getPair, pairsOf, setPair, type PairMap } from './records/pairMap';
import type { PositionRecord } from './records/positionRecords';

/** An actor criticises another that has no coded position on the issue. */
export interface OneSided {
  readonly critic: ActorId;
  readonly target: ActorId;
  /** The criticising records, in order. */
  readonly records: readonly PositionRecord[];
}

/** One-sided criticism by issue; undefined for criticism that concerns none. */
export type OneSidedByIssue = ReadonlyMap<IssueId | undefined, readonly OneSided[]>;

// Criticism: a negative evaluation of a target; without an evaluation, a critical act towards a
// target, else towards an addressee. A negative stance alone does not count: opposing an issue is
// not directed at an actor.

/** The critical acts of a codebook that defines none. */
const CRITICAL_ACTS: ReadonlySet<string> = new Set(['accuse', 'demand', 'warn', 'reject']);

/** One-sided criticism on one issue, from the surviving records on it in order: an actor criticises
 * another that has no record on the issue itself, at any date. A record of the target without
 * polarity counts as a reply, a stated disagreement does not. The reply to criticism without an
 * issue (undefined) is an evaluation of the critic on any issue: `records` are then those without
 * an issue, and all that evaluate an actor. Actors are rolled up. Linear in the records. */
export function oneSidedOn(
  issue: IssueId | undefined,
  records: readonly PositionRecord[],
  context: RollUpContext,
): readonly OneSided[] {
  const found: PairMap<PositionRecord[]> = new Map();
  for (const record of records) {
    if (issue === undefined && record.position.issues.length > 0) continue;
    for (const [critic, target] of criticismsOf(record, context)) {
      const known = getPair(found, [critic, target]);
      if (known) known.push(record);
      else setPair(found, [critic, target], [record]);
    }
  }
  // Most issues have no criticism.
  if (found.size === 0) return [];
  const hasReplied = issue === undefined ? evaluated(records, context) : speaking(records, context);
  return [...pairsOf(found)]
    .filter(([[critic, target]]) => !hasReplied(target, critic))
    .map(([[critic, target], own]) => ({ critic, target, records: own }))
    .sort((a, b) => compareText(a.critic, b.critic) || compareText(a.target, b.target));
}

/** The pairs of critic and criticised actor in a record. */
function criticismsOf(
  record: PositionRecord,
  context: RollUpContext,
): readonly (readonly [ActorId, ActorId])[] {
  const targets = criticised(record, context.codebook.criticalActs ?? CRITICAL_ACTS);
  if (targets.length === 0) return [];
  const critics = actorsInForce(record.actors, record, context);
  return actorsInForce(targets, record, context).flatMap((target) =>
    critics.filter((critic) => critic !== target).map((critic) => [critic, target] as const),
  );
}

function criticised(
  { target, addressee, position: { act, evaluation } }: PositionRecord,
  critical: ReadonlySet<string>,
): readonly ActorId[] {
  if (evaluation !== undefined) return evaluation < 0 ? target : [];
  if (act === undefined || !critical.has(act)) return [];
  return target.length > 0 ? target : addressee;
}

type HasReplied = (target: ActorId, critic: ActorId) => boolean;

/** True for actors that have a record. */
function speaking(records: readonly PositionRecord[], context: RollUpContext): HasReplied {
  const actors = new Set<ActorId>();
  for (const record of records) {
    for (const actor of actorsInForce(record.actors, record, context)) actors.add(actor);
  }
  return (target) => actors.has(target);
}

/** True for pairs of actors of which the first evaluates the second. */
function evaluated(records: readonly PositionRecord[], context: RollUpContext): HasReplied {
  const pairs: PairMap<true> = new Map();
  for (const record of records) {
    if (record.position.evaluation === undefined) continue;
    for (const actor of actorsInForce(record.actors, record, context)) {
      for (const other of actorsInForce(record.target, record, context)) {
        setPair(pairs, [actor, other], true);
      }
    }
  }
  return (target, critic) => getPair(pairs, [target, critic]) === true;
}
