import type { Codebook } from '../../model/codebook';
import type { CoderId } from '../../model/ids';
import { compareText } from '../../util/order';
import { alphaOf, alphaWeighted } from '../coefficients/alpha';
import { metricDistance } from '../coefficients/distance';
import type { Figure } from '../coefficients/figure';
import { labelsOf, type ClaimUnit, type CodedUnits } from './codedUnits';
import type { CodedField } from './compared/fields';
import { categoryOf, fieldValues } from './compared/values';
import type { UnitizingFigure } from '../unitizing/unitizing';
import type { PlacesOfPair } from './where/places';

/** How far coders agree on one issue, or about one actor. */
export interface EntryFigures {
  /** Of the issue or actor. */
  readonly id: string;
  /** Positions of all coders with it, and the passages and articles in which they are. */
  readonly positions: number;
  readonly passages: number;
  readonly articles: number;
  /** α of whether a passage has it, against all other passages and nothing. */
  readonly alpha: Figure;
  /** Of the readings of passages with it, in pairs of coders, the share that another shares:
   * positive specific agreement, 2a / (2a + b + c). */
  readonly f1: number | undefined;
  /** α of the stance, nominal, where coders share passage, actor and issue. */
  readonly stance: Figure;
}

/** On an issue, with whether coders mark the same words for it. */
export interface IssueFigures extends EntryFigures {
  /** (k)u-α: whether it is found in the same words, of those that two coders marked. */
  readonly text: UnitizingFigure;
}

/** How far one coder agrees with the others. */
export interface CoderFigures {
  readonly coder: CoderId;
  /** Mean F1 of finding the same passages, over the pairs that the coder is one of. */
  readonly f1: number | undefined;
  /** α of the stance, nominal, of the claims that the coder shares with another. */
  readonly stance: Figure;
}

/** The figures of each issue or actor that a coder used, in the order of the codebook, others after
 * them. */
export function entryFigures(
  units: CodedUnits,
  kind: 'actor' | 'issue',
  stance: CodedField,
): readonly EntryFigures[] {
  const sizes = new Map<number, number>();
  for (const { readings } of units.passages) {
    sizes.set(readings.length, (sizes.get(readings.length) ?? 0) + 1);
  }
  const found = countsByEntry(units, kind);
  const stances = stancesBy(units, stance, (claim) => [claim[kind]]);
  return inOrder(units.codebook, kind, found).map(([id, counts]) => ({
    id,
    positions: counts.positions,
    passages: counts.passages,
    articles: counts.articles.size,
    alpha: counts.alpha(sizes),
    f1: counts.f1(),
    stance: alphaOf(stances.get(id) ?? [], metricDistance('nominal')),
  }));
}

/** The figures of each coder, in the order of the codebook. */
export function coderFigures(
  units: CodedUnits,
  pairs: readonly PlacesOfPair[],
  stance: CodedField,
): readonly CoderFigures[] {
  const stances = stancesBy(units, stance, ({ readings }) => readings.map(({ coder }) => coder));
  return units.coders.map((coder, at) => {
    const own = pairs.flatMap(({ coders, f1 }) => (coders.includes(coder) ? (f1 ?? []) : []));
    return {
      coder,
      f1: own.length === 0 ? undefined : own.reduce((sum, f1) => sum + f1, 0) / own.length,
      stance: alphaOf(stances.get(at) ?? [], metricDistance('nominal')),
    };
  });
}

function inOrder<Value>(
  codebook: Codebook,
  kind: 'actor' | 'issue',
  found: ReadonlyMap<string, Value>,
): readonly (readonly [string, Value])[] {
  const known = kind === 'actor' ? codebook.actors : codebook.issues;
  const others = [...found.keys()].filter((id) => !known.has(id)).sort(compareText);
  return [...known.keys(), ...others].flatMap((id) => {
    const value = found.get(id);
    return value === undefined ? [] : [[id, value] as const];
  });
}

function countsByEntry(
  { passages }: CodedUnits,
  kind: 'actor' | 'issue',
): ReadonlyMap<string, EntryCounts> {
  const found = new Map<string, EntryCounts>();
  const own = new Map<string, number>();
  for (const { article, readings } of passages) {
    own.clear();
    for (const reading of readings) {
      const ids = labelsOf(reading, kind);
      for (const id of ids.length < 2 ? ids : new Set(ids)) own.set(id, (own.get(id) ?? 0) + 1);
    }
    for (const [id, coders] of own) {
      const counts = found.get(id) ?? new EntryCounts();
      counts.add(article, readings.length, coders);
      found.set(id, counts);
    }
    for (const { records } of readings) {
      for (const { annotation } of records) {
        for (const id of kind === 'actor' ? annotation.actors : annotation.issues) {
          const counts = found.get(id);
          if (counts) counts.positions += 1;
        }
      }
    }
  }
  return found;
}

/** The stances of claims, a unit for each claim, by what a claim counts for. */
function stancesBy<Key>(
  { claims }: CodedUnits,
  stance: CodedField,
  keysOf: (claim: ClaimUnit) => readonly (Key | undefined)[],
): ReadonlyMap<Key, readonly (readonly string[])[]> {
  const stances = new Map<Key, (readonly string[])[]>();
  for (const claim of claims) {
    const values: string[] = [];
    for (const { records } of claim.readings) {
      const own = fieldValues(records, stance);
      if (own.length > 0) values.push(categoryOf(own));
    }
    for (const key of keysOf(claim)) {
      if (key === undefined) continue;
      const known = stances.get(key);
      if (known) known.push(values);
      else stances.set(key, [values]);
    }
  }
  return stances;
}

/** Counts of one issue or actor over passages. */
class EntryCounts {
  positions = 0;
  passages = 0;
  readonly articles = new Set<number>();
  /** Passages by the number of their coders and of those who found it there. */
  readonly #patterns = new Map<number, Map<number, number>>();

  add(article: number, coders: number, found: number): void {
    this.passages += 1;
    this.articles.add(article);
    const row = this.#patterns.get(coders) ?? new Map<number, number>();
    row.set(found, (row.get(found) ?? 0) + 1);
    this.#patterns.set(coders, row);
  }

  /** `sizes`: all passages by the number of their coders. Alike passages are one unit with a
   * weight, so that a thousand entries cost what is marked of them. */
  alpha(sizes: ReadonlyMap<number, number>): Figure {
    const units: boolean[][] = [];
    const weights: number[] = [];
    for (const [coders, all] of sizes) {
      const row = this.#patterns.get(coders) ?? new Map<number, number>();
      let without = all;
      for (const [found, passages] of row) {
        units.push(Array.from({ length: coders }, (_, coder) => coder < found));
        weights.push(passages);
        without -= passages;
      }
      units.push(Array.from({ length: coders }, () => false));
      weights.push(without);
    }
    return alphaWeighted(units, weights, metricDistance('nominal'));
  }

  f1(): number | undefined {
    let shared = 0;
    let all = 0;
    for (const [coders, row] of this.#patterns) {
      for (const [found, passages] of row) {
        shared += passages * found * (found - 1);
        all += passages * found * (coders - 1);
      }
    }
    return all === 0 ? undefined : shared / all;
  }
}
