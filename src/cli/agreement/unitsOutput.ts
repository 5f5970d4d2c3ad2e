import {
  categoryAlphas,
  coefficientsOf,
  figureValue,
  krippendorffBootstrap,
  metricDistance,
  paradoxOf,
  percentiles,
  runSync,
  shareAtLeast,
  type Category,
  type CategoryAlpha,
  type CodedTable,
  type Coefficients,
  type Distance,
  type Metric,
  type Resampled,
  type Resampling,
  figureText,
  numberText,
  paradoxText,
  percentText,
  undefinedText,
} from '../../core';
import { counted } from '../commands/remarks';
import type { ReadUnits } from './readUnits';

/** All figures of a table of units and coders. */
export interface UnitsFigures {
  readonly metric: Metric;
  readonly coefficients: Coefficients;
  /** Of nominal values: each against the others. */
  readonly categories: readonly CategoryAlpha<string>[];
  /** Undefined where α is, and for no resamples. */
  readonly resampled: Resampled | undefined;
  readonly resampling: Resampling;
}

const NAMES = {
  alpha: 'Krippendorff’s α',
  percent: 'percent agreement',
  cohen: 'Cohen’s κ',
  fleiss: 'Fleiss’ κ',
  scott: 'Scott’s π',
  ac1: 'Gwet’s AC1',
} as const;

const COEFFICIENTS = Object.keys(NAMES) as readonly (keyof typeof NAMES)[];

/** From this α on data are customarily called reliable. */
const RELIABLE = 0.8;

export function figuresOfUnits(
  { table }: ReadUnits,
  metric: Metric,
  resampling: Resampling,
): UnitsFigures {
  if (metric === 'nominal') {
    const categories = categoryAlphas(valuesOf(table));
    return {
      metric,
      resampling,
      categories,
      ...figuresOf(table, metricDistance(metric), resampling),
    };
  }
  const numbers = table.map((row) =>
    row.map((value) => (value === undefined ? undefined : Number(value))),
  );
  const found = figuresOf(numbers, metricDistance(metric), resampling);
  return { metric, resampling, categories: [], ...found };
}

function figuresOf<V extends Category>(
  table: CodedTable<V>,
  distance: Distance<V>,
  resampling: Resampling,
): Pick<UnitsFigures, 'coefficients' | 'resampled'> {
  const coefficients = coefficientsOf(table, distance);
  const isAsked = resampling.times > 0 && coefficients.alpha.kind === 'defined';
  const bootstrap = krippendorffBootstrap(valuesOf(table), distance, resampling);
  return { coefficients, resampled: isAsked ? runSync(bootstrap) : undefined };
}

function valuesOf<V>(table: CodedTable<V>): readonly (readonly V[])[] {
  return table.map((row) => row.filter((value) => value !== undefined));
}

/** For `--json`: null where a figure is not defined, with the reason in `reasons`. `observed` and
 * `expected` are the disagreements D_o and D_e of α. */
export function unitsImage(figures: UnitsFigures) {
  const { metric, coefficients, categories, resampled, resampling } = figures;
  const { alpha, coders, units, values, single } = coefficients;
  const interval = resampled && percentiles(resampled);
  return {
    metric,
    ...Object.fromEntries(
      COEFFICIENTS.map((name) => [name, figureValue(coefficients[name]) ?? null]),
    ),
    ...{ coders, units, values, single },
    observed: alpha.kind === 'defined' ? alpha.observed : null,
    expected: alpha.kind === 'defined' ? alpha.expected : null,
    reasons: Object.fromEntries(reasonsOf(coefficients).map(({ name, reason }) => [name, reason])),
    categories: categories.map(({ category, count, alpha: own }) => ({
      category,
      count,
      alpha: figureValue(own) ?? null,
    })),
    bootstrap:
      resampled && interval
        ? { ...interval, reliable: shareAtLeast(resampled, RELIABLE), ...resampling }
        : null,
  };
}

function reasonsOf(
  coefficients: Coefficients,
): readonly { readonly name: keyof typeof NAMES; readonly reason: string }[] {
  return COEFFICIENTS.flatMap((name) => {
    const figure = coefficients[name];
    return figure.kind === 'defined' ? [] : [{ name, reason: undefinedText(figure.reason) }];
  });
}

/** The tables for people: the coefficients, and α of each value. */
export function unitsTables({ coefficients, categories, metric }: UnitsFigures): string[][][] {
  const rows = COEFFICIENTS.map((name) => {
    const figure = coefficients[name];
    const isShare = name === 'percent' && figure.kind === 'defined';
    const title = name === 'alpha' ? `${NAMES.alpha}, ${metric}` : NAMES[name];
    if (figure.kind === 'undefined') return [title, 'not defined', '', ''];
    return [
      title,
      isShare ? percentText(figure.value) : figureText(figure),
      isShare ? '' : numberText(figure.observed),
      isShare ? '' : numberText(figure.expected),
    ];
  });
  const coefficientTable = [['COEFFICIENT', 'VALUE', 'OBSERVED', 'EXPECTED'], ...rows];
  if (categories.length === 0 || categories.length > MOST_CATEGORIES) return [coefficientTable];
  return [
    coefficientTable,
    [
      ['VALUE', 'GIVEN', 'α'],
      ...categories.map(({ category, count, alpha }) => [
        category,
        String(count),
        figureText(alpha),
      ]),
    ],
  ];
}

const MOST_CATEGORIES = 30;

/** What people must know about the figures, a sentence each. */
export function unitsRemarks(figures: UnitsFigures): readonly string[] {
  const { coefficients, categories, resampled, resampling, metric } = figures;
  const { units, values, coders, single } = coefficients;
  const interval = resampled && percentiles(resampled);
  return [
    `${counted(units, 'unit')} with ${counted(values, 'value')} of ${counted(coders, 'coder')}.${single > 0 ? ` Of one coder only, and so compared with nothing: ${counted(single, 'unit')}.` : ''}`,
    ...reasonsOf(coefficients).map(
      ({ name, reason }) => `${NAMES[name]} is not defined: ${reason}.`,
    ),
    ...paradoxRemark(figures),
    ...(metric === 'nominal' ? [] : ['All figures but α take the values as names.']),
    ...(categories.length > MOST_CATEGORIES
      ? [`α of each of ${String(categories.length)} values is in the JSON.`]
      : []),
    ...(resampled && interval
      ? [
          `95 % of ${String(resampling.times)} resamples of pairs of values (Krippendorff’s bootstrap, seed ${String(resampling.seed)}): α ${numberText(interval.low)} … ${numberText(interval.high)}; at least .8 in ${percentText(shareAtLeast(resampled, RELIABLE))}. Units of one text depend on each other, so that the true interval is wider.`,
        ]
      : []),
    'Observed and expected: disagreement for α, agreement for the others. What each figure is: docs/reference/intercoder.md.',
  ];
}

function paradoxRemark({ coefficients, categories }: UnitsFigures): readonly string[] {
  const { alpha, values } = coefficients;
  const percent = figureValue(coefficients.percent);
  const [most] = categories.toSorted((a, b) => b.count - a.count);
  if (!most) return [];
  const frequent = { category: most.category, share: most.count / values };
  const paradox = paradoxOf(alpha, percent, frequent);
  return paradox ? [paradoxText('Values', { alpha, percent }, paradox)] : [];
}
