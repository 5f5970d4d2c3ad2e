import type { Filter } from '../analysis/records/filter';
import type {
  Aggregation,
  CodedTwice,
  DisagreementTies,
  Duplicates,
  Mode,
  NetworkOptions,
  Normalization,
  Scale,
} from './options';
import type { NetworkPlan } from './plan';
import type { WindowOption } from './windows/windowOption';

/** The definition of a network's numbers, for readers of its files. */
export interface Definition {
  readonly mode: Mode;
  readonly rows: string;
  readonly columns: string;
  readonly qualifier: string | null;
  readonly scale: Scale | null;
  readonly aggregation: Aggregation;
  readonly normalization: Normalization;
  /** Which disagreements tie actors; null where none do. */
  readonly disagreement: string | null;
  readonly codedTwice: CodedTwice;
  readonly duplicates: Duplicates;
  readonly window: string | null;
  readonly isolates: boolean;
  readonly rollUp: string;
  readonly dates: string;
  /** The formula of a weight, in words and signs. */
  readonly weight: string;
  /** Where the formulas are documented, and their authors. */
  readonly source: string;
}

export function defined({ options, qualifier }: NetworkPlan, filter: Filter): Definition {
  const scale = qualifier?.scale;
  return {
    mode: options.mode,
    rows: options.rows,
    columns: options.columns,
    qualifier: options.qualifier ?? null,
    scale: scale ?? null,
    aggregation: options.aggregation,
    normalization: options.normalization,
    disagreement: disagreementText(options),
    codedTwice: options.codedTwice ?? 'once',
    duplicates: options.duplicates,
    window: options.window ? windowText(options.window) : null,
    isolates: options.isolates,
    rollUp: filter.rollUp,
    dates: filter.dates,
    weight: weightText(options, scale),
    source: SOURCE,
  };
}

/** The same words as in the panel and the docs. */
const DISAGREEMENT_TEXTS: Readonly<Record<DisagreementTies, string>> = {
  any: 'any opposite statements, all dates',
  listed: 'as listed',
};

function disagreementText({
  mode,
  aggregation,
  qualifier,
  disagreement = 'any',
}: NetworkOptions): string | null {
  const isOpposed = aggregation === 'conflict' || aggregation === 'subtract';
  return mode === 'one' && isOpposed && qualifier === 'stance'
    ? DISAGREEMENT_TEXTS[disagreement]
    : null;
}

const SOURCE =
  'docs/reference/networks.md; aggregations and dna-… after the exporter of Discourse Network Analyzer 3';

export function windowText({ kind, unit, size }: WindowOption): string {
  return `${kind === 'consecutive' ? '' : `${kind}-`}${unit}:${String(size)}`;
}

function weightText(options: NetworkOptions, scale: Scale | undefined): string {
  const { mode, aggregation, normalization, disagreement } = options;
  if (disagreement === 'listed')
    return 'number of issues on which the list of disagreements has the two on balance or at times';
  const raw = mode === 'one' ? pairText(aggregation, scale) : cellText(aggregation, scale);
  const by = DIVISORS[normalization];
  return by === undefined ? raw : `(${raw}) ${by}`;
}

function pairText(aggregation: Aggregation, scale: Scale | undefined): string {
  const product = 'a_jk·b_jk′';
  if (scale === 'category' && aggregation !== 'ignore') {
    const congruence = 'Σ_jk a_jk·b_jk';
    const conflict = 'Σ_jk of the counts of what only one of the two says';
    if (aggregation === 'congruence') return congruence;
    return aggregation === 'conflict' ? conflict : `${congruence} − ${conflict}`;
  }
  const distance = scale === 'integer' ? '|k−k′|/range' : 'd(k,k′)';
  switch (aggregation) {
    case 'ignore':
      return 'Σ_j a_j·b_j';
    case 'congruence':
      return `Σ_jkk′ ${product}·(1−${distance})`;
    case 'conflict':
      return `Σ_jkk′ ${product}·${distance}`;
    default:
      return `Σ_jkk′ ${product}·(1−2·${distance})`;
  }
}

function cellText(aggregation: Aggregation, scale: Scale | undefined): string {
  switch (aggregation) {
    case 'combine':
      return scale === 'binary'
        ? '1 only for, 2 only against, 3 both'
        : 'Σ_k 2^(K−1−k) over the values k that occur, in their order';
    case 'subtract':
      return scale === 'binary' ? 'statements for − statements against' : 'Σ_k k·a_k';
    default:
      return 'number of statements';
  }
}

const DIVISORS: Readonly<Record<Normalization, string | undefined>> = {
  none: undefined,
  average: '/ mean of the statements of both',
  activity: '/ statements of the row',
  prominence: '/ statements of the column',
  jaccard: 'as sets: those of both / those of either',
  cosine: '/ √(s·s′), s of a row with itself',
  'dna-jaccard': '/ (m10 + m01 + m11)',
  'dna-cosine': '/ (statements of the one · statements of the other)',
};
