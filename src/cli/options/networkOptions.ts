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
import { windowMeant } from './oneOf';
import { choice, parsed, text, texts, type Values } from './option';
import { WrongUse } from './wrongUse';

/** Options of the commands that compute a network. */
export const NETWORK = {
  rows: text('VAR', 'what is tied (default: actor)'),
  columns: text('VAR', 'to what (default: issue; mode directed: target)'),
  qualifier: text(
    'VAR|none',
    'what the rows say of the columns (default: stance; directed: evaluation)',
  ),
  scale: choice(SCALES, undefined, 'how its values compare: by sign, by distance, the same or not'),
  aggregation: choice(
    AGGREGATIONS,
    undefined,
    'how what is shared is counted (default: congruence; mode two and directed: subtract)',
  ),
  normalization: choice(
    NORMALIZATIONS,
    undefined,
    'by what a weight is divided; activity and prominence for mode two and directed (default of the command network: none)',
  ),
  'coded-twice': choice(CODED_TWICE, 'once', 'claims coded by several coders; each: as DNA counts'),
  duplicates: choice(
    DUPLICATES,
    undefined,
    'where the same statement counts only once (default of the command network: include)',
  ),
  exclude: texts('VAR=VALUE', 'exclude what has the value'),
  only: texts('VAR=VALUE', 'exclude what does not have the value'),
};

/** Only of the command `network`. */
export const NETWORK_FORM = {
  mode: choice(MODES, 'one', 'rows tied to rows, rows to columns, or actors to their targets'),
  disagreement: choice(
    DISAGREEMENTS,
    undefined,
    'for --aggregation conflict: any opposite statements, all dates (default), or the rows of the list that the command disagreements prints',
  ),
};

/** The window of a network or a measure. */
export const CALENDAR_WINDOW = parsed(
  '[moving-|dna-]days|weeks|months|years|events[:N]',
  'one result for each window: along the calendar, or moving',
  calendarWindow,
);

type NetworkValues = Values<typeof NETWORK> & Partial<Values<typeof NETWORK_FORM>>;

/** The caller's options over the defaults of the mode. Throws `WrongUse` for a value of `--exclude`
 * or `--only` that is none; invalid combinations are refused where the network is computed. */
export function networkOptions(
  words: NetworkValues,
  {
    window,
    isolates = false,
  }: { readonly window?: NetworkOptions['window']; readonly isolates?: boolean } = {},
): NetworkOptions {
  const { mode = 'one' } = words;
  const base = DEFAULT_NETWORKS[mode];
  const qualifier = words.qualifier ?? base.qualifier;
  const isNone = qualifier === 'none';
  return {
    mode,
    rows: words.rows ?? base.rows,
    columns: words.columns ?? base.columns,
    qualifier: isNone ? undefined : qualifier,
    scale: words.scale,
    aggregation: words.aggregation ?? (isNone ? 'ignore' : base.aggregation),
    normalization: words.normalization ?? 'none',
    disagreement: words.disagreement,
    codedTwice: words['coded-twice'],
    duplicates: words.duplicates ?? 'include',
    window,
    isolates,
    exclusions: [...exclusions('--exclude', words.exclude), ...exclusions('--only', words.only)],
  };
}

function calendarWindow(word: string): NonNullable<NetworkOptions['window']> {
  const option = parseWindow(word);
  if (option) return option;
  throw new WrongUse(
    `--window must be days, weeks, months, years or events, optionally with moving- or dna- before it and :N after it, such as moving-months:3, not “${word}”.${windowMeant(word, WINDOW_WORDS, (one) => parseWindow(one) !== undefined)}`,
  );
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
