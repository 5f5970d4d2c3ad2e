import type { ActorId, IssueId } from '../model/ids';
import { actorsInForce, issuesInForce, type RollUpContext } from './evidence';
import { compareText } from './order';
import { getPair, pairsOf, setPair, type PairMap } from './pairMap';
import type { PositionRecord } from './positionRecords';

/** An actor criticises another that has no coded position on the issue. */
export interface OneSided {
  readonly critic: ActorId;
  readonly target: ActorId;
  /** The criticising records, in order. */
  readonly records: readonly PositionRecord[];
}

/** By issue; undefined for criticism that concerns none. */
export type OneSidedByIssue = ReadonlyMap<IssueId | undefined, readonly OneSided[]>;

/** Acts whose addressee is criticised even where no target is given. */
const CRITICAL_ACTS: ReadonlySet<string> = new Set(['accuse', 'demand', 'warn', 'reject']);

/** Compares after the roll-up in force. A record of the target without polarity is an answer, a
 * stated disagreement is none. Criticism without an issue is answered by an evaluation of the
 * critic. Linear in the surviving records. */
export function oneSided(
  surviving: readonly PositionRecord[],
  context: RollUpContext,
): OneSidedByIssue {
  const answers = answersOf(surviving, context);
  const found = new Map<IssueId | undefined, PairMap<PositionRecord[]>>();
  for (const record of surviving) {
    if (!isCriticism(record)) continue;
    const critics = actorsInForce(record.actors, record, context);
    const issues: ReadonlySet<IssueId | undefined> =
      record.position.issues.length === 0
        ? new Set([undefined])
        : new Set(issuesInForce(record.position.issues, context).map(({ issue }) => issue));
    for (const target of actorsInForce(criticised(record), record, context)) {
      for (const critic of critics) {
        if (critic === target) continue;
        for (const issue of issues) {
          if (isAnswered(answers, critic, target, issue)) continue;
          const pairs: PairMap<PositionRecord[]> =
            found.get(issue) ?? new Map<string, Map<string, PositionRecord[]>>();
          found.set(issue, pairs);
          const known = getPair(pairs, [critic, target]);
          if (known) known.push(record);
          else setPair(pairs, [critic, target], [record]);
        }
      }
    }
  }
  return new Map([...found].map(([issue, pairs]) => [issue, listOf(pairs)]));
}

/** Opposes, or evaluates negatively, someone. The position's own stance decides, not that of an
 * issue it is lifted to. */
function isCriticism(record: PositionRecord): boolean {
  const opposes = record.polarity !== undefined && record.polarity < 0;
  return (opposes || record.position.evaluation === -1) && criticised(record).length > 0;
}

function criticised({ target, addressee, position }: PositionRecord): readonly ActorId[] {
  if (target.length > 0) return target;
  return position.act !== undefined && CRITICAL_ACTS.has(position.act) ? addressee : [];
}

interface Answers {
  /** Who has a record on which issue. */
  readonly onIssue: ReadonlyMap<IssueId, ReadonlySet<ActorId>>;
  /** Who evaluates whom. */
  readonly evaluations: PairMap<true>;
}

function answersOf(surviving: readonly PositionRecord[], context: RollUpContext): Answers {
  const onIssue = new Map<IssueId, Set<ActorId>>();
  const evaluations: PairMap<true> = new Map();
  for (const record of surviving) {
    const actors = actorsInForce(record.actors, record, context);
    for (const { issue } of issuesInForce(record.position.issues, context)) {
      const known = onIssue.get(issue) ?? new Set<ActorId>();
      onIssue.set(issue, known);
      for (const actor of actors) known.add(actor);
    }
    if (record.position.evaluation === undefined) continue;
    for (const target of actorsInForce(record.target, record, context)) {
      for (const actor of actors) setPair(evaluations, [actor, target], true);
    }
  }
  return { onIssue, evaluations };
}

function isAnswered(
  { onIssue, evaluations }: Answers,
  critic: ActorId,
  target: ActorId,
  issue: IssueId | undefined,
): boolean {
  if (issue === undefined) return getPair(evaluations, [target, critic]) === true;
  return onIssue.get(issue)?.has(target) === true;
}

function listOf(pairs: PairMap<PositionRecord[]>): OneSided[] {
  return [...pairsOf(pairs)]
    .map(([[critic, target], records]) => ({ critic, target, records }))
    .sort((a, b) => compareText(a.critic, b.critic) || compareText(a.target, b.target));
}
