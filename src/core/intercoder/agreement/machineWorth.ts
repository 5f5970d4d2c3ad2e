import type { Position } from '../../model/annotation';
import type { StanceId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import { sum } from '../../util/lists';
import { comparedUnits, type ComparedUnit } from '../adjudication/secondReader';
import { GOLD, type CodersCorpus } from '../readings';

/** A share with its interval of 95 %. */
export interface MeasuredShare {
  readonly part: number;
  readonly of: number;
  /** Undefined of nothing. */
  readonly value: number | undefined;
  readonly low: number;
  readonly high: number;
}

/** What a machine's readings are worth in a study, or of one issue, actor or stance. */
export interface MachineWorth {
  readonly of: 'all' | 'issue' | 'actor' | 'stance';
  /** Of the issue, actor or stance; '' for all. */
  readonly id: string;
  /** Of what the machine found, the share that people found. */
  readonly precision: MeasuredShare;
  /** Of what people found, the share that the machine found. */
  readonly recall: MeasuredShare;
  /** Of what both found, the share with the same stance. */
  readonly stance: MeasuredShare;
}

/** What is compared, and what is left out. */
export interface ComparedMachine {
  readonly rows: readonly MachineWorth[];
  readonly articles: number;
  /** Readings of people that are compared; several of an article are. */
  readonly readings: number;
  /** Readings made after the machine's was shown. */
  readonly seenBefore: number;
  /** Readings that are not complete, or were changed since. */
  readonly notIndependent: number;
  /** Articles that people completed and the machine did not read. */
  readonly unread: number;
}

/** A unit of an article; its number tells articles apart. */
interface Unit extends ComparedUnit {
  readonly article: number;
}

/** Compares a machine with people who completed the same articles without having seen its reading,
 * as they had read them then: what they took over from it since is not theirs. The gold standard is
 * left out, since it is a copy of a reading. */
export function machineWorth({ articles }: CodersCorpus): ComparedMachine {
  const units: Unit[] = [];
  const counts = { articles: 0, readings: 0, seenBefore: 0, notIndependent: 0, unread: 0 };
  for (const [article, { readings, machine, metadata }] of articles.entries()) {
    if (metadata.duplicateOf !== undefined) continue;
    const own = [...readings.values()].filter(({ coder }) => coder !== GOLD);
    const finished = own.filter(({ state }) => state !== 'unfinished');
    if (!machine) {
      if (finished.length > 0) counts.unread++;
      continue;
    }
    counts.notIndependent += own.length - finished.length;
    const seen = finished.filter(({ coding }) => coding?.seen === 'before');
    const blind = finished.filter(({ state }) => state === 'complete');
    counts.seenBefore += seen.length;
    counts.notIndependent += finished.length - seen.length - blind.length;
    counts.readings += blind.length;
    if (blind.length > 0) counts.articles++;
    for (const { positions, before = positions } of blind) {
      for (const unit of comparedUnits(before, machine.positions)) units.push({ ...unit, article });
    }
  }
  return { rows: worthOf(units), ...counts };
}

function worthOf(units: readonly Unit[]): readonly MachineWorth[] {
  const idsOf = (of: (position: Position) => readonly string[]): readonly string[] =>
    [...new Set(units.flatMap(allIn).flatMap(({ annotation }) => of(annotation)))].sort();
  const by = (of: 'issue' | 'actor', key: 'issues' | 'actors'): readonly MachineWorth[] =>
    idsOf((position) => position[key]).map((id) => {
      const own = units.filter((unit) => allIn(unit)[0]?.annotation[key].includes(id));
      return { of, id, ...figures(own, () => true) };
    });
  return [
    { of: 'all', id: '', ...figures(units, () => true) },
    ...by('issue', 'issues'),
    ...by('actor', 'actors'),
    ...idsOf(({ stance }) => (stance === undefined ? [] : [stance])).map((id) => {
      return { of: 'stance', id, ...figures(units, (stance) => stance === id) } as const;
    }),
  ];
}

/** Units with a stance that is wanted count. Of one stance, what was found has that stance. */
function figures(
  units: readonly Unit[],
  isWanted: (stance: StanceId | undefined) => boolean,
): Pick<MachineWorth, 'precision' | 'recall' | 'stance'> {
  const has = (positions: readonly PlacedAnnotation<Position>[]): boolean =>
    positions.some(({ annotation }) => isWanted(annotation.stance));
  const both = units.filter(({ own, machine }) => own.length > 0 && machine.length > 0);
  const isSame = ({ own, machine }: Unit): boolean => {
    const stances = new Set(own.map(({ annotation }) => annotation.stance));
    return machine.some(({ annotation }) => stances.has(annotation.stance));
  };
  return {
    precision: shareOf(
      units.filter(({ machine }) => has(machine)),
      ({ own }) => has(own),
    ),
    recall: shareOf(
      units.filter(({ own }) => has(own)),
      ({ machine }) => has(machine),
    ),
    stance: shareOf(
      both.filter(({ own }) => has(own)),
      isSame,
    ),
  };
}

function allIn({ own, machine }: ComparedUnit): readonly PlacedAnnotation<Position>[] {
  return [...own, ...machine];
}

/** With Wilson's interval of 95 % for as many units as would show as much if each were of another
 * article: units of one article resemble each other (Korn and Graubard 1998). */
function shareOf(units: readonly Unit[], isPart: (unit: Unit) => boolean): MeasuredShare {
  const byArticle = new Map<number, { part: number; of: number }>();
  for (const unit of units) {
    const known = byArticle.get(unit.article) ?? { part: 0, of: 0 };
    byArticle.set(unit.article, {
      part: known.part + (isPart(unit) ? 1 : 0),
      of: known.of + 1,
    });
  }
  const clusters = [...byArticle.values()];
  const of = units.length;
  const part = sum(clusters.map((one) => one.part));
  if (of === 0) return { part, of, value: undefined, low: 0, high: 1 };
  const value = part / of;
  return { part, of, value, ...wilson(value, of / designEffect(clusters, value, of)) };
}

/** How much the variance is larger than that of independent units; at least 1. */
function designEffect(
  clusters: readonly { readonly part: number; readonly of: number }[],
  value: number,
  of: number,
): number {
  const count = clusters.length;
  const simple = (value * (1 - value)) / of;
  if (count < 2 || simple === 0) return 1;
  const squares = sum(clusters.map((one) => (one.part - value * one.of) ** 2));
  return Math.max(1, ((count / (count - 1)) * squares) / (of * of) / simple);
}

/** Wilson (1927): also of few units, and of shares near 0 and 1. */
function wilson(value: number, of: number): Pick<MeasuredShare, 'low' | 'high'> {
  const z = 1.959964;
  const middle = (value + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half =
    (z / (1 + (z * z) / of)) * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Whether a share is as high as a study asks for: as far as its interval allows to say so. */
export function isEnough({ low, high }: MeasuredShare, least: number): 'yes' | 'no' | 'unknown' {
  if (low >= least) return 'yes';
  return high < least ? 'no' : 'unknown';
}
