import type { RollUp } from '../../../../src/core/analysis/records/filter';
import { daysOf, fits, liesIn, overlap, stretchesOver, windowOf, type Days } from './calendar';
import { statementsOf, type Piece, type StatedClaim } from './codedTwice';
import { ACTORS, ISSUES, POLARITY, type Coded } from './corpora';
import { daysOver, isSameDay, periodsAtTimes, periodsBetween, type OpposedPeriod } from './periods';

// The rules of the data model once more, as slow and plain as they are written there: every pair of
// claims, no counts, no maps.

/** The claims of two actors in the same stretches, articles or dates. */
export interface Both {
  readonly stated: readonly [readonly StatedClaim[], readonly StatedClaim[]];
  readonly signs: readonly [number, number];
}

interface Opposed {
  readonly kind: 'derived' | 'at-times';
  readonly periods: readonly OpposedPeriod<StatedClaim>[];
}

/** What two actors say in a stretch. */
type Stretch = readonly [readonly StatedClaim[], readonly StatedClaim[]];

export class Oracle {
  readonly records: readonly Coded[];
  readonly liftsActors: boolean;
  readonly liftsIssues: boolean;
  /** Undefined where there is one stretch for all. */
  readonly window: ReturnType<typeof windowOf>;

  constructor(records: readonly Coded[], rollUp: RollUp, netting: string) {
    this.records = records;
    this.liftsActors = rollUp === 'actors' || rollUp === 'both';
    this.liftsIssues = rollUp === 'issues' || rollUp === 'both';
    const window = windowOf(netting);
    this.window = window && fitInOne(records, window) ? undefined : window;
  }

  issueOf({ issue }: Coded): string {
    return this.liftsIssues ? 'use' : issue;
  }

  /** The sides or actors of a record, each once. */
  actorsOf(record: Coded, lifted: boolean): string[] {
    return [...new Set(record.actors.map((one) => (lifted ? sideOf(one, record) : one)))];
  }

  stated(actor: string, issue: string, lifted = this.liftsActors): StatedClaim[] {
    const pieces = this.records.flatMap((record): Piece[] => {
      const plain = POLARITY[record.verb];
      if (plain === undefined || this.issueOf(record) !== issue) return [];
      if (!this.actorsOf(record, lifted).includes(actor)) return [];
      const isTurned = this.liftsIssues && record.issue === 'ban' && plain !== 0;
      const polarity = isTurned ? (plain === 1 ? -1 : 1) : plain;
      return [{ record, polarity, side: sideOf(actor, record) }];
    });
    return statementsOf(pieces);
  }

  /** The stretches of two actors, in the order of time; the one without date before. */
  stretches(a: readonly StatedClaim[], b: readonly StatedClaim[]): Stretch[] {
    const { window } = this;
    if (!window) return [[a, b]];
    const dated = [...a, ...b].flatMap(({ days }) => (days && fits(days, window) ? [days] : []));
    const stretches = stretchesOver(dated, window).map((stretch) => {
      const within = ({ days }: StatedClaim): boolean => !!days && liesIn(days, stretch, window);
      return [a.filter(within), b.filter(within)] as const;
    });
    const without = ({ days }: StatedClaim): boolean => !days || !fits(days, window);
    return [[a.filter(without), b.filter(without)], ...stretches];
  }

  /** The claims in the stretches in which both have the same sign. */
  agreeing(a: string, b: string, issue: string): Both | undefined {
    const [ofA, ofB] = [this.stated(a, issue), this.stated(b, issue)];
    const all = this.stretches(ofA, ofB).filter(([x, y]) => netOf(x) * netOf(y) === 1);
    const last = all.at(-1);
    if (!last) return undefined;
    return {
      stated: [
        ofA.filter((one) => all.some(([x]) => x.includes(one))),
        ofB.filter((one) => all.some(([, y]) => y.includes(one))),
      ],
      signs: [netOf(last[0]), netOf(last[1])],
    };
  }

  /** The periods in which two actors are opposed on balance; where there are none, those of one
   * article or exact date. */
  periods(a: string, b: string, issue: string, lifted: boolean): Opposed {
    const [ofA, ofB] = [this.stated(a, issue, lifted), this.stated(b, issue, lifted)];
    const onBalance = periodsBetween(ofA, ofB, this.window);
    if (onBalance.length > 0) return { kind: 'derived', periods: onBalance };
    const areAtOneTime = (one: StatedClaim, other: StatedClaim): boolean =>
      isSameArticle(one, other) || isSameDay(one, other);
    return { kind: 'at-times', periods: periodsAtTimes(ofA, ofB, areAtOneTime) };
  }

  /** Whether more than half of its claims date from when both were of one side. */
  isInternal(a: string, b: string, { claims }: OpposedPeriod<StatedClaim>): boolean {
    let [within, all] = [0, 0];
    for (const { days, count } of claims.flat()) {
      all += count;
      if (sideAt(a, days) === sideAt(b, days)) within += count;
    }
    return within * 2 > all;
  }

  /** All claims of the two, where they net to opposite signs. */
  apart(a: string, b: string, issue: string): Both | undefined {
    const stated = [this.stated(a, issue), this.stated(b, issue)] as const;
    const signs = [netOf(stated[0]), netOf(stated[1])] as const;
    return signs[0] * signs[1] === -1 ? { stated, signs } : undefined;
  }

  disagreements(): string[] {
    const lines: string[] = [];
    for (const issue of ISSUES) {
      for (const a of ACTORS) {
        for (const b of ACTORS) {
          if (a < b) lines.push(...this.pair(a, b, issue));
          if (a !== b) lines.push(...this.oneSided(a, b, issue));
        }
      }
    }
    return lines.sort();
  }

  pair(a: string, b: string, issue: string): string[] {
    const lines: string[] = [];
    const add = (kind: string, periods: readonly OpposedPeriod<StatedClaim>[]): void => {
      if (periods.length > 0) lines.push(`${kind} ${issue}: ${sayPeriods(a, b, periods)}`);
    };
    const coded = this.periods(a, b, issue, false);
    const isInternal = (period: OpposedPeriod<StatedClaim>): boolean =>
      this.isInternal(a, b, period);
    add('internal', coded.periods.filter(isInternal));
    if (this.liftsActors) {
      const { kind, periods } = this.periods(a, b, issue, true);
      add(kind, periods);
      if (periods.length > 0) return lines;
    } else {
      add(
        coded.kind,
        coded.periods.filter((period) => !isInternal(period)),
      );
      if (lines.length > 0) return lines;
    }
    const apart = this.apart(a, b, issue);
    if (!apart) return lines;
    const { stated, signs } = apart;
    const own = [
      stated[0].filter(({ sign }) => sign === signs[0]),
      stated[1].filter(({ sign }) => sign === signs[1]),
    ] as const;
    lines.push(`apart ${issue}: ${sayOpposed(a, b, own)}, ${sayClaims(stated, signs)}`);
    return lines;
  }

  oneSided(critic: string, target: string, issue: string): string[] {
    const lifted = this.liftsActors;
    const by = (record: Coded, actor: string): boolean =>
      this.issueOf(record) === issue && this.actorsOf(record, lifted).includes(actor);
    const criticism = this.records.filter(
      (record) =>
        by(record, critic) &&
        record.target !== undefined &&
        (lifted ? sideOf(record.target, record) : record.target) === target &&
        record.evaluation === -1,
    );
    if (criticism.length === 0 || this.records.some((record) => by(record, target))) return [];
    return [`one-sided ${issue}: ${critic} [${idsOf(criticism)}] – ${target} []`];
  }

  agreements(): string[] {
    const lines: string[] = [];
    for (const issue of ISSUES) {
      for (const a of ACTORS) {
        for (const b of ACTORS.filter((other) => a < other)) {
          const both = this.agreeing(a, b, issue);
          if (!both) continue;
          const joint = this.areJoint(a, b, issue) ? ', joint' : '';
          lines.push(`${issue}: ${sayBoth(a, b, both.stated)}${joint}`);
        }
      }
    }
    return lines.sort();
  }

  /** Whether all records of the sign of each stretch they agree in are joint ones. */
  areJoint(a: string, b: string, issue: string): boolean {
    return this.stretches(this.stated(a, issue), this.stated(b, issue))
      .filter(([ofA, ofB]) => netOf(ofA) * netOf(ofB) === 1)
      .every(([ofA, ofB]) => recordsOf(ofA, netOf(ofA)) === recordsOf(ofB, netOf(ofB)));
  }

  /** The net stance of each actor over everything. */
  stances(): string[] {
    return ISSUES.flatMap((issue) =>
      ACTORS.flatMap((actor) => {
        const stated = this.stated(actor, issue);
        const count = (sign: number): number => countOf(stated, sign);
        const net = ['−', '0', '+'][netOf(stated) + 1] ?? '';
        const mixed = count(1) > 0 && count(-1) > 0 ? ', mixed' : '';
        const counts = [count(1), count(0), count(-1)].join('/');
        return stated.length === 0 ? [] : [`${actor} on ${issue} ${counts} ${net}${mixed}`];
      }),
    ).sort();
  }
}

function fitInOne(records: readonly Coded[], window: NonNullable<Oracle['window']>): boolean {
  const dated = records.flatMap(({ date, article }): Days[] => {
    const days = daysOf(date ?? article.date);
    return days ? [days] : [];
  });
  const first = Math.min(...dated.map((days) => days.first));
  const last = Math.max(...dated.map((days) => days.last));
  return dated.length === 0 || fits({ first, last }, window);
}

function sideOf(actor: string, { date, article }: Coded): string {
  return sideAt(actor, daysOf(date ?? article.date));
}

function sideAt(actor: string, days: Days | undefined): string {
  if (actor === 'left' || actor === 'right') return 'state';
  const year = daysOf('2020');
  if (actor === 'person' && days && year && overlap(days, year)) return 'state';
  return actor;
}

export function countOf(stated: readonly StatedClaim[], sign: number): number {
  return stated.reduce((sum, one) => (one.sign === sign ? sum + one.count : sum), 0);
}

export function netOf(stated: readonly StatedClaim[]): number {
  return Math.sign(countOf(stated, 1) - countOf(stated, -1));
}

/** Of claims without dates of their own. */
function isSameArticle(one: StatedClaim, other: StatedClaim): boolean {
  return one.article.path === other.article.path && !one.hasOwnDate && !other.hasOwnDate;
}

export function idsOf(records: readonly Coded[]): string {
  return [...new Set(records.map(({ id }) => id))].sort().join(' ');
}

export function statedIds(stated: readonly StatedClaim[]): string {
  return idsOf(stated.flatMap(({ pieces }) => pieces.map(({ record }) => record)));
}

/** The ids of the records with a sign. */
function recordsOf(stated: readonly StatedClaim[], sign: number): string {
  const pieces = stated.flatMap((one) => one.pieces).filter(({ polarity }) => polarity === sign);
  return idsOf(pieces.map(({ record }) => record));
}

function sayBoth(a: string, b: string, [ofA, ofB]: Both['stated']): string {
  return `${a} [${statedIds(ofA)}] – ${b} [${statedIds(ofB)}]${sayDays([...ofA, ...ofB])}`;
}

/** With the days of what is for or against. */
function sayOpposed(a: string, b: string, [ofA, ofB]: Both['stated']): string {
  const sided = [...ofA, ...ofB].filter(({ sign }) => sign === 1 || sign === -1);
  return `${a} [${statedIds(ofA)}] – ${b} [${statedIds(ofB)}]${sayDays(sided)}`;
}

/** From the first to the last day of all. */
export function sayDays(stated: readonly StatedClaim[]): string {
  return sayRange(daysOver(stated));
}

function sayRange(days: Days | undefined): string {
  return days ? ` ${String(days.first)}/${String(days.last)}` : '';
}

/** The row, with the claims of all its periods, and each period. */
function sayPeriods(a: string, b: string, periods: readonly OpposedPeriod<StatedClaim>[]): string {
  const ofA = [...new Set(periods.flatMap(({ claims }) => claims[0]))];
  const ofB = [...new Set(periods.flatMap(({ claims }) => claims[1]))];
  const signs = [...new Set(periods.map(({ sign }) => sign))];
  const side = signs.length > 1 ? 'changed' : signs[0] === 1 ? '+−' : '−+';
  const mixed = periods.some((period) => period.mixed) ? ', mixed' : '';
  const each = periods.map(({ sign, claims: [x, y], days }) => {
    const counts = `${String(countAll(x))} : ${String(countAll(y))}`;
    return `${sign === 1 ? '+−' : '−+'}${sayRange(days)} ${counts}`;
  });
  const counts = `${String(countAll(ofA))} : ${String(countAll(ofB))}`;
  const row = `${sayOpposed(a, b, [ofA, ofB])}, ${side} ${counts}${mixed}`;
  return `${row} | ${each.sort().join(' | ')}`;
}

function countAll(claims: readonly StatedClaim[]): number {
  return claims.reduce((all, { count }) => all + count, 0);
}

function sayClaims([ofA, ofB]: Both['stated'], [a, b]: Both['signs']): string {
  const isMixed = [ofA, ofB].some((stated) => countOf(stated, 1) > 0 && countOf(stated, -1) > 0);
  const counts = `${String(countOf(ofA, a))} : ${String(countOf(ofB, b))}`;
  return `${a > 0 ? '+−' : '−+'} ${counts}${isMixed ? ', mixed' : ''}`;
}
