import {
  AGGREGATIONS,
  dateRange,
  DEFAULT_NETWORKS,
  DISAGREEMENTS,
  DUPLICATES,
  FIRST_DAY,
  LAST_DAY,
  MODES,
  NORMALIZATIONS,
  parseWindow,
  SCALES,
  type DateRange,
  type Exclusion,
  type NetworkOptions,
} from '../../core';
import { oneOf, type NetworkWords } from './options';
import { WrongUse } from './wrongUse';

/** The words of the caller over the defaults of the mode. Throws `WrongUse` for what is no value of an
 * option; what makes no sense together is refused where it is computed. */
export function networkOptions(words: NetworkWords): NetworkOptions {
  const mode = oneOf('--mode', words.mode ?? 'one', MODES);
  const base = DEFAULT_NETWORKS[mode];
  const qualifier = words.qualifier ?? base.qualifier;
  const isNone = qualifier === 'none';
  return {
    mode,
    rows: words.rows ?? base.rows,
    columns: words.columns ?? base.columns,
    qualifier: isNone ? undefined : qualifier,
    scale: words.scale === undefined ? undefined : oneOf('--scale', words.scale, SCALES),
    aggregation: oneOf(
      '--aggregation',
      words.aggregation ?? (isNone ? 'ignore' : base.aggregation),
      AGGREGATIONS,
    ),
    normalization: oneOf('--normalization', words.normalization ?? 'none', NORMALIZATIONS),
    disagreement:
      words.disagreement === undefined
        ? undefined
        : oneOf('--disagreement', words.disagreement, DISAGREEMENTS),
    duplicates: oneOf('--duplicates', words.duplicates ?? 'include', DUPLICATES),
    window: windowOf(words.window),
    isolates: words.isolates,
    exclusions: [...exclusions('--exclude', words.exclude), ...exclusions('--only', words.only)],
  };
}

/** From the first day of the one date to the last of the other; open where there is none. */
export function dateWindow({ since, until }: NetworkWords): DateRange | undefined {
  if (since === undefined && until === undefined) return undefined;
  const first = since === undefined ? FIRST_DAY : daysOf('--from', since).first;
  const last = until === undefined ? LAST_DAY : daysOf('--to', until).last;
  if (first > last) throw new WrongUse(`--from ${first} is after --to ${last}.`);
  return { first, last };
}

function daysOf(option: string, date: string): DateRange {
  const days = dateRange(date);
  if (days) return days;
  throw new WrongUse(`${option} is YYYY, YYYY-MM or YYYY-MM-DD, not “${date}”.`);
}

/** Of the words after `--window`. */
export function windowOf(text: string | undefined): NetworkOptions['window'] {
  const option = text === undefined ? undefined : parseWindow(text);
  if (text !== undefined && !option) {
    throw new WrongUse(
      `--window is days, weeks, months, years or events, with moving- or dna- before it and :N after it where wanted, as in moving-months:3; not “${text}”.`,
    );
  }
  return option;
}

/** All values of one variable are one exclusion. */
function exclusions(option: '--exclude' | '--only', words: readonly string[]): Exclusion[] {
  const values = new Map<string, string[]>();
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals < 1) throw new WrongUse(`${option} is VARIABLE=VALUE, not “${word}”.`);
    const variable = word.slice(0, equals);
    values.set(variable, [...(values.get(variable) ?? []), word.slice(equals + 1)]);
  }
  return [...values].map(([variable, own]) => ({
    variable,
    values: own,
    only: option === '--only',
  }));
}
