import { parseArgs } from 'node:util';
import {
  CONCORDANCE_SORTS,
  dateRange,
  parseNetting,
  didYouMean,
  nearestWord,
  ROLL_UPS,
  type ConcordanceSort,
  type Netting,
  type RollUp,
} from '../../core';
import { WrongUse } from './wrongUse';

/** What every command understands, checked. */
export interface Options {
  readonly folder: string;
  readonly json: boolean;
  readonly scope: { readonly kind: 'folder' } | { readonly kind: 'article'; readonly path: string };
  /** `shared`, `adjudicated` or a coder; undefined where the caller named none. */
  readonly source: string | undefined;
  readonly rollUp: RollUp;
  /** Of the commands that list disagreements: the window; undefined for that of the codebook. */
  readonly netting: Netting | undefined;
  readonly dates: 'claim' | 'article';
  /** Whether positions of actors and issues that the codebook does not have count. */
  readonly unknown: 'leave-out' | 'count';
  readonly out: string | undefined;
  readonly force: boolean;
  readonly quiet: boolean;
  /** Every place of a problem, and of `check` also issues that are never used. */
  readonly verbose: boolean;
  readonly all: boolean;
  readonly help: boolean;
  /** Of the commands that count positions: only those that this search finds. */
  readonly query: string | undefined;
  /** Of `check`: a folder of texts that cite the corpus, besides those in it. */
  readonly texts: string | undefined;
  /** Of `mentions` and `concordance`: weak aliases too. */
  readonly weak: boolean;
  /** Of `concordance`: ids of the codebook, or words; one of the three. */
  readonly actor: string | undefined;
  readonly issue: string | undefined;
  readonly expression: string | undefined;
  readonly sort: ConcordanceSort;
  /** Of `export`, and of what can be written for other programs. */
  readonly format: string | undefined;
  readonly raw: boolean;
  readonly byteOrderMark: boolean;
  /** Where the articles come from: the folder, a list of paths, or JSON Lines with their texts; the last two on standard input. */
  readonly from: From;
  /** Of `mentions`, `positions` and `concordance`: JSON, a row a line. */
  readonly jsonl: boolean;
  /** Of the commands that compute networks: as typed. */
  readonly network: NetworkWords;
  /** Of the measures that resample articles: as typed. */
  readonly seed: string | undefined;
  readonly resamples: string | undefined;
  /** Of `coalitions`. */
  readonly resolution: string | undefined;
  /** Of `disagreements`: how many remain under stricter rules, in place of the list. */
  readonly sensitivity: boolean;
  /** Of `export`: each quote of a brief with its citation. */
  readonly citations: boolean;
  /** Of `export` in Parquet: what its files are grouped by; undefined for one file. */
  readonly partitionBy: PartitionBy | undefined;
  /** Of the same: names this process's files among those of others. */
  readonly part: string;
}

/** What the caller named, unchecked; undefined or empty where nothing was. */
export interface NetworkWords {
  readonly mode: string | undefined;
  readonly rows: string | undefined;
  readonly columns: string | undefined;
  readonly qualifier: string | undefined;
  readonly scale: string | undefined;
  readonly aggregation: string | undefined;
  readonly normalization: string | undefined;
  readonly disagreement: string | undefined;
  readonly duplicates: string | undefined;
  /** A date as in annotation files. */
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly window: string | undefined;
  readonly isolates: boolean;
  readonly exclude: readonly string[];
  readonly only: readonly string[];
}

export type From = (typeof FROM)[number];
export type PartitionBy = (typeof PARTITION_BY)[number];

const FROM = ['folder', 'list', 'jsonl'] as const;
const PARTITION_BY = ['year', 'source', 'folder'] as const;

const OPTIONS = {
  json: { type: 'boolean' },
  scope: { type: 'string' },
  source: { type: 'string' },
  'roll-up': { type: 'string' },
  date: { type: 'string' },
  unknown: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  all: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  query: { type: 'string' },
  texts: { type: 'string' },
  weak: { type: 'boolean' },
  actor: { type: 'string' },
  issue: { type: 'string' },
  expression: { type: 'string' },
  sort: { type: 'string' },
  format: { type: 'string' },
  raw: { type: 'boolean' },
  'no-bom': { type: 'boolean' },
  from: { type: 'string' },
  jsonl: { type: 'boolean' },
  'partition-by': { type: 'string' },
  part: { type: 'string' },
  mode: { type: 'string' },
  rows: { type: 'string' },
  columns: { type: 'string' },
  qualifier: { type: 'string' },
  scale: { type: 'string' },
  aggregation: { type: 'string' },
  normalization: { type: 'string' },
  disagreement: { type: 'string' },
  duplicates: { type: 'string' },
  to: { type: 'string' },
  window: { type: 'string' },
  isolates: { type: 'boolean' },
  exclude: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  seed: { type: 'string' },
  resamples: { type: 'string' },
  resolution: { type: 'string' },
  sensitivity: { type: 'boolean' },
  citations: { type: 'boolean' },
} as const;

const MEASURES = ['salience', 'timeline', 'coalitions'];
/** Commands that compute networks. */
const NETWORKS = ['network', 'coalitions'];
/** Commands that count positions in a range of dates. */
const RANGED = ['network', ...MEASURES];

/** Commands that net stances in stretches of time. */
const NETTED = ['disagreements', 'export'];

/** Options that only some commands have. */
const OWN_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  unknown: ['disagreements', 'contradictions', 'export', ...RANGED],
  query: ['positions', 'disagreements', 'contradictions', 'export', ...RANGED],
  texts: ['check'],
  weak: ['mentions', 'concordance'],
  actor: ['concordance'],
  issue: ['concordance'],
  expression: ['concordance'],
  sort: ['concordance'],
  jsonl: ['mentions', 'positions', 'concordance'],
  format: ['export', 'network', ...MEASURES],
  raw: ['export', 'network', ...MEASURES],
  'no-bom': ['export', 'network', ...MEASURES],
  'partition-by': ['export'],
  part: ['export'],
  mode: ['network'],
  rows: NETWORKS,
  columns: NETWORKS,
  qualifier: NETWORKS,
  scale: NETWORKS,
  aggregation: NETWORKS,
  normalization: NETWORKS,
  disagreement: ['network'],
  duplicates: NETWORKS,
  to: RANGED,
  window: ['network', 'salience', 'timeline', ...NETTED],
  isolates: ['network'],
  exclude: NETWORKS,
  only: NETWORKS,
  seed: MEASURES,
  resamples: MEASURES,
  resolution: ['coalitions'],
  sensitivity: ['disagreements'],
  citations: ['export'],
};

/** Throws `WrongUse` for what no command, or not this one, understands. */
export function readOptions(command: string, words: readonly string[]): Options {
  const { values, positionals } = parse(words);
  for (const [option, owners] of Object.entries(OWN_OPTIONS)) {
    if (Object.hasOwn(values, option) && !owners.includes(command)) {
      const commands = `command${owners.length === 1 ? '' : 's'} ${owners.join(', ')}`;
      throw new WrongUse(`--${option} belongs to the ${commands}.`);
    }
  }
  if (positionals.length > 1) {
    throw new WrongUse(`One folder at a time, but there are ${String(positionals.length)}.`);
  }
  // A date after --from is the beginning of a range, for the commands that have one.
  const isRanged = RANGED.includes(command);
  const since = isRanged && dateRange(values.from ?? '') ? values.from : undefined;
  return {
    folder: positionals[0] ?? '.',
    json: values.json ?? false,
    scope: scopeOf(values.scope ?? 'folder'),
    source: values.source,
    rollUp: oneOf('--roll-up', values['roll-up'] ?? 'none', ROLL_UPS),
    netting: NETTED.includes(command) ? nettingOption(values.window) : undefined,
    dates: oneOf('--date', values.date ?? 'claim', ['claim', 'article']),
    unknown: oneOf('--unknown', values.unknown ?? 'leave-out', ['leave-out', 'count']),
    out: values.out,
    force: values.force ?? false,
    quiet: values.quiet ?? false,
    verbose: values.verbose ?? false,
    all: values.all ?? false,
    help: values.help ?? false,
    query: values.query,
    texts: values.texts,
    weak: values.weak ?? false,
    actor: values.actor,
    issue: values.issue,
    expression: values.expression,
    sort: oneOf('--sort', values.sort ?? 'article', CONCORDANCE_SORTS),
    format: values.format,
    raw: values.raw ?? false,
    byteOrderMark: !(values['no-bom'] ?? false),
    from: oneOf('--from', since === undefined ? (values.from ?? 'folder') : 'folder', FROM),
    jsonl: values.jsonl ?? false,
    partitionBy:
      values['partition-by'] === undefined
        ? undefined
        : oneOf('--partition-by', values['partition-by'], PARTITION_BY),
    part: partOf(values.part ?? '0'),
    seed: values.seed,
    resamples: values.resamples,
    resolution: values.resolution,
    sensitivity: values.sensitivity ?? false,
    citations: values.citations ?? false,
    network: {
      mode: values.mode,
      rows: values.rows,
      columns: values.columns,
      qualifier: values.qualifier,
      scale: values.scale,
      aggregation: values.aggregation,
      normalization: values.normalization,
      disagreement: values.disagreement,
      duplicates: values.duplicates,
      since,
      until: values.to,
      window: values.window,
      isolates: values.isolates ?? false,
      exclude: values.exclude ?? [],
      only: values.only ?? [],
    },
  };
}

function nettingOption(text: string | undefined): Netting | undefined {
  const netting = text === undefined ? undefined : parseNetting(text);
  if (text !== undefined && !netting) {
    throw new WrongUse(
      `--window is “none”, days, weeks, months or years (such as “months:3”), or within-months:12 and the like, not “${text}”.`,
    );
  }
  return netting;
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: queriesJoined(words), options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
    throw new WrongUse(unknown === undefined ? message : unknownOption(unknown));
  }
}

function unknownOption(written: string): string {
  const nearest = nearestWord(written.replace(/^-+/, ''), Object.keys(OPTIONS));
  const meant =
    nearest === undefined ? 'The options are listed by --help.' : `Did you mean --${nearest}?`;
  return `There is no option ${written}. ${meant}`;
}

/** A query may begin with a minus sign, which is no option then. */
function queriesJoined(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const isNegated = (query = ''): boolean => /^-[^-]/.test(query);
    if (word === '--query' && isNegated(words[index + 1])) return [];
    return words[index - 1] === '--query' && isNegated(word) ? [`--query=${word}`] : [word];
  });
}

function scopeOf(text: string): Options['scope'] {
  if (text === 'folder') return { kind: 'folder' };
  const path = /^article:(.+)$/s.exec(text)?.[1];
  if (path === undefined) {
    throw new WrongUse(`--scope is “folder” or “article:PATH”, not “${text}”.`);
  }
  return { kind: 'article', path: path.replaceAll('\\', '/').replace(/^\.\//, '') };
}

/** It becomes a part of file names. */
function partOf(text: string): string {
  if (/^[\w-]{1,40}$/.test(text)) return text;
  throw new WrongUse('--part is up to 40 letters, digits, “_” and “-”.');
}

export function oneOf<Value extends string>(
  option: string,
  text: string,
  values: readonly Value[],
): Value {
  const value = values.find((one) => one === text);
  if (value === undefined) {
    const nearest = didYouMean(text, values);
    throw new WrongUse(`${option} is one of ${values.join(', ')}, not “${text}”.${nearest}`);
  }
  return value;
}
