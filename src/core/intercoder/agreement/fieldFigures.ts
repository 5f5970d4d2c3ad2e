import type { Interval, Resampling } from '../../measures/resample';
import type { Task } from '../../util/task';
import type { Category } from '../coefficients/distance';
import type { Figure } from '../coefficients/figure';
import type { ComparedTable, ComparedUnit, Scale } from './comparedValues';
import { articlesNeeded, certaintyOf } from './resampled';
import type { AbsentValue } from './values';

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
  /** Of pairs of coders in units the share with the same value, of sets with the same members; each
   * unit counts by its values. Undefined where no unit has two. */
  readonly percent: number | undefined;
  /** Bootstrap over articles, 2.5th to 97.5th percentile; undefined for few articles. */
  readonly interval: Interval | undefined;
  /** The share of resamples with an α of .8 or more. */
  readonly reliable: number | undefined;
  /** Articles to code twice besides, for an interval of ±.1; undefined where not computed. */
  readonly needed: number | undefined;
  readonly paradox: Paradox | undefined;
}

/** Coders give the same value nearly always, but α is low: one value is so frequent that agreement on
 * it is what chance would give (Feinstein and Cicchetti 1990, doi 10.1016/0895-4356(90)90158-L). */
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
  const { percent, frequent } = sharesOf(pairable);
  yield undefined;
  const figures = {
    ...{ field, label, scale, absent, alpha, percent },
    units: pairable.length,
    values: pairable.reduce((sum, { values }) => sum + values.length, 0),
    paradox: paradoxOf(alpha, percent, frequent),
  };
  const none = { interval: undefined, reliable: undefined, needed: undefined };
  if (alpha.kind === 'undefined' || resampling.times === 0) return { ...figures, ...none };
  const resampled = table.resampled();
  const certainty = yield* certaintyOf(articles, resampling, resampled);
  if (!certainty) return { ...figures, ...none };
  const needed = yield* articlesNeeded(articles, resampling, resampled);
  return { ...figures, ...certainty, needed };
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

function sharesOf(units: readonly ComparedUnit<Category>[]): {
  readonly percent: number | undefined;
  readonly frequent: Paradox | undefined;
} {
  const totals = new Map<string, number>();
  let values = 0;
  let alike = 0;
  for (const unit of units) {
    const own = new Map<string, number>();
    for (const value of unit.values) {
      const category = String(value);
      own.set(category, (own.get(category) ?? 0) + 1);
      totals.set(category, (totals.get(category) ?? 0) + 1);
    }
    for (const count of own.values()) alike += (count * (count - 1)) / (unit.values.length - 1);
    values += unit.values.length;
  }
  if (values === 0) return { percent: undefined, frequent: undefined };
  const [[category, count] = ['', 0]] = [...totals].sort(([, a], [, b]) => b - a);
  return { percent: alike / values, frequent: { category, share: count / values } };
}
