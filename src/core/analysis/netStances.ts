import type { ActorId, IssueId } from '../model/ids';
import { dateBounds, type DateBounds } from './dates';
import type { Evidence } from './evidence';
import { finished, type Steps } from './steps';

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

/** By issue, then actor. */
export type NetStances = ReadonlyMap<IssueId, ReadonlyMap<ActorId, NetStance>>;

/** Net stances of evidence that is in the order of records. Evidence without polarity adds to no
 * count. Linear in the evidence. */
export function netStances(evidence: readonly Evidence[]): NetStances {
  return finished(netStanceSteps(evidence));
}

/** The same in steps. */
export function* netStanceSteps(evidence: readonly Evidence[]): Steps<NetStances> {
  const cells = new Map<IssueId, Map<ActorId, Evidence[]>>();
  for (const one of evidence) {
    const actors = cells.get(one.issue) ?? new Map<ActorId, Evidence[]>();
    cells.set(one.issue, actors);
    const cell = actors.get(one.actor);
    if (cell) cell.push(one);
    else actors.set(one.actor, [one]);
  }
  yield;
  const stances = new Map<IssueId, Map<ActorId, NetStance>>();
  let made = 0;
  for (const [issue, actors] of cells) {
    const row = new Map<ActorId, NetStance>();
    for (const [actor, cell] of actors) {
      row.set(actor, netStance(issue, actor, cell));
      if (++made % STEP === 0) yield;
    }
    stances.set(issue, row);
  }
  return stances;
}

/** So many cells take some milliseconds. */
const STEP = 5000;

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
