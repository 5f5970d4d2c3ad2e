import type { RollUp } from '../../../../src/core/analysis/records/filter';
import {
  daysOf,
  fits,
  isExact,
  liesIn,
  overlap,
  stretchesOver,
  windowOf,
  type Days,
} from './calendar';
import { statementsOf, type Piece, type StatedClaim } from './codedTwice';
import { ACTORS, ISSUES, POLARITY, type Coded } from './corpora';

// The rules of the data model once more, as slow and plain as they are written there: every pair of
// claims, no counts, no maps.

/** The claims of two actors in the same stretches, articles or dates. */
export interface Both {
  readonly stated: readonly [readonly StatedClaim[], readonly StatedClaim[]];
  readonly signs: readonly [number, number];
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

  /** The stretches in which both have a sign, and the product of the two is as asked for. */
  netting(a: string, b: string, issue: string, product: 1 | -1, lifted: boolean): Both | undefined {
    const [ofA, ofB] = [this.stated(a, issue, lifted), this.stated(b, issue, lifted)];
    const all = this.stretches(ofA, ofB).filter(([x, y]) => netOf(x) * netOf(y) === product);
    const last = all.at(-1);
    if (!last) return undefined;
    const found = product === 1 ? all : this.deciding(ofA, ofB);
    return {
      stated: [
        ofA.filter((one) => found.some(([x]) => x.includes(one))),
        ofB.filter((one) => found.some(([, y]) => y.includes(one))),
      ],
      signs: [netOf(last[0]), netOf(last[1])],
    };
  }

  /** Of the opposed stretches those that overlap no other, from the one with most claims on its
   * weaker side on; the one without date besides. */
  deciding(ofA: readonly StatedClaim[], ofB: readonly StatedClaim[]): Stretch[] {
    const { window } = this;
    const [without, ...inTime] = this.stretches(ofA, ofB);
    if (!window) return without ? [without] : [];
    const isOpposed = ([x, y]: Stretch): boolean => netOf(x) * netOf(y) === -1;
    const dated = [...ofA, ...ofB].flatMap(({ days }) =>
      days && fits(days, window) ? [days] : [],
    );
    const units = stretchesOver(dated, window);
    const open = inTime
      .map((stretch, at) => ({ stretch, at, unit: units[at] ?? { first: 0, last: 0 } }))
      .filter(({ stretch }) => isOpposed(stretch))
      .sort(
        (x, y) =>
          weaker(y.stretch) - weaker(x.stretch) || both(y.stretch) - both(x.stretch) || x.at - y.at,
      );
    const chosen: typeof open = [];
    for (const one of open) {
      if (!chosen.some(({ unit }) => overlap(unit, one.unit))) chosen.push(one);
    }
    const undated = without && isOpposed(without) ? [without] : [];
    return [...undated, ...chosen.map(({ stretch }) => stretch)];
  }

  opposed(a: string, b: string, issue: string, lifted: boolean): Both | undefined {
    return this.netting(a, b, issue, -1, lifted);
  }

  /** What they said against each other in one article or on one exact date. */
  dissent(a: string, b: string, issue: string, lifted: boolean): Both['stated'] | undefined {
    const [ofA, ofB] = [this.stated(a, issue, lifted), this.stated(b, issue, lifted)];
    const against = (one: StatedClaim, other: StatedClaim): boolean =>
      (one.sign ?? 0) * (other.sign ?? 0) === -1 &&
      (isSameArticle(one, other) || isSameDay(one, other));
    const own = ofA.filter((one) => ofB.some((other) => against(one, other)));
    const others = ofB.filter((other) => ofA.some((one) => against(one, other)));
    return own.length === 0 ? undefined : [own, others];
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
    const line = (kind: string, { stated, signs }: Both): string =>
      `${kind} ${issue}: ${sayOpposed(a, b, stated)}, ${sayClaims(stated, signs)}`;
    const isAt = (kind: string, stated: Both['stated']): string =>
      `${kind} ${issue}: ${sayOpposed(a, b, stated)}`;
    const coded = this.opposed(a, b, issue, false);
    const codedDissent = this.dissent(a, b, issue, false);
    const lines: string[] = [];
    const internal = coded?.stated ?? codedDissent;
    if (internal && shareSide(internal)) lines.push(isAt('internal', internal));
    if (lines.length > 0 && !this.liftsActors) return lines;
    const opposed = this.opposed(a, b, issue, this.liftsActors);
    const dissent = this.dissent(a, b, issue, this.liftsActors);
    const apart = this.apart(a, b, issue);
    if (opposed) lines.push(line('derived', opposed));
    else if (dissent) lines.push(isAt('at-times', dissent));
    else if (apart) lines.push(line('apart', apart));
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
          const both = this.netting(a, b, issue, 1, this.liftsActors);
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
  if (actor === 'left' || actor === 'right') return 'state';
  const days = daysOf(date ?? article.date);
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

/** Whether some of one and some of the other were said on one side. */
function shareSide([ofA, ofB]: Both['stated']): boolean {
  const sides = (stated: readonly StatedClaim[]): string[] =>
    stated.flatMap(({ pieces }) => pieces.map(({ side }) => side));
  return sides(ofA).some((side) => sides(ofB).includes(side));
}

/** Of each its claims on its own side. */
function ownClaims([x, y]: Stretch): readonly [number, number] {
  return [countOf(x, netOf(x)), countOf(y, netOf(y))];
}

function weaker(stretch: Stretch): number {
  return Math.min(...ownClaims(stretch));
}

function both(stretch: Stretch): number {
  const [x, y] = ownClaims(stretch);
  return x + y;
}

/** Of claims without dates of their own. */
function isSameArticle(one: StatedClaim, other: StatedClaim): boolean {
  return one.article.path === other.article.path && !one.hasOwnDate && !other.hasOwnDate;
}

function isSameDay(one: StatedClaim, other: StatedClaim): boolean {
  return isExact(one.days) && isExact(other.days) && one.days.first === other.days.first;
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
  const dated = stated.flatMap(({ days }) => days ?? []);
  if (dated.length === 0) return '';
  const first = Math.min(...dated.map((days) => days.first));
  return ` ${String(first)}/${String(Math.max(...dated.map(({ last }) => last)))}`;
}

function sayClaims([ofA, ofB]: Both['stated'], [a, b]: Both['signs']): string {
  const isMixed = [ofA, ofB].some((stated) => countOf(stated, 1) > 0 && countOf(stated, -1) > 0);
  const counts = `${String(countOf(ofA, a))} : ${String(countOf(ofB, b))}`;
  return `${a > 0 ? '+−' : '−+'} ${counts}${isMixed ? ', mixed' : ''}`;
}
