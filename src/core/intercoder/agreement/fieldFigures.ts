import { FEW_ARTICLES, type Interval, type Resampling } from '../../measures/resample';
import type { Task } from '../../util/task';
import { categoryAlphas, type CategoryAlpha } from '../coefficients/categoryAlphas';
import { countsOf, unitsOf, type CodedTable } from '../coefficients/codedTable';
import type { Coefficients } from '../coefficients/coefficients';
import type { Category } from '../coefficients/distance';
import type { Figure } from '../coefficients/figure';
import { ac1Of, cohenOf, fleissOf, scottOf } from '../coefficients/kappas';
import type { ComparedTable, ComparedUnit, Scale } from './compared/comparedValues';
import { articlesNeeded, certaintyOf } from './compared/resampled';
import type { AbsentValue } from './compared/values';

/** How far coders agree in one variable. */
export interface FieldFigures {
  /** `claim`, `actor`, `issue` (sets in passages), or the name of a field. */
  readonly field: string;
  readonly label: string;
  readonly scale: Scale;
  readonly absent: AbsentValue;
  readonly alpha: Figure;
  /** Units with values of two coders or more, and the values in them: also where α is not
   * defined. */
  readonly units: number;
  readonly values: number;
  /** Of pairs of values in a unit the share that is equal (of sets: with the same members),
   * averaged over units. Undefined where no unit has two. */
  readonly percent: number | undefined;
  /** For categories. */
  readonly details: CategoryDetails | undefined;
  /** Bootstrap over articles, 2.5th to 97.5th percentile; undefined where few articles have a
   * unit. */
  readonly interval: Interval | undefined;
  /** The share of resamples with an α of .8 or more. */
  readonly reliable: number | undefined;
  /** Articles to code twice besides, for an interval of ±.1; undefined where not computed. */
  readonly needed: number | undefined;
  readonly paradox: Paradox | undefined;
}

/** Coefficients for comparison with other studies, and α of each value against all others. */
export interface CategoryDetails extends Pick<Coefficients, 'cohen' | 'fleiss' | 'scott' | 'ac1'> {
  readonly categories: readonly CategoryAlpha<Category>[];
}

/** Coders give the same value nearly always, but α is low: one value is so frequent that agreement
 * on it is what chance would give (Feinstein and Cicchetti 1990, doi
 * 10.1016/0895-4356(90)90158-L). */
export interface Paradox {
  /** The frequent value, and its share of all values. */
  readonly category: string;
  readonly share: number;
}

/** The figures of a table. `resampling.times` 0: without intervals. A task. */
export function* fieldFigures(
  table: ComparedTable,
  articles: number,
  resampling: Resampling,
): Task<FieldFigures> {
  const { field, label, scale, absent } = table;
  const alpha = table.alpha();
  const pairable = table.categories().filter(({ values }) => values.length >= 2);
  yield undefined;
  const percent = percentIn(pairable);
  const isAlike = percent !== undefined && percent >= HIGH_PERCENT;
  const figures = {
    ...{ field, label, scale, absent, alpha, percent },
    details: scale === 'nominal' ? detailsOf(table.categories()) : undefined,
    units: pairable.length,
    values: pairable.reduce((sum, { values }) => sum + values.length, 0),
    paradox: paradoxOf(alpha, percent, isAlike ? mostFrequent(pairable) : undefined),
  };
  yield undefined;
  const none = { interval: undefined, reliable: undefined, needed: undefined };
  if (alpha.kind === 'undefined' || resampling.times === 0) return { ...figures, ...none };
  // Units of few articles say as little as few articles do: one alone is the same in all resamples.
  const compared = new Set(pairable.map(({ article }) => article)).size;
  if (compared < FEW_ARTICLES) return { ...figures, ...none };
  const resampled = table.resampled();
  const certainty = yield* certaintyOf(articles, resampling, resampled);
  if (!certainty) return { ...figures, ...none };
  const needed = yield* articlesNeeded(articles, resampling, resampled);
  return { ...figures, ...certainty, needed };
}

/** `percentOf`, for thousands of small units. */
function percentIn(units: readonly ComparedUnit<Category>[]): number | undefined {
  if (units.length === 0) return undefined;
  let shares = 0;
  for (const { values } of units) {
    let equal = 0;
    for (const [at, value] of values.entries()) {
      for (let before = 0; before < at; before++) if (values[before] === value) equal += 2;
    }
    shares += equal / (values.length * (values.length - 1));
  }
  return shares / units.length;
}

/** The units as rows with a column for each coder. */
function rowsOf(units: readonly ComparedUnit<Category>[]): CodedTable {
  return units.map(({ coders, values }) => {
    const row: (Category | undefined)[] = [];
    for (const [at, coder] of coders.entries()) row[coder] = values[at];
    // Holes are no values, but an iteration would skip them.
    return Array.from(row);
  });
}

function detailsOf(units: readonly ComparedUnit<Category>[]): CategoryDetails {
  const rows = rowsOf(units);
  return {
    cohen: cohenOf(rows),
    fleiss: fleissOf(rows),
    scott: scottOf(rows),
    ac1: ac1Of(rows),
    categories: categoryAlphas(unitsOf(rows)),
  };
}

/** Percent agreement from which a low α is explained. */
const HIGH_PERCENT = 0.8;
/** α below which nothing should be concluded (Krippendorff 2019, §12.6). */
const LOW_ALPHA = 0.667;

/** The most frequent value, where it explains why α is low although most values are alike. */
export function paradoxOf(
  alpha: Figure,
  percent: number | undefined,
  frequent: Paradox | undefined,
): Paradox | undefined {
  if (alpha.kind === 'undefined' || alpha.value >= LOW_ALPHA) return undefined;
  const isAlike = percent !== undefined && percent >= HIGH_PERCENT;
  return isAlike && frequent && frequent.share > 0.5 ? frequent : undefined;
}

function mostFrequent(units: readonly ComparedUnit<Category>[]): Paradox | undefined {
  const counts = countsOf(units.flatMap(({ values }) => values));
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most) return undefined;
  const [category, count] = most;
  const all = units.reduce((sum, { values }) => sum + values.length, 0);
  return { category: String(category), share: count / all };
}
