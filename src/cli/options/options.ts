import { parseArgs } from 'node:util';
import {
  NETTING_UNITS,
  CONCORDANCE_SORTS,
  parseNetting,
  nearestWord,
  ROLL_UPS,
  type ConcordanceSort,
  type DateRange,
  type Netting,
  type RollUp,
  BRIEF_LENGTHS,
  EXPORT_LANGUAGES,
  type BriefLength,
  type ExportLanguage,
} from '../../core';
import { dateWindow } from './dateOptions';
import { NETTED, OPTIONS, OWN_OPTIONS } from './optionTable';
import { oneOf, windowMeant } from './oneOf';
import { scopeOf } from './scope';
import { WrongUse } from './wrongUse';

/** The checked options of every command. */
export interface Options {
  readonly folder: string;
  readonly json: boolean;
  readonly scope: { readonly kind: 'folder' } | { readonly kind: 'article'; readonly path: string };
  /** `shared`, `adjudicated` or a coder; undefined where the caller gave none. */
  readonly coding: string | undefined;
  readonly rollUp: RollUp;
  /** For commands that list disagreements: the window; undefined for that of the codebook. */
  readonly netting: Netting | undefined;
  readonly dates: 'claim' | 'article';
  /** Whether positions of actors and issues that are not in the codebook count. */
  readonly unknown: 'leave-out' | 'count';
  readonly out: string | undefined;
  readonly force: boolean;
  readonly quiet: boolean;
  /** Every place of a problem; for `check` also issues that are never used. */
  readonly verbose: boolean;
  readonly all: boolean;
  readonly help: boolean;
  /** For commands that count positions: only those that this search finds. */
  readonly query: string | undefined;
  /** The name of a shared search that replaces `query`; never together with it. */
  readonly search: string | undefined;
  /** For `check`: a folder of texts that cite the corpus, besides those in it. */
  readonly texts: string | undefined;
  /** For `check`: what deserves a second look, too. */
  readonly quality: boolean;
  /** For `check`: which of these checks, as typed; undefined for the usual ones. */
  readonly checks: string | undefined;
  /** For `check`: what they find changes the exit code. */
  readonly strict: boolean;
  /** For `check`: whether the examples of the codebook hold. */
  readonly examples: boolean;
  /** For `mentions` and `concordance`: weak aliases too. */
  readonly weak: boolean;
  /** For `concordance`: ids of the codebook, or words; one of the three. */
  readonly actor: string | undefined;
  readonly issue: string | undefined;
  readonly expression: string | undefined;
  readonly sort: ConcordanceSort;
  /** For `export`, and for outputs that can be written for other programs. */
  readonly format: string | undefined;
  readonly raw: boolean;
  readonly byteOrderMark: boolean;
  /** Where the articles come from: the folder, a list of paths, or JSON Lines with their texts; the
   * last two on standard input. */
  readonly articles: ArticleInput;
  /** For commands that have positions: only those whose whole date lies in it. */
  readonly range: DateRange | undefined;
  /** Whether positions are written one by one, including those that are not counted. */
  readonly listsRows: boolean;
  /** For `mentions`, `positions` and `concordance`: JSON, a row per line. */
  readonly jsonl: boolean;
  /** For commands that compute networks: as typed. */
  readonly network: NetworkWords;
  /** For measures that resample articles: as typed. */
  readonly seed: string | undefined;
  readonly resamples: string | undefined;
  /** For `coalitions`. */
  readonly resolution: string | undefined;
  /** For `disagreements`: how many remain under stricter rules, in place of the list. */
  readonly sensitivity: boolean;
  /** For `disagreements` and `contradictions`: how often each is found again, and on how many
   * articles it stands. */
  readonly foundAgain: boolean;
  readonly fragility: boolean;
  /** For `export`: each quote of a brief with its citation. */
  readonly citations: boolean;
  readonly briefLength: BriefLength;
  readonly language: ExportLanguage;
  /** For `agreement` and `report`: which coders, as typed; undefined for all. */
  readonly coders: string | undefined;
  /** For them: readings that were changed after they were completed count, too. */
  readonly changed: boolean;
  /** For `agreement`: the details of one field. */
  readonly field: string | undefined;
  /** For `agreement`: the passages that coders read differently, in place of the figures. */
  readonly disputed: boolean;
  /** For `agreement`: `gold`, as typed. */
  readonly against: string | undefined;
  /** For `agreement`: figures that must not be lower, as typed. */
  readonly failUnder: readonly string[];
  /** For `report`: what it is about. */
  readonly methods: boolean;
  /** For `adjudicate`: what waits. */
  readonly list: boolean;
  /** For `adjudicate`: articles that coders have not completed, too. */
  readonly unfinished: boolean;
  /** For `export` in Parquet: what its files are grouped by; undefined for one file. */
  readonly partitionBy: PartitionBy | undefined;
  /** With `partitionBy`: the name of this process's files among those of others. */
  readonly part: string;
}

/** The caller's options, unchecked; undefined or empty where none were given. */
export interface NetworkWords {
  readonly mode: string | undefined;
  readonly rows: string | undefined;
  readonly columns: string | undefined;
  readonly qualifier: string | undefined;
  readonly scale: string | undefined;
  readonly aggregation: string | undefined;
  readonly normalization: string | undefined;
  readonly disagreement: string | undefined;
  readonly codedTwice: string | undefined;
  readonly duplicates: string | undefined;
  readonly window: string | undefined;
  readonly isolates: boolean;
  readonly exclude: readonly string[];
  readonly only: readonly string[];
}

export type ArticleInput = (typeof ARTICLE_INPUTS)[number];
export type PartitionBy = (typeof PARTITION_BY)[number];

const ARTICLE_INPUTS = ['folder', 'list', 'jsonl'] as const;
const PARTITION_BY = ['year', 'source', 'folder'] as const;

/** Reads the words after a command. Throws `WrongUse` for an option that no command, or not this
 * one, has. */
export function readOptions(command: string, words: readonly string[]): Options {
  const { values, positionals, tokens } = parse(words);
  refuseRepeated(tokens);
  for (const [option, owners] of Object.entries(OWN_OPTIONS)) {
    if (Object.hasOwn(values, option) && !owners.includes(command)) {
      const commands = `command${owners.length === 1 ? '' : 's'} ${owners.join(', ')}`;
      throw new WrongUse(`--${option} belongs to the ${commands}.`);
    }
  }
  if (values.query !== undefined && values.search !== undefined) {
    throw new WrongUse(
      '--search and --query cannot be combined. Use one of them; --since and --until narrow either.',
    );
  }
  if (values.sensitivity === true && (values['found-again'] ?? values.fragility) === true) {
    throw new WrongUse('--sensitivity replaces the list: leave out --found-again and --fragility.');
  }
  if (positionals.length > 1) {
    throw new WrongUse(`Name one folder at a time, not ${String(positionals.length)}.`);
  }
  return {
    folder: positionals[0] ?? '.',
    json: values.json ?? false,
    scope: scopeOf(values.scope ?? 'folder'),
    coding: values.coding,
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
    search: values.search,
    texts: values.texts,
    quality: values.quality ?? false,
    checks: values.checks,
    strict: values.strict ?? false,
    examples: values.examples ?? false,
    weak: values.weak ?? false,
    actor: values.actor,
    issue: values.issue,
    expression: values.expression,
    sort: oneOf('--sort', values.sort ?? 'article', CONCORDANCE_SORTS),
    format: values.format,
    raw: values.raw ?? false,
    byteOrderMark: !(values['no-bom'] ?? false),
    articles: oneOf('--articles', values.articles ?? 'folder', ARTICLE_INPUTS),
    range: dateWindow(values.since, values.until),
    listsRows: command === 'positions' || /^(?:positions|annotations)-/.test(values.format ?? ''),
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
    foundAgain: values['found-again'] ?? false,
    fragility: values.fragility ?? false,
    citations: values.citations ?? false,
    // Only the full brief has citations.
    briefLength: oneOf(
      '--length',
      values.length ?? (values.citations === true ? 'full' : 'short'),
      BRIEF_LENGTHS,
    ),
    language: oneOf('--language', values.language ?? 'en', EXPORT_LANGUAGES),
    coders: values.coders,
    changed: values.changed ?? false,
    field: values.field,
    disputed: values.disputed ?? false,
    against: values.against,
    failUnder: values['fail-under'] ?? [],
    methods: values.methods ?? false,
    list: values.list ?? false,
    unfinished: values.unfinished ?? false,
    network: {
      mode: values.mode,
      rows: values.rows,
      columns: values.columns,
      qualifier: values.qualifier,
      scale: values.scale,
      aggregation: values.aggregation,
      normalization: values.normalization,
      disagreement: values.disagreement,
      codedTwice: values['coded-twice'],
      duplicates: values.duplicates,
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
      `--window must be “none”, days, weeks, months or years (such as “months:3”), optionally with within- before it (such as “within-months:12”), not “${text}”.${windowMeant(text, NETTING_WORDS, (one) => parseNetting(one) !== undefined)}`,
    );
  }
  return netting;
}

const NETTING_WORDS = ['none', ...NETTING_UNITS, ...NETTING_UNITS.map((unit) => `within-${unit}`)];

function parse(words: readonly string[]) {
  try {
    const args = queriesJoined(words);
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
    throw new WrongUse(unknown === undefined ? message : unknownOption(unknown));
  }
}

/** Refuses an option given twice, since one of its values would be dropped silently. */
function refuseRepeated(tokens: ReturnType<typeof parse>['tokens']): void {
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined || MANY.has(token.name)) continue;
    if (seen.has(token.name)) {
      throw new WrongUse(`--${token.name} is written twice. Write it once.`);
    }
    seen.add(token.name);
  }
}

/** Options that may be written several times. */
const MANY: ReadonlySet<string> = new Set(
  Object.entries(OPTIONS).flatMap(([name, option]) => ('multiple' in option ? [name] : [])),
);

function unknownOption(written: string): string {
  const nearest = nearestWord(written.replace(/^-+/, ''), Object.keys(OPTIONS));
  const meant =
    nearest === undefined ? 'Use --help to list the options.' : `Did you mean --${nearest}?`;
  return `There is no option ${written}. ${meant}`;
}

/** Joins a query, or the name of one, to its option, since it may begin with a minus sign. */
export function queriesJoined(words: readonly string[]): string[] {
  const isAsked = (word = ''): boolean => word === '--query' || word === '--search';
  const isNegated = (query = ''): boolean => /^-[^-]/.test(query);
  return words.flatMap((word, index) => {
    if (isAsked(word) && isNegated(words[index + 1])) return [];
    const before = words[index - 1] ?? '';
    return isAsked(before) && isNegated(word) ? [`${before}=${word}`] : [word];
  });
}

/** The value of `--part`, which becomes a part of file names. */
function partOf(text: string): string {
  if (/^[\w-]{1,40}$/.test(text)) return text;
  throw new WrongUse('--part must be up to 40 letters, digits, “_” and “-”.');
}
