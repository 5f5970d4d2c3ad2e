import { alphaOf } from '../coefficients/alpha';
import { metricDistance, type Category, type Distance } from '../coefficients/distance';
import type { Figure } from '../coefficients/figure';
import { lazily } from '../../util/lazily';
import { articleAlpha, type ArticleAlpha } from './articleAlpha';
import { labelsOf, type CodedUnits, type PassageSet } from './codedUnits';
import type { CodedField } from './fields';
import { LabelSets, SET_DISTANCE, type LabelSet } from './labelSets';
import { categoryOf, fieldValues, placeIn, type AbsentValue } from './values';

/** How values are compared: sets by what they share (Dice), categories as the same or not, numbers
 * by their order or their distance. */
export type Scale = 'set' | 'nominal' | 'ordinal' | 'interval';

/** One unit: the values that coders gave to it. */
export interface ComparedUnit<V> {
  /** Index into `CodedUnits.articles`. */
  readonly article: number;
  /** Who gave each of the values: indices into `CodedUnits.coders`. */
  readonly coders: readonly number[];
  readonly values: readonly V[];
}

/** All values of one variable, with what can be computed from them. */
export interface ComparedTable {
  /** `claim`, `actor`, `issue`, or the name of a field. */
  readonly field: string;
  readonly label: string;
  readonly scale: Scale;
  readonly absent: AbsentValue;
  readonly alpha: () => Figure;
  /** For α of resamples of articles. */
  readonly resampled: () => ArticleAlpha;
  /** The values as categories: sets by their members. */
  readonly categories: () => readonly ComparedUnit<Category>[];
}

interface Variable<V> {
  readonly scale: Scale;
  readonly distance: Distance<V>;
  readonly categoryOf: (value: V) => Category;
}

const SETS: Variable<LabelSet> = {
  scale: 'set',
  distance: SET_DISTANCE,
  categoryOf: ({ name }) => name,
};

const CATEGORIES: Variable<string> = {
  scale: 'nominal',
  distance: metricDistance('nominal'),
  categoryOf: (value) => value,
};

/** What coders found in passages: with the empty set as a value, and only where they found
 * something. */
export function passageTables(
  { passages, articles }: CodedUnits,
  of: PassageSet,
): readonly ComparedTable[] {
  const sets = new LabelSets();
  const all = passages.map(({ article, readings }) => ({
    article,
    coders: readings.map(({ coder }) => coder),
    values: readings.map((reading) => sets.of(labelsOf(reading, of))),
  }));
  const found = changed(all, (set) => (set.labels.size === 0 ? undefined : set));
  const named = { field: of, label: of, articles: articles.length };
  return [
    tableOf({ ...named, absent: 'none' }, SETS, all),
    tableOf({ ...named, absent: 'excluded' }, SETS, found),
  ];
}

/** The tables of a field, the main one first: asked fields without missing values; others with the
 * value *none*, then where coders gave one. With an order also the places of the values in it. None
 * for a field that no coder used. */
export function fieldTables(units: CodedUnits, field: CodedField): readonly ComparedTable[] {
  if (!isUsed(units, field)) return [];
  const { isAsked, isList, order, name, label } = field;
  const values = units.claims.map(({ unit, readings }) => ({
    article: unit.article,
    coders: readings.map(({ coder }) => coder),
    values: readings.map(({ records }) => fieldValues(records, field)),
  }));
  const given = changed(values, (one) => (one.length === 0 ? undefined : one));
  const sets = new LabelSets();
  const absences: readonly AbsentValue[] = isAsked ? ['missing'] : ['none', 'excluded'];
  return absences.flatMap((absent): readonly ComparedTable[] => {
    const named = { field: name, label, absent, articles: units.articles.length };
    const compared = absent === 'none' ? values : given;
    const main = isList
      ? tableOf(
          named,
          SETS,
          changed(compared, (one) => sets.of(one)),
        )
      : tableOf(named, CATEGORIES, changed(compared, categoryOf));
    if (!order || absent === 'none') return [main];
    const { metric } = order;
    const places = changed(given, (one) => placeIn(one, field));
    const ordered = { scale: metric, distance: metricDistance(metric), categoryOf: Number };
    return [main, tableOf(named, ordered, places)];
  });
}

function isUsed({ claims }: CodedUnits, { valuesOf }: CodedField): boolean {
  return claims.some(({ readings }) =>
    readings.some(({ records }) =>
      records.some(({ annotation }) => valuesOf(annotation).length > 0),
    ),
  );
}

function tableOf<V>(
  { articles, ...named }: Pick<ComparedTable, 'field' | 'label' | 'absent'> & { articles: number },
  { scale, distance, categoryOf: category }: Variable<V>,
  units: readonly ComparedUnit<V>[],
): ComparedTable {
  return {
    ...named,
    scale,
    alpha: lazily(() =>
      alphaOf(
        units.map(({ values }) => values),
        distance,
      ),
    ),
    resampled: () => articleAlpha(units, articles, distance),
    categories: lazily(() => changed(units, category)),
  };
}

/** The units with other values; undefined takes a value out. */
function changed<V, W>(
  units: readonly ComparedUnit<V>[],
  change: (value: V) => W | undefined,
): readonly ComparedUnit<W>[] {
  return units.map(({ article, coders, values }) => {
    const after = { article, coders: [] as number[], values: [] as W[] };
    for (const [at, value] of values.entries()) {
      const other = change(value);
      if (other === undefined) continue;
      after.values.push(other);
      after.coders.push(coders[at] ?? 0);
    }
    return after;
  });
}
