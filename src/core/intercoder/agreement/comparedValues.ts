import { alphaOf } from '../coefficients/alpha';
import { diceDistance } from '../coefficients/dice';
import { metricDistance, type Category, type Distance } from '../coefficients/distance';
import type { Figure } from '../coefficients/figure';
import { articleAlpha, type ArticleAlpha } from './articleAlpha';
import { PASSAGE_SETS, setOf, type CodedUnits, type PassageSet } from './codedUnits';
import type { CodedField } from './fields';
import { categoryOf, fieldValues, placeIn, type AbsentValue } from './values';

/** How values are compared: sets by what they share (Dice), categories as the same or not, numbers
 * by their order or their distance. */
export type Scale = 'set' | 'nominal' | 'ordinal' | 'interval';

/** One unit: the values that coders gave to it. */
export interface ComparedUnit<V> {
  /** Index into `CodedUnits.articles`. */
  readonly article: number;
  /** `coder`: index into `CodedUnits.coders`. */
  readonly values: readonly { readonly coder: number; readonly value: V }[];
}

/** All values of one variable, with what can be computed from them. */
export interface ComparedTable {
  /** `claim`, `actor`, `issue`, or the name of a field. */
  readonly field: string;
  readonly label: string;
  readonly scale: Scale;
  readonly absent: AbsentValue;
  /** The values as categories: sets by their members. */
  readonly units: readonly ComparedUnit<Category>[];
  readonly alpha: () => Figure;
  /** For α of resamples of articles. */
  readonly resampled: () => ArticleAlpha;
}

interface Variable<V> {
  readonly scale: Scale;
  readonly distance: Distance<V>;
  readonly categoryOf: (value: V) => Category;
}

const SETS: Variable<ReadonlySet<string>> = {
  scale: 'set',
  distance: diceDistance,
  categoryOf: (value) => categoryOf([...value].sort()),
};

const CATEGORIES: Variable<string> = {
  scale: 'nominal',
  distance: metricDistance('nominal'),
  categoryOf: (value) => value,
};

/** What coders found in passages: with the empty set as a value, and only where they found
 * something. */
export function passageTables(units: CodedUnits): readonly ComparedTable[] {
  return PASSAGE_SETS.flatMap((of) =>
    (['none', 'excluded'] as const).map((absent) => setTable(units, of, absent)),
  );
}

function setTable(
  { passages, articles }: CodedUnits,
  of: PassageSet,
  absent: 'none' | 'excluded',
): ComparedTable {
  const units = passages.map(({ article, readings }) => ({
    article,
    values: readings.flatMap((reading) => {
      const value = setOf(reading, of);
      return value.size === 0 && absent === 'excluded' ? [] : [{ coder: reading.coder, value }];
    }),
  }));
  return tableOf({ field: of, label: of, absent, articles: articles.length }, SETS, units);
}

/** The tables of a field, the main one first: asked fields without missing values; others with the
 * value *none*, then where coders gave one. With an order also the places of the values in it. None
 * for a field that no coder used. */
export function fieldTables(units: CodedUnits, field: CodedField): readonly ComparedTable[] {
  const { isAsked, isList, order, name, label } = field;
  const values = units.claims.map(({ unit, readings }) => ({
    article: unit.article,
    values: readings.map(({ coder, records }) => ({ coder, value: fieldValues(records, field) })),
  }));
  const isUsed = values.some((unit) => unit.values.some(({ value }) => value.length > 0));
  if (!isUsed) return [];
  const absences: readonly AbsentValue[] = isAsked ? ['missing'] : ['none', 'excluded'];
  return absences.flatMap((absent): readonly ComparedTable[] => {
    const named = { field: name, label, absent, articles: units.articles.length };
    const given =
      absent === 'none' ? values : changed(values, (one) => (one.length === 0 ? undefined : one));
    const main = isList
      ? tableOf(
          named,
          SETS,
          changed(given, (one) => new Set(one)),
        )
      : tableOf(named, CATEGORIES, changed(given, categoryOf));
    if (!order || absent === 'none') return [main];
    const { metric } = order;
    const ordered = {
      scale: metric,
      distance: metricDistance(metric),
      categoryOf: (place: number) => place,
    };
    return [
      main,
      tableOf(
        named,
        ordered,
        changed(given, (one) => placeIn(one, field)),
      ),
    ];
  });
}

function tableOf<V>(
  { articles, ...named }: Pick<ComparedTable, 'field' | 'label' | 'absent'> & { articles: number },
  { scale, distance, categoryOf: category }: Variable<V>,
  units: readonly ComparedUnit<V>[],
): ComparedTable {
  const plain = units.map(({ article, values }) => ({
    article,
    values: values.map(({ value }) => value),
  }));
  return {
    ...named,
    scale,
    units: changed(units, category),
    alpha: () =>
      alphaOf(
        plain.map(({ values }) => values),
        distance,
      ),
    resampled: () => articleAlpha(plain, articles, distance),
  };
}

/** The units with other values; undefined takes a value out. */
function changed<V, W>(
  units: readonly ComparedUnit<V>[],
  change: (value: V) => W | undefined,
): readonly ComparedUnit<W>[] {
  return units.map(({ article, values }) => ({
    article,
    values: values.flatMap(({ coder, value }) => {
      const after = change(value);
      return after === undefined ? [] : [{ coder, value: after }];
    }),
  }));
}
