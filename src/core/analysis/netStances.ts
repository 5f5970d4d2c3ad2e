import type { DateRange } from '../model/date';
import type { ActorId, ArticlePath, IssueId } from '../model/ids';
import { dateBounds, type DateBounds } from './records/dates';
import type { Evidence } from './records/evidence';
import { groupedBy, sortedByKey } from './records/groups';
import type { PositionRecord } from './records/positionRecords';

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
  /** One field for all of it: each is written for every stance that is made. */
  #looked: Looked | undefined;

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
    return (this.#known().positions ??= this.#records().map(({ id }) => id));
  }

  /** The articles of the records. */
  get articles(): ReadonlySet<ArticlePath> {
    return (this.#known().articles ??= new Set(
      this.evidence.map(({ record }) => record.article.path),
    ));
  }

  /** The ids of the records that have other actors, too. */
  get joint(): ReadonlySet<string> {
    return (this.#known().joint ??= new Set(
      this.evidence.filter(({ record }) => record.actors.length > 1).map(({ record }) => record.id),
    ));
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
    return (this.#known().intensity ??= { mean: this.#meanIntensity() }).mean;
  }

  #meanIntensity(): number | undefined {
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
    return (this.#known().dates ??= dateBounds(this.#records()));
  }

  #known(): Looked {
    return (this.#looked ??= {
      positions: undefined,
      articles: undefined,
      joint: undefined,
      dates: undefined,
      intensity: undefined,
    });
  }

  /** Each once, though an issue may be lifted to from two: those of one record stand side by side. */
  #records(): readonly PositionRecord[] {
    const records: PositionRecord[] = [];
    for (const { record } of this.evidence) if (record !== records.at(-1)) records.push(record);
    return records;
  }
}

/** What somebody has looked at. */
interface Looked {
  positions: readonly string[] | undefined;
  articles: ReadonlySet<ArticlePath> | undefined;
  joint: ReadonlySet<string> | undefined;
  dates: DateBounds | undefined;
  intensity: { readonly mean: number | undefined } | undefined;
}

/** By issue, then actor, in the order of ids. */
export type NetStances = ReadonlyMap<IssueId, StancesOn>;
export type StancesOn = ReadonlyMap<ActorId, NetStance>;

/** Net stances of evidence that is in the order of records. Evidence without polarity adds to no
 * count. Linear in the evidence. */
export function netStances(evidence: readonly Evidence[]): NetStances {
  const byIssue = groupedBy(evidence, ({ issue }) => issue);
  return new Map(
    [...sortedByKey(byIssue)].map(([issue, own]) => [issue, netStancesOn(issue, own)]),
  );
}

/** What each actor holds on one issue, of the evidence on it. */
export function netStancesOn(issue: IssueId, evidence: readonly Evidence[]): StancesOn {
  const byActor = groupedBy(evidence, ({ actor }) => actor);
  return new Map(
    [...sortedByKey(byActor)].map(([actor, own]) => [actor, new NetStance(issue, actor, own)]),
  );
}
