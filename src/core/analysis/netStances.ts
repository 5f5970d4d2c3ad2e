import type { DateRange } from '../model/date';
import type { ActorId, IssueId } from '../model/ids';
import { finished } from '../model/steps';
import { changedList, STEP, type Change } from './changedLists';
import { dateBounds, type DateBounds } from './dates';
import type { Evidence } from './evidence';
import { compareText } from './order';
import type { PositionRecord } from './positionRecords';
import { SortedMap } from './sortedMap';

/** What an actor holds on an issue: the counts of its evidence, and the sign of their sum. These are made with
 * it, since every pair is decided by them; the rest is for whoever looks at it. */
export class NetStance implements DateBounds {
  readonly issue: IssueId;
  readonly actor: ActorId;
  /** How many with positive, zero and negative polarity: n+, n0, n−. */
  readonly plus: number;
  readonly zero: number;
  readonly minus: number;
  /** Sign of the sum of polarities. */
  readonly sign: -1 | 0 | 1;
  /** In the order of records. */
  readonly evidence: readonly Evidence[];
  #positions: readonly string[] | undefined;
  #dates: DateBounds | undefined;

  constructor(issue: IssueId, actor: ActorId, evidence: readonly Evidence[]) {
    let plus = 0;
    let zero = 0;
    let minus = 0;
    let sum = 0;
    for (const { polarity } of evidence) {
      if (polarity === undefined) continue;
      sum += polarity;
      if (polarity > 0) plus += 1;
      else if (polarity < 0) minus += 1;
      else zero += 1;
    }
    this.issue = issue;
    this.actor = actor;
    this.plus = plus;
    this.zero = zero;
    this.minus = minus;
    this.sign = sum > 0 ? 1 : sum < 0 ? -1 : 0;
    this.evidence = evidence;
  }

  /** Both signs occur. */
  get mixed(): boolean {
    return this.plus > 0 && this.minus > 0;
  }

  /** The ids of the records, each once. */
  get positions(): readonly string[] {
    return (this.#positions ??= Array.from(this.#records(), ({ id }) => id));
  }

  get firstDate(): string | undefined {
    return this.#bounds().firstDate;
  }

  get lastDate(): string | undefined {
    return this.#bounds().lastDate;
  }

  get days(): DateRange | undefined {
    return this.#bounds().days;
  }

  /** Mean of intensity times sign, over the evidence that has an intensity; undefined where none
   * has one. */
  get meanIntensity(): number | undefined {
    let count = 0;
    let sum = 0;
    for (const { polarity, record } of this.evidence) {
      if (polarity === undefined || record.position.intensity === undefined) continue;
      sum += Math.sign(polarity) * record.position.intensity;
      count += 1;
    }
    return count === 0 ? undefined : sum / count;
  }

  #bounds(): DateBounds {
    return (this.#dates ??= dateBounds(this.#records()));
  }

  /** Each once, though an issue may be lifted to from two. */
  #records(): ReadonlySet<PositionRecord> {
    return new Set(this.evidence.map(({ record }) => record));
  }
}

/** By issue, then actor, in the order of ids. */
export type NetStances = SortedMap<IssueId, StancesOn>;
export type StancesOn = SortedMap<ActorId, NetStance>;

/** Net stances of evidence that is in the order of records. Evidence without polarity adds to no
 * count. Linear in the evidence. */
export function netStances(evidence: readonly Evidence[]): NetStances {
  return finished(changedStances(new SortedMap(), { gone: [], come: evidence }));
}

/** The same after a change. Costs that, and the stances that it touches. In steps. */
export function* changedStances(
  before: NetStances,
  change: Change<Evidence>,
): Generator<undefined, NetStances> {
  const gone = yield* byActorAndIssue(change.gone);
  const come = yield* byActorAndIssue(change.come);
  const rows = new Map<IssueId, [ActorId, NetStance | undefined][]>();
  const follow = (actor: ActorId, issue: IssueId, own: Change<Evidence>): void => {
    const known = before.get(issue)?.get(actor)?.evidence ?? NONE;
    const evidence = changedList(known, own, ({ record }) => record.article);
    const stance = evidence.length > 0 ? new NetStance(issue, actor, evidence) : undefined;
    const row = rows.get(issue);
    if (row) row.push([actor, stance]);
    else rows.set(issue, [[actor, stance]]);
  };
  // In order, so that no row need be put in order.
  for (const actor of [...new Set([...gone.keys(), ...come.keys()])].sort(compareText)) {
    const goneOf = gone.get(actor) ?? NOTHING;
    const comeOf = come.get(actor) ?? NOTHING;
    for (const [issue, own] of comeOf) {
      follow(actor, issue, { gone: goneOf.get(issue) ?? NONE, come: own });
    }
    for (const [issue, own] of goneOf) {
      if (!comeOf.has(issue)) follow(actor, issue, { gone: own, come: NONE });
    }
    yield undefined;
  }
  const issues: [IssueId, StancesOn | undefined][] = [];
  for (const [issue, stances] of rows) {
    const row = (before.get(issue) ?? new SortedMap<ActorId, NetStance>()).changed(stances);
    issues.push([issue, row.size > 0 ? row : undefined]);
    yield undefined;
  }
  return before.changed(issues);
}

type ByIssue = ReadonlyMap<IssueId, readonly Evidence[]>;
const NONE: readonly Evidence[] = [];
const NOTHING: ByIssue = new Map();

function* byActorAndIssue(
  evidence: readonly Evidence[],
): Generator<undefined, ReadonlyMap<ActorId, ByIssue>> {
  const actors = new Map<ActorId, Map<IssueId, Evidence[]>>();
  let count = 0;
  for (const one of evidence) {
    let issues = actors.get(one.actor);
    if (!issues) actors.set(one.actor, (issues = new Map<IssueId, Evidence[]>()));
    const list = issues.get(one.issue);
    if (list) list.push(one);
    else issues.set(one.issue, [one]);
    if (++count % STEP === 0) yield undefined;
  }
  return actors;
}
