import { analyse, type Analysis } from '../../../../src/core/analysis/analyse';
import { contradictionsOn } from '../../../../src/core/analysis/contradictions';
import { disagreementsOn } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import type { Draws } from '../../../../src/core/intercoder/recoding/drawn/drawnIssue';
import { drawReadings } from '../../../../src/core/intercoder/recoding/drawn/drawnUnits';
import { DRAWS } from '../../../../src/core/intercoder/recoding/drawn/lanes';
import type { Share } from '../../../../src/core/networks/share';
import type { Shares } from '../../../../src/core/intercoder/recoding/foundAgain';
import { missedClaim } from '../../../../src/core/intercoder/recoding/recodings';
import type { CodersCorpus } from '../../../../src/core/intercoder/readings';
import { seeded, shuffled } from '../../../../src/core/measures/random';
import { runSync } from '../../../../src/core/util/task';
import { claims } from '../../../support/claims';
import { codersCorpus } from './codersCorpus';

// Studies whose truth and coders are known. Each unit has a true side; each coder misses it, or
// reads it rightly or wrongly. One coder reads all articles, another one some of them. What new
// coders, half of them like either, would find follows from the truth and the coders' rates.

/** How a study is made; all else is that of the first condition. */
export interface Condition {
  readonly name: string;
  /** Whether shares are judged, or only reported. */
  readonly isJudged: boolean;
  /** How far claimed and real shares may be apart in a bin from .5; .04. */
  readonly worstBin?: number;
  /** Number of articles that both coders read; 40 of 200. */
  readonly twice?: number;
  /** How uneven the frequencies of actors and issues are: the exponent of their ranks. */
  readonly uneven?: number;
  /** The chances that a unit is not of the side of its actor on its issue, or is neutral. */
  readonly noise?: number;
  readonly neutral?: number;
  /** The chance to be for, whatever the actor. */
  readonly onlyFor?: number;
  /** The share of actors on issues who change sides once. */
  readonly turning?: number;
  /** The share of articles that are hard. */
  readonly hard?: number;
  /** How the second coder reads, where not as the first. */
  readonly reads?: (unit: TrueUnit) => Reader;
  readonly secondReads?: (unit: TrueUnit) => Reader;
}

/** How a coder reads a unit. */
export interface Reader {
  readonly misses: number;
  readonly misreads: number;
  /** The chances that neutral is read as against, and for as neutral, whatever else is misread. */
  readonly leansAgainst?: readonly [number, number];
}

/** One unit of a study. */
export interface TrueUnit {
  readonly article: number;
  readonly actor: number;
  readonly issue: number;
  /** 0 for, 1 against, 2 neither. */
  readonly truth: number;
  readonly isHard: boolean;
}

const USUAL: Reader = { misses: 0.15, misreads: 0.1 };
const HARD = ({ isHard }: TrueUnit): Reader =>
  isHard ? { misses: 0.3, misreads: 0.3 } : { misses: 0.1, misreads: 0.02 };
const HARD_ISSUES = ({ issue }: TrueUnit): Reader => ({
  ...USUAL,
  misreads: issue >= 4 ? 0.4 : 0.05,
});

export const CONDITIONS: readonly Condition[] = [
  { name: 'base', isJudged: true },
  { name: 'few articles twice', isJudged: true, twice: 12 },
  { name: 'rare opposition', isJudged: true, worstBin: 0.08, onlyFor: 0.93 },
  {
    name: 'two actors that one coder never codes',
    isJudged: true,
    secondReads: ({ actor }) => ({ ...USUAL, misses: actor % 6 === 0 ? 1 : USUAL.misses }),
  },
  { name: 'two hard issues', isJudged: true, reads: HARD_ISSUES },
  {
    name: 'one coder reads more against',
    isJudged: true,
    secondReads: () => ({ ...USUAL, leansAgainst: [0.7, 0.2] }),
  },
  { name: 'sparse', isJudged: true, uneven: 1.4 },
  { name: 'no true shift', isJudged: true, noise: 0, neutral: 0 },
  { name: 'errors clustered in articles', isJudged: false, hard: 0.3, reads: HARD },
  { name: 'sides that change in time', isJudged: false, noise: 0.03, turning: 0.4 },
];

const [ACTORS, ISSUES, ARTICLES, DAYS] = [12, 6, 200, 3 * 365];
const VERBS = ['supports', 'opposes', 'neutral-on'];

/** A study as its first coder's analysis has it, with what new coders would find. */
export interface SimulatedStudy {
  readonly analysis: Analysis;
  readonly coders: CodersCorpus;
  /** Recodings by coders whose rates are known, of units whose truth is known. */
  readonly real: Draws;
}

export function simulatedStudy(condition: Condition, seed: number): SimulatedStudy {
  const next = seeded(seed);
  const { units, days } = trueUnits(condition, next);
  const twice = new Set(
    shuffled([...Array(ARTICLES).keys()], next).slice(0, condition.twice ?? 40),
  );
  const { reads = () => USUAL, secondReads = reads } = condition;
  const lines = days.map((day, article): string[] => [`in ${nameOf(article)} ${dateOf(day)}`]);
  for (const [at, unit] of units.entries()) {
    for (const [coder, readsAs] of [
      ['lea', reads],
      ['max', secondReads],
    ] as const) {
      if (coder === 'max' && !twice.has(unit.article)) continue;
      const chance = next();
      const reading = chancesOf(unit, readsAs(unit)).findIndex((upTo) => chance < upTo);
      const verb = VERBS[reading];
      if (verb === undefined) continue;
      const start = 100 + 20 * at;
      lines[unit.article]?.push(
        `${coder}${String(at)}: a${String(unit.actor)} ${verb} i${String(unit.issue)} coder=${coder} at=${String(start)}-${String(start + 9)}`,
      );
    }
  }
  const reader = claims(lines.flat().join('\n'));
  const coders = codersCorpus(reader, (_path, article) =>
    twice.has(article) ? ['lea', 'max'] : ['lea'],
  );
  const analysis = runSync(analyse(reader, { ...DEFAULT_FILTER, coder: 'lea' }));
  return { analysis, coders, real: realDraws(units, [reads, secondReads], analysis, next) };
}

/** Recodings of the true units by new coders, half of them like either. */
function realDraws(
  units: readonly TrueUnit[],
  coders: readonly ((unit: TrueUnit) => Reader)[],
  { reader, context, records }: Analysis,
  next: () => number,
): Draws {
  const read = (unit: TrueUnit) => {
    // The chances of the one truth stand in the place of all.
    const ofTruths = coders.flatMap((readsAs) =>
      Array<number[]>(3)
        .fill(chancesOf(unit, readsAs(unit)))
        .flat(),
    );
    const chances = Float64Array.from({ length: DRAWS * ofTruths.length }, (_, at) => {
      return ofTruths[at % ofTruths.length] ?? 0;
    });
    return drawReadings(new Uint8Array(DRAWS), () => chances, coders.length, next);
  };
  const nameOfUnit = (article: string, actor: string, issue: string): string =>
    [article, actor, issue].join();
  const known = new Map(
    units.map((unit) => [
      nameOfUnit(nameOf(unit.article), `a${String(unit.actor)}`, `i${String(unit.issue)}`),
      unit,
    ]),
  );
  const coded = new Set(
    records.flatMap(({ article, position }) =>
      nameOfUnit(article.path, position.actors[0] ?? '', position.issues[0] ?? ''),
    ),
  );
  return {
    known: new Map(),
    doubtsOf: () => [],
    readingsOf({ article, actor, issue }) {
      const unit = known.get(nameOfUnit(article, actor, issue));
      if (!unit) throw new Error('No such unit.');
      return read(unit);
    },
    unseenOf: ({ actor, issue }, example) =>
      [...known].flatMap(([name, unit]) => {
        const article = reader.article(nameOf(unit.article));
        const isOfCell = `a${String(unit.actor)}` === actor && `i${String(unit.issue)}` === issue;
        if (!article || !isOfCell || coded.has(name)) return [];
        return missedClaim(example, article, context, read(unit));
      }),
  };
}

/** The chances to be read as for; as for or against; as something. */
function chancesOf({ truth }: TrueUnit, { misses, misreads, leansAgainst }: Reader): number[] {
  const sides = [0, 1, 2].map((side) => (side === truth ? 1 - misreads : misreads / 2));
  const [toAgainst = 0, toNeutral = 0] = leansAgainst ?? [];
  const [plus = 0, minus = 0, neither = 0] = sides;
  const found = 1 - misses;
  const asFor = plus * (1 - toNeutral);
  return [found * asFor, found * (asFor + minus + neither * toAgainst), found];
}

function trueUnits(condition: Condition, next: () => number) {
  const { uneven = 0.7, noise = 0.15, neutral = 0.12, onlyFor, turning = 0, hard = 0 } = condition;
  const weights = (count: number): number[] =>
    Array.from({ length: count }, (_, at) => (at + 1) ** -uneven);
  const [ofActors, ofIssues] = [weights(ACTORS), weights(ISSUES)];
  const cells = Array.from({ length: ACTORS * ISSUES }, (_, cell) => ({
    side: cell / ISSUES < ACTORS / 2 !== next() < 0.2 ? 1 : -1,
    turns: next() < turning ? 300 + Math.floor(next() * 500) : Infinity,
  }));
  const units: TrueUnit[] = [];
  const days: number[] = [];
  for (let article = 0; article < ARTICLES; article++) {
    const day = Math.floor(next() * DAYS);
    days.push(day);
    const isHard = next() < hard;
    const seen = new Set<number>();
    const count = 3 + Math.floor(next() * 4);
    while (seen.size < count) {
      const [actor, issue] = [drawnFrom(ofActors, next), drawnFrom(ofIssues, next)];
      const number = actor * ISSUES + issue;
      if (seen.has(number)) continue;
      seen.add(number);
      const { side = 1, turns = Infinity } = cells[number] ?? {};
      const isNeutral = next() < neutral;
      const usual = next() < noise ? -side : side;
      const now = day > turns ? -usual : usual;
      const truth = isNeutral ? 2 : now > 0 ? 0 : 1;
      const rare = next() < (onlyFor ?? 0) ? 0 : 1;
      units.push({
        article,
        actor,
        issue,
        truth: onlyFor === undefined ? truth : rare,
        isHard,
      });
    }
  }
  return { units, days };
}

function drawnFrom(weights: readonly number[], next: () => number): number {
  let rest = next() * weights.reduce((sum, one) => sum + one, 0);
  for (const [at, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return at;
  }
  return weights.length - 1;
}

function nameOf(article: number): string {
  return `${String(article).padStart(3, '0')}.md`;
}

function dateOf(day: number): string {
  return new Date(Date.UTC(2021, 0, 1 + day)).toISOString().slice(0, 10);
}

/** The shares of all counted findings of an analysis, pairs and then contradictions. */
export function sharesOfFindings(
  analysis: Analysis,
  shares: Shares,
): readonly { readonly isPair: boolean; readonly share: Share }[] {
  return [...analysis.issues.values()].flatMap((on) => [
    ...[...disagreementsOn(on)].flatMap((row) => {
      const share = shares.ofDisagreement(row);
      return share ? [{ isPair: true, share }] : [];
    }),
    ...contradictionsOn(on).flatMap((row) => {
      const share = shares.ofContradiction(row);
      return share ? [{ isPair: false, share }] : [];
    }),
  ]);
}
