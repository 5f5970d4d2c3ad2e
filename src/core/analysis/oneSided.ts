import type { ActorId, IssueId } from '../model/ids';
import { actorsInForce, issuesInForce, type RollUpContext } from './evidence';
import { compareText } from './order';
import { getPair, pairsOf, setPair, type PairMap } from './pairMap';
import type { PositionRecord } from './positionRecords';
import type { SortedMap } from './sortedMap';

/** An actor criticises another that has no coded position on the issue. */
export interface OneSided {
  readonly critic: ActorId;
  readonly target: ActorId;
  /** The criticising records, in order. */
  readonly records: readonly PositionRecord[];
}

/** By issue; undefined for criticism that concerns none. */
export type OneSidedByIssue = SortedMap<IssueId | undefined, readonly OneSided[]>;

/** Acts whose addressee is criticised even where no target is given. */
const CRITICAL_ACTS: ReadonlySet<string> = new Set(['accuse', 'demand', 'warn', 'reject']);

/** A record in which one actor criticises another, on one of its issues. */
export interface Criticism {
  readonly record: PositionRecord;
  readonly critic: ActorId;
  readonly target: ActorId;
  /** Undefined where the record concerns none. */
  readonly issue: IssueId | undefined;
}

/** What a record criticises, as the roll-up in force has it. */
export function criticismsOf(record: PositionRecord, context: RollUpContext): Criticism[] {
  if (!isCriticism(record)) return [];
  const critics = actorsInForce(record.actors, record, context);
  const issues = issuesOfRecord(record, context);
  return actorsInForce(criticised(record), record, context).flatMap((target) =>
    critics
      .filter((critic) => critic !== target)
      .flatMap((critic) => [...issues].map((issue) => ({ record, critic, target, issue }))),
  );
}

/** The issues of a record as the roll-up in force has them; undefined where it concerns none. */
export function issuesOfRecord(
  { position }: PositionRecord,
  context: RollUpContext,
): ReadonlySet<IssueId | undefined> {
  if (position.issues.length === 0) return new Set([undefined]);
  return new Set(issuesInForce(position.issues, context).map(({ issue }) => issue));
}

/** Of the criticisms on one issue, in the order of records, those that nobody answers. A record of the
 * target without polarity is an answer, a stated disagreement is none. Criticism without an issue is
 * answered by an evaluation of the critic. Linear in the criticisms. */
export function oneSidedOn(
  criticisms: readonly Criticism[],
  answers: Answers,
): readonly OneSided[] {
  const found: PairMap<PositionRecord[]> = new Map();
  for (const criticism of criticisms) {
    if (answers.has(criticism)) continue;
    const pair = [criticism.critic, criticism.target] as const;
    const known = getPair(found, pair);
    if (known) known.push(criticism.record);
    else setPair(found, pair, [criticism.record]);
  }
  return listOf(found);
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

/** Who has said something on which issue, and who evaluates whom, in surviving records: counted, so that
 * records can be taken away again. */
export class Answers {
  readonly #onIssue = new Map<IssueId, Map<ActorId, number>>();
  readonly #evaluations: PairMap<number> = new Map();

  change(record: PositionRecord, context: RollUpContext, by: 1 | -1): void {
    const actors = actorsInForce(record.actors, record, context);
    for (const issue of issuesOfRecord(record, context)) {
      if (issue === undefined) continue;
      const known = this.#onIssue.get(issue) ?? new Map<ActorId, number>();
      this.#onIssue.set(issue, known);
      for (const actor of actors) known.set(actor, (known.get(actor) ?? 0) + by);
    }
    if (record.position.evaluation === undefined) return;
    for (const target of actorsInForce(record.target, record, context)) {
      for (const actor of actors) {
        const pair = [actor, target] as const;
        setPair(this.#evaluations, pair, (getPair(this.#evaluations, pair) ?? 0) + by);
      }
    }
  }

  has({ critic, target, issue }: Criticism): boolean {
    const count =
      issue === undefined
        ? getPair(this.#evaluations, [target, critic])
        : this.#onIssue.get(issue)?.get(target);
    return (count ?? 0) > 0;
  }
}

function listOf(pairs: PairMap<PositionRecord[]>): OneSided[] {
  return [...pairsOf(pairs)]
    .map(([[critic, target], records]) => ({ critic, target, records }))
    .sort((a, b) => compareText(a.critic, b.critic) || compareText(a.target, b.target));
}
