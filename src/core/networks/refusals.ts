import type { NetworkOptions, Scale } from './options';

/** Why options do not fit together; undefined when they do. `scale` is the resolved one; undefined
 * without a qualifier. */
export function refusalOf(options: NetworkOptions, scale: Scale | undefined): string | undefined {
  return (
    variablesRefused(options) ??
    listedRefused(options, scale) ??
    aggregationRefused(options, scale) ??
    normalizationRefused(options, scale)
  );
}

function variablesRefused({ rows, columns, qualifier }: NetworkOptions): string | undefined {
  if (rows === columns) {
    return `Rows and columns are both “${rows}”. Name two different variables.`;
  }
  if (qualifier !== undefined && (qualifier === rows || qualifier === columns)) {
    return `The qualifier “${qualifier}” is already the rows or the columns. Name another, or none.`;
  }
  return undefined;
}

/** Why the options do not fit the list of disagreements, which is of actors, issues and the sign of
 * their stances, over the whole range. */
function listedRefused(options: NetworkOptions, scale: Scale | undefined): string | undefined {
  if (options.disagreement !== 'listed') return undefined;
  const { mode, rows, columns, qualifier, aggregation } = options;
  const isOfList =
    mode === 'one' &&
    rows === 'actor' &&
    columns === 'issue' &&
    qualifier === 'stance' &&
    scale === 'binary' &&
    aggregation === 'conflict';
  if (!isOfList) {
    return 'Disagreements as listed are between actors, over issues. Use mode one with --aggregation conflict, and omit --rows, --columns, --qualifier and --scale.';
  }
  const { normalization, duplicates, window } = options;
  return normalization !== 'none' || duplicates !== 'include' || window
    ? 'Disagreements as listed are counted in rows of the list. Omit --normalization, --duplicates and --window, and set a range with --since and --until.'
    : undefined;
}

function aggregationRefused(
  { mode, aggregation, qualifier }: NetworkOptions,
  scale: Scale | undefined,
): string | undefined {
  if (aggregation !== 'ignore' && qualifier === undefined) {
    return `Aggregation “${aggregation}” needs a qualifier. Name one, or use “ignore”.`;
  }
  if (mode === 'one') {
    return aggregation === 'combine'
      ? 'Aggregation “combine” numbers the values of a row for a column, but a one-mode network ties rows to rows. Use mode two or directed.'
      : undefined;
  }
  if (aggregation === 'congruence' || aggregation === 'conflict') {
    return `Aggregation “${aggregation}” compares two rows with each other. Use mode one, or in mode ${mode} use ignore, subtract or combine.`;
  }
  return aggregation === 'subtract' && scale === 'category'
    ? 'Aggregation “subtract” needs a qualifier that has a direction, and this one only has categories. Use ignore or combine.'
    : undefined;
}

const OF_TWO_MODES: readonly string[] = ['activity', 'prominence'];

function normalizationRefused(
  { mode, aggregation, normalization }: NetworkOptions,
  scale: Scale | undefined,
): string | undefined {
  if (normalization === 'none') return undefined;
  if (mode === 'one' && OF_TWO_MODES.includes(normalization)) {
    return `Normalization “${normalization}” divides by the sum of a row or column, which needs mode two or directed. In mode one, use average, jaccard, cosine, dna-jaccard or dna-cosine.`;
  }
  if (mode !== 'one' && !OF_TWO_MODES.includes(normalization)) {
    return `Normalization “${normalization}” compares two rows with each other. In mode ${mode}, use activity or prominence.`;
  }
  if (aggregation === 'combine') {
    return 'Aggregation “combine” gives numbers of combinations, which cannot be divided. Use normalization none.';
  }
  const asSets = normalization === 'jaccard' && aggregation !== 'ignore';
  if (asSets && scale === 'integer') {
    return 'Normalization “jaccard” compares sets, which have no distances. Use cosine or average, or --scale binary.';
  }
  const isCompared = aggregation === 'conflict' || aggregation === 'subtract';
  const isTextbook = normalization === 'jaccard' || normalization === 'cosine';
  return isTextbook && isCompared && scale === 'category'
    ? `Normalization “${normalization}” needs an opposite to measure conflict, and categories have none. Use average, dna-jaccard or dna-cosine.`
    : undefined;
}
