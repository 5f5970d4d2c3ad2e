import type { ActorId, IssueId } from '../model/ids';
import { changedList, changedMap, grouped, STEP, type Change } from './changedLists';
import { dateBounds, type DateBounds } from './dates';
import type { Evidence } from './evidence';
import { finished } from '../model/steps';

/** What an actor holds on an issue: the counts of its evidence, and the sign of their sum. */
export interface NetStance extends DateBounds {
  readonly issue: IssueId;
  readonly actor: ActorId;
  /** How many with positive, zero and negative polarity: n+, n0, n−. */
  readonly plus: number;
  readonly zero: number;
  readonly minus: number;
  /** Sign of the sum of polarities. */
  readonly sign: -1 | 0 | 1;
  /** Both signs occur. */
  readonly mixed: boolean;
  /** Mean of intensity times sign, over the evidence that has an intensity; undefined where none
   * has one. */
  readonly meanIntensity: number | undefined;
  /** In the order of records. */
  readonly evidence: readonly Evidence[];
  /** The ids of the records, each once. */
  readonly positions: readonly string[];
}

/** By issue, then actor, in the order of ids. */
export type NetStances = ReadonlyMap<IssueId, ReadonlyMap<ActorId, NetStance>>;

/** Net stances of evidence that is in the order of records. Evidence without polarity adds to no
 * count. Linear in the evidence. */
export function netStances(evidence: readonly Evidence[]): NetStances {
  return finished(changedStances(new Map(), { gone: [], come: evidence }));
}

/** The same after a change. Costs that, and the stances that it touches. In steps. */
export function* changedStances(
  before: NetStances,
  change: Change<Evidence>,
): Generator<undefined, NetStances> {
  const issueOf = ({ issue }: Evidence): readonly IssueId[] => [issue];
  const actorOf = ({ actor }: Evidence): readonly ActorId[] => [actor];
  const gone = yield* grouped(change.gone, issueOf);
  const come = yield* grouped(change.come, issueOf);
  const rows = new Map<IssueId, ReadonlyMap<ActorId, NetStance> | undefined>();
  let count = 0;
  for (const issue of new Set([...gone.keys(), ...come.keys()])) {
    const row = before.get(issue) ?? new Map<ActorId, NetStance>();
    const goneHere = yield* grouped(gone.get(issue) ?? [], actorOf);
    const comeHere = yield* grouped(come.get(issue) ?? [], actorOf);
    const stances = new Map<ActorId, NetStance | undefined>();
    for (const actor of new Set([...goneHere.keys(), ...comeHere.keys()])) {
      const own = { gone: goneHere.get(actor) ?? [], come: comeHere.get(actor) ?? [] };
      const known = row.get(actor)?.evidence ?? [];
      const evidence = changedList(known, own, ({ record }) => record.article);
      stances.set(actor, evidence.length > 0 ? netStance(issue, actor, evidence) : undefined);
      if (++count % STEP === 0) yield undefined;
    }
    const next = changedMap(row, stances);
    rows.set(issue, next.size > 0 ? next : undefined);
  }
  return changedMap(before, rows);
}

function netStance(issue: IssueId, actor: ActorId, evidence: readonly Evidence[]): NetStance {
  let plus = 0;
  let zero = 0;
  let minus = 0;
  let sum = 0;
  let intensities = 0;
  let intensity = 0;
  for (const { polarity, record } of evidence) {
    if (polarity === undefined) continue;
    sum += polarity;
    if (record.position.intensity !== undefined) {
      intensity += Math.sign(polarity) * record.position.intensity;
      intensities += 1;
    }
    if (polarity > 0) plus += 1;
    else if (polarity < 0) minus += 1;
    else zero += 1;
  }
  const records = new Set(evidence.map(({ record }) => record));
  return {
    issue,
    actor,
    plus,
    zero,
    minus,
    sign: sum > 0 ? 1 : sum < 0 ? -1 : 0,
    mixed: plus > 0 && minus > 0,
    meanIntensity: intensities === 0 ? undefined : intensity / intensities,
    evidence,
    positions: [...records].map(({ id }) => id),
    ...dateBounds(records),
  };
}
