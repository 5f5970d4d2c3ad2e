import { NETTING_UNITS, parseNetting, ROLL_UPS, type Netting } from '../../core';
import { windowMeant } from './oneOf';
import { choice, flag, parsed, text, texts, wholeNumber, type Values } from './option';
import { WrongUse } from './wrongUse';

// Options that several commands have.

/** Of nearly every command that reads a corpus. */
export const COMMON = {
  json: flag('JSON instead of a table'),
  scope: {
    value: 'folder|article:PATH',
    help: 'the folder (default), or one article, by its path from the corpus folder',
    read: ([word = 'folder']: readonly string[]) => scopeOf(word),
  },
  articles: choice(
    ['folder', 'list', 'jsonl'],
    'folder',
    'articles of the folder, or from standard input: their paths, one per line, or {"path", "text", "annotations"}, one per line',
  ),
  coding: text(
    'shared|adjudicated|CODER',
    'whose annotations (default: the plain annotation files)',
  ),
  'roll-up': choice(ROLL_UPS, 'none', 'count actors as their sides, issues as their linked issues'),
  date: choice(
    ['claim', 'article'],
    'claim',
    'which date counts: that of the position, else of the article, or always that of the article',
  ),
  out: text('PATH', 'write to a file'),
  force: flag('with --out: overwrite an existing file'),
  all: flag('run for every corpus below the folder; JSON: [{corpus, rows}]'),
  quiet: flag('no problems and no progress on standard error'),
  verbose: flag('list every place of a repeated problem (check: also unused issues)'),
};

export type CommonValues = Values<typeof COMMON>;

/** Of commands whose positions a search can limit. */
export const QUERY = {
  query: text(
    "'QUERY'",
    'only positions that match, such as: actor:china -stance:support since:2024',
  ),
  search: text('NAME', 'the same, with a saved query of searches.yaml; not together with --query'),
  since: text('DATE', 'only what is dated entirely on or after this day'),
  until: text('DATE', 'only what is dated entirely on or before this day'),
};

/** Of commands that count positions. */
export const COUNTED = {
  ...QUERY,
  unknown: choice(
    ['leave-out', 'count'],
    'leave-out',
    'positions with actors or issues that are not in the codebook',
  ),
};

export type CountedValues = Values<typeof COUNTED>;

/** Of commands that find names in texts. */
export const WEAK = flag('include weak aliases');

/** Of commands that can write rows as they are found. */
export const JSONL = flag('JSON, one row per line, with constant memory use');

/** Of commands that net stances in windows of time. */
export const NETTED = {
  window: parsed(
    'none|[within-]days|weeks|months|years[:N]',
    'the time windows in which net stances are computed (default: that of the codebook, else within-months:12)',
    nettingOf,
  ),
};

/** Of everything that may be CSV. */
export const CSV_CELLS = {
  raw: flag('CSV cells exactly as they are, even those that a spreadsheet would run'),
  'no-bom': flag('no byte order mark at the beginning of CSV'),
};

export type CsvValues = Values<typeof CSV_CELLS>;

/** Of commands that can write one table for other programs. */
export const CSV = {
  format: text(
    'csv',
    'a table for other programs; with --out, NAME.datapackage.json describes its columns and what was excluded',
  ),
  ...CSV_CELLS,
};

export const SEED = wholeNumber(
  2 ** 32 - 1,
  'for --found-again, which recodes the corpus 10,000 times (default: 1)',
);

/** Of commands that list what an analysis finds. */
export const FINDINGS = {
  ...COUNTED,
  'found-again': flag(
    'how often other coders like these would find each one again: columns foundAgain, foundAgainLow, foundAgainHigh; needs 10 articles that two or more coders completed',
  ),
  seed: SEED,
  fragility: flag(
    'the fewest articles that must have been read the other way round for each one to be none: columns fragility, fragilityAtLeast, fragileArticles',
  ),
  ...CSV,
};

export type FindingsValues = Values<typeof FINDINGS>;

/** For intervals from resamples of articles. */
export const RESAMPLING = {
  seed: wholeNumber(2 ** 32 - 1, 'for the intervals, which are drawn (default: 1)'),
  resamples: wholeNumber(10_000, 'how many resamples (default: 200; 0: no intervals)'),
};

/** For figures in draws of what is in the articles. */
export const DRAWN = {
  draws: flag(
    'also the figures in 200 draws of what is in the articles, where what coders missed and misread is put right: columns drawn, drawn_low, drawn_high; needs 10 articles that two or more coders completed',
  ),
};

/** Of commands that compare the readings of coders. */
export const COMPARED = {
  coders: text('ID,ID…', 'only these coders (default: all but the gold standard)'),
  changed: flag('articles that a coder changed after completing them count, too'),
  ...RESAMPLING,
};

const { scope, out, force, all, quiet, verbose, json } = COMMON;

/** What of the common options such commands have: they read the files of all coders. */
export const OF_CODERS = { json, scope, out, force, all, quiet, verbose };

export type CodersValues = Values<typeof OF_CODERS>;

/** Of commands that change a corpus. */
export const CHANGES = {
  'dry-run': flag('only prints what would be changed'),
  diff: flag('also prints the changed lines, as a unified diff'),
  json: flag('JSON instead of a table: file, changed, deleted and diff'),
  quiet: flag('no notes on standard error'),
};

export type ChangeValues = Values<typeof CHANGES>;

/** Of commands that read tables. */
export const TABLES = {
  columns: texts(
    'ROLE=NAME,…',
    'for tables: which column is text, title, author, source, date, url or id; the rest is guessed (default: all are guessed)',
  ),
  dates: choice(
    ['day-first', 'month-first'],
    undefined,
    'for tables: how dates such as 03/04/2024 are read if no other date settles it',
  ),
};

function nettingOf(word: string): Netting {
  const netting = parseNetting(word);
  if (netting) return netting;
  throw new WrongUse(
    `--window must be “none”, days, weeks, months or years (such as “months:3”), optionally with within- before it (such as “within-months:12”), not “${word}”.${windowMeant(word, NETTING_WORDS, (one) => parseNetting(one) !== undefined)}`,
  );
}

const NETTING_WORDS = ['none', ...NETTING_UNITS, ...NETTING_UNITS.map((unit) => `within-${unit}`)];

/** The value of `--scope`. */
export type ScopeValue =
  { readonly kind: 'folder' } | { readonly kind: 'article'; readonly path: string };

/** Throws `WrongUse`. */
function scopeOf(text: string): ScopeValue {
  if (text === 'folder') return { kind: 'folder' };
  const path = /^article:(.+)$/s.exec(text)?.[1];
  if (path === undefined) {
    throw new WrongUse(`--scope must be “folder” or “article:PATH”, not “${text}”.`);
  }
  return { kind: 'article', path: path.replaceAll('\\', '/').replace(/^\.\//, '') };
}
