import {
  NETTING_UNITS,
  AGGREGATIONS,
  CODED_TWICE,
  DEFAULT_NETWORKS,
  DISAGREEMENTS,
  DUPLICATES,
  MODES,
  NORMALIZATIONS,
  parseWindow,
  SCALES,
  type Exclusion,
  type NetworkOptions,
} from '../../core';
import { oneOf, windowMeant } from './oneOf';
import type { NetworkWords } from './options';
import { WrongUse } from './wrongUse';

/** The caller's options over the defaults of the mode. Throws `WrongUse` for an invalid value of an
 * option; invalid combinations are refused where the network is computed. */
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
    codedTwice: oneOf('--coded-twice', words.codedTwice ?? 'once', CODED_TWICE),
    duplicates: oneOf('--duplicates', words.duplicates ?? 'include', DUPLICATES),
    window: windowOf(words.window),
    isolates: words.isolates,
    exclusions: [...exclusions('--exclude', words.exclude), ...exclusions('--only', words.only)],
  };
}

/** The window after `--window`. */
export function windowOf(text: string | undefined): NetworkOptions['window'] {
  const option = text === undefined ? undefined : parseWindow(text);
  if (text !== undefined && !option) {
    throw new WrongUse(
      `--window must be days, weeks, months, years or events, optionally with moving- or dna- before it and :N after it, such as moving-months:3, not “${text}”.${windowMeant(text, WINDOW_WORDS, (one) => parseWindow(one) !== undefined)}`,
    );
  }
  return option;
}

/** All values of one variable are combined in one exclusion. */
function exclusions(option: '--exclude' | '--only', words: readonly string[]): Exclusion[] {
  const values = new Map<string, string[]>();
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals < 1) throw new WrongUse(`${option} must be VARIABLE=VALUE, not “${word}”.`);
    const variable = word.slice(0, equals);
    values.set(variable, [...(values.get(variable) ?? []), word.slice(equals + 1)]);
  }
  return [...values].map(([variable, own]) => ({
    variable,
    values: own,
    only: option === '--only',
  }));
}

const WINDOW_WORDS = [
  'events',
  ...['', 'moving-', 'dna-'].flatMap((before) => NETTING_UNITS.map((unit) => before + unit)),
];
