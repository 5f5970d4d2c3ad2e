import type { DateRange } from '../model/date';
import type { ActorId, ArticlePath, IssueId } from '../model/ids';
import { dateBounds, type DateBounds } from './records/dates';
import { claimsOf, type Claim } from './claims/claims';
import type { Evidence } from './records/evidence';
import { groupedBy, sortedByKey } from './records/groups';
import { signOf } from './claims/stanceInTime';
import type { PositionRecord } from './records/positionRecords';

/** The stance of one actor on an issue: the counts of its claims, and the sign of their sum. These
 * are computed at once, since every pair depends on them; the rest on first access. */
export class NetStance implements DateBounds {
  readonly issue: IssueId;
  readonly actor: ActorId;
  /** The number of claims with positive, zero and negative polarity: n+, n0, n−. */
  readonly plus: number;
  readonly zero: number;
  readonly minus: number;
  /** Sign of the sum of polarities. */
  readonly sign: -1 | 0 | 1;
  /** True if both signs occur. */
  readonly mixed: boolean;
  /** Of one side of a disagreement, the claims of the other sign in its stretches of time, which
   * are not among `claims`. */
  readonly otherClaims: readonly Claim[];
  /** In the order of their first records. */
  readonly claims: readonly Claim[];
  /** One field for all of it, since every stance that is made writes its fields. */
  #looked: Looked | undefined;

  /** `given`: for one side of a disagreement, from the stretches of time it was found in. */
  constructor(
    issue: IssueId,
    actor: ActorId,
    claims: readonly Claim[],
    given?: { readonly sign: -1 | 0 | 1; readonly otherClaims?: readonly Claim[] },
  ) {
    let plus = 0;
    let zero = 0;
    let minus = 0;
    let sum = 0;
    for (const { polarity, count } of claims) {
      if (polarity === undefined) continue;
      sum += polarity;
      if (polarity > 0) plus += count;
      else if (polarity < 0) minus += count;
      else zero += count;
    }
    this.issue = issue;
    this.actor = actor;
    this.plus = plus;
    this.zero = zero;
    this.minus = minus;
    this.sign = given?.sign ?? signOf(sum);
    this.otherClaims = given?.otherClaims ?? NO_CLAIMS;
    this.mixed = (plus > 0 && minus > 0) || this.otherClaims.length > 0;
    this.claims = claims;
  }

  /** Number of claims with its sign. */
  get ownClaims(): number {
    return this.sign > 0 ? this.plus : this.sign < 0 ? this.minus : 0;
  }

  /** Number of claims with the other sign. */
  get others(): number {
    const among = this.sign > 0 ? this.minus : this.sign < 0 ? this.plus : 0;
    return among + this.otherClaims.reduce((sum, { count }) => sum + count, 0);
  }

  /** Number of claims with zero polarity that see both sides; the others declare themselves
   * neutral. */
  get ambivalent(): number {
    if (this.zero === 0) return 0;
    return this.claims.reduce((sum, { polarity, count, evidence }) => {
      const isAmbivalent = evidence[0]?.record.position.stance === 'ambivalent';
      return polarity === 0 && isAmbivalent ? sum + count : sum;
    }, 0);
  }

  /** The pieces of all claims. */
  get evidence(): readonly Evidence[] {
    return (this.#known().evidence ??= this.claims.flatMap(({ evidence }) => evidence));
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

  /** The ids of the records that also have other actors. */
  get joint(): ReadonlySet<string> {
    return (this.#known().joint ??= new Set(
      this.evidence.filter(({ record }) => record.actors.length > 1).map(({ record }) => record.id),
    ));
  }

  /** The dates of the claims that are for or against. */
  get sidedDates(): DateBounds {
    return (this.#known().sidedDates ??= dateBounds(
      this.claims.filter(({ polarity = 0 }) => signOf(polarity) !== 0),
    ));
  }

  /** The dates of the claims with its sign: one who was for before is against only since then. */
  get ownDates(): DateBounds {
    const { claims, sign } = this;
    return dateBounds(claims.filter(({ polarity = 0 }) => signOf(polarity) === sign));
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
    return (this.#known().dates ??= dateBounds(this.claims));
  }

  #known(): Looked {
    return (this.#looked ??= {
      evidence: undefined,
      positions: undefined,
      articles: undefined,
      joint: undefined,
      dates: undefined,
      sidedDates: undefined,
      intensity: undefined,
    });
  }

  /** Each record once; two of its issues may be rolled up to the same one. */
  #records(): readonly PositionRecord[] {
    return [...new Set(this.evidence.map(({ record }) => record))];
  }
}

const NO_CLAIMS: readonly Claim[] = [];

/** Values computed on first access. */
interface Looked {
  evidence: readonly Evidence[] | undefined;
  positions: readonly string[] | undefined;
  articles: ReadonlySet<ArticlePath> | undefined;
  joint: ReadonlySet<string> | undefined;
  dates: DateBounds | undefined;
  sidedDates: DateBounds | undefined;
  intensity: { readonly mean: number | undefined } | undefined;
}

/** The claims with its sign; none of an actor on neither side. */
export function sidedClaims({ claims, sign }: NetStance): readonly Claim[] {
  return sign === 0 ? [] : claims.filter(({ polarity = 0 }) => signOf(polarity) === sign);
}

/** Net stances by issue, then actor, in the order of ids. */
export type NetStances = ReadonlyMap<IssueId, StancesOn>;
export type StancesOn = ReadonlyMap<ActorId, NetStance>;

/** Net stances of evidence that is in the order of records. Evidence without polarity adds to no
 * count; what several coders coded of one claim counts once (see `claimsOf`). Linear in the
 * evidence. */
export function netStances(evidence: readonly Evidence[]): NetStances {
  const byIssue = groupedBy(evidence, ({ issue }) => issue);
  return new Map(
    [...sortedByKey(byIssue)].map(([issue, own]) => [issue, netStancesOn(issue, own)]),
  );
}

/** The net stance of each actor on one issue, from the evidence on it. */
export function netStancesOn(issue: IssueId, evidence: readonly Evidence[]): StancesOn {
  const byActor = groupedBy(evidence, ({ actor }) => actor);
  return new Map(
    [...sortedByKey(byActor)].map(([actor, own]) => [
      actor,
      new NetStance(issue, actor, claimsOf(own)),
    ]),
  );
}
