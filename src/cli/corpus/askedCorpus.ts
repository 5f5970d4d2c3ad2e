import {
  CODEBOOK_FILE,
  didYouMean,
  inScope,
  type Filter,
  type Netting,
  type Rendered,
  type Scope,
  openIn,
  quotableReader,
} from '../../core';
import { PLAN_FILE } from '../../project';
import { asksForCsv, printedCsv } from '../options/csv';
import { dateWindow, rangedQuery } from '../options/dateOptions';
import { filterOf, folderScope, type FilterValues } from '../options/filter';
import { queryOf } from '../options/query';
import type { CommonValues, CsvValues } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { onCorpora, type CorpusResult, type OutputValues } from '../output/onCorpora';
import type { Outside } from '../output/outside';
import { printed, progressOn, reportProblems, type Listing } from '../output/printing';
import { unreadable, type FoundProblem } from '../commands/problems';
import { listed } from '../streams/articleStream';
import { loadCorpus, type LoadedCorpus } from './corpus';
import type { CorpusPlace } from './findCorpora';

export type CorpusValues = CommonValues & FilterValues;

/** What of a corpus is asked for. */
export interface AskedCorpus {
  readonly folder: string;
  readonly corpus: LoadedCorpus;
  readonly filter: Filter;
  /** Problems of files in scope. */
  readonly problems: FoundProblem[];
  /** Whether a file is in scope; files of the whole corpus always are. */
  readonly isInScope: (file: string) => boolean;
  /** An article that was named by `--scope` cannot be read. */
  readonly isRefused: boolean;
}

export interface CorpusNeeds {
  /** Files that no article has are read, too, for their problems. */
  readonly everyFile?: boolean;
  /** Also what may not be passed on, for coders, and for formats that keep to what may be passed on
   * by themselves. */
  readonly isWhole?: boolean;
  readonly listsRows?: boolean;
  readonly netting?: Netting | undefined;
}

/** Reads a corpus as the options ask. The problems that stop it are given back, or undefined where
 * they are reported. */
export async function askedCorpus(
  { folder, within }: CorpusPlace,
  options: CorpusValues,
  outside: Outside,
  { everyFile = false, isWhole = false, listsRows = false, netting }: CorpusNeeds = {},
): Promise<AskedCorpus | { readonly refused: readonly FoundProblem[] }> {
  if (options.articles === 'jsonl') {
    throw new WrongUse(
      '--articles jsonl works only with output that is written article by article: mentions, positions or concordance with --jsonl, or export in a format that ends in -jsonl or -parquet.',
    );
  }
  const progress = progressOn(outside, options.quiet);
  const outcome = await loadCorpus(folder, options.coding, progress, everyFile);
  if (outcome.kind === 'refused') {
    reportProblems(outcome.problems, options, outside);
    return { refused: outcome.problems };
  }
  const corpus = isWhole ? outcome.corpus : quotableCorpus(outcome.corpus);
  const { codebook } = corpus.reader;
  const asked = await queryOf(options, folder, codebook, outside);
  if (asked.kind === 'refused') return { refused: [] };
  const named = options.articles === 'list' ? await namedArticles(folder, outside) : undefined;
  const scope = named ?? scopeOf({ folder, within }, options, corpus);
  const filter = {
    ...filterOf(scope, options, codebook, { listsRows, netting }),
    query: listsRows ? rangedQuery(asked.query, options) : asked.query,
  };
  const isInScope = problemScope(scope);
  const problems = corpus.problems.filter(({ file }) => isInScope(file));
  const one = options.scope.kind === 'article' && scope.kind === 'articles' ? [...scope.paths] : [];
  const isRefused = one.some((article) => corpus.refused.has(article));
  return {
    ...{ folder, corpus, filter, isInScope, isRefused },
    problems: named ? [...problems, ...missing(named, corpus)] : problems,
  };
}

/** Runs a command that lists what a corpus contains: in scope, with its problems reported. Notes do
 * not affect the output, so they are not. `print`: the output; `isDescribed`: as of `onCorpora`. */
export function onAskedCorpora(
  operands: readonly string[],
  options: CorpusValues & OutputValues,
  outside: Outside,
  print: (asked: AskedCorpus) => Promise<Printed> | Printed,
  needs: CorpusNeeds = {},
  isDescribed?: boolean,
): ReturnType<typeof onCorpora> {
  // A range that is none is refused before anything is read.
  dateWindow(options.since, options.until);
  return onCorpora(
    operands,
    options,
    outside,
    (place) => printedCorpus(place, options, outside, print, needs),
    isDescribed,
  );
}

type Printed = Pick<CorpusResult, 'pieces' | 'metadata' | 'edition'>;

async function printedCorpus(
  place: CorpusPlace,
  options: CorpusValues,
  outside: Outside,
  print: (asked: AskedCorpus) => Promise<Printed> | Printed,
  needs: CorpusNeeds,
): Promise<CorpusResult> {
  const { folder } = place;
  const asked = await askedCorpus(place, options, outside, needs);
  if ('refused' in asked) return { folder, exitCode: 2, pieces: undefined };
  const { problems, isRefused } = asked;
  const reported = problems.filter(({ severity }) => severity !== 'info');
  reportProblems(reported, options, outside);
  // The annotations of a named article cannot be read: nothing is printed except the problems.
  if (isRefused) return { folder, exitCode: 2, pieces: undefined };
  const exitCode = problems.some(({ leavesOut }) => leavesOut) ? 1 : 0;
  return { folder, exitCode, ...(await print(asked)) };
}

/** A listing as a table of CSV, where that is asked for, or else as it is printed. */
export function rendered(
  listing: Listing,
  options: Pick<CommonValues, 'json'> & Partial<CsvValues> & Pick<OutputValues, 'format'>,
  outside: Outside,
): Omit<Rendered, 'pieces'> & Pick<CorpusResult, 'pieces'> {
  const { raw = false, 'no-bom': noMark = false } = options;
  return listing.csv && asksForCsv(options)
    ? printedCsv(listing.csv, { raw, 'no-bom': noMark })
    : { pieces: printed(listing, options, outside) };
}

/** JSON has no place for a remark about what counts. */
export function reportRollUp(
  { rollUp }: Filter,
  { json, quiet }: Pick<CommonValues, 'json' | 'quiet'>,
  outside: Outside,
): void {
  if (rollUp !== 'none' && json && !quiet) outside.report(`Roll-up is on: ${rollUp}.`);
}

/** Listed articles that do not exist, unless another problem reports them. */
function missing(named: Scope, { reader, problems }: LoadedCorpus): FoundProblem[] {
  if (named.kind !== 'articles') return [];
  const reported = new Set(problems.map(({ file }) => file));
  return [...named.paths]
    .filter((path) => reader.article(path) === undefined && !reported.has(path))
    .map((path) => unreadable(path, new Error('it is not an article of this corpus')));
}

async function namedArticles(folder: string, outside: Outside): Promise<Scope> {
  const paths = new Set<string>();
  for await (const path of listed(folder, outside)) paths.add(path);
  return { kind: 'articles', paths };
}

/** The scope of the options: an article's path is relative to the corpus folder, or to the named
 * folder. */
function scopeOf(
  { folder, within }: CorpusPlace,
  { scope }: CommonValues,
  { reader, problems }: LoadedCorpus,
): Scope {
  if (scope.kind === 'folder') return folderScope(within);
  const paths = [scope.path, `${within}/${scope.path}`];
  const article = paths.find((path) => reader.article(path) !== undefined);
  if (article === undefined) {
    const reason = problems.find(({ file }) => paths.includes(file));
    if (reason) throw new WrongUse(`${scope.path}: ${reason.message}`);
    const known = reader.articles().map((row) => row.path);
    const meant = didYouMean(scope.path, known);
    throw new WrongUse(`${scope.path} is not a readable article of ${folder}.${meant}`);
  }
  return { kind: 'articles', paths: new Set([article]) };
}

/** Whether a file's problems concern a scope: those of the corpus as a whole always do. */
function problemScope(scope: Scope): (file: string) => boolean {
  if (scope.kind !== 'articles') return (file) => isOfAll(file) || inScope(file, scope);
  return (file) =>
    isOfAll(file) ||
    [...scope.paths].some((article) => file === article || file.startsWith(`${article}.`));
}

function isOfAll(file: string): boolean {
  return file === CODEBOOK_FILE || file === PLAN_FILE;
}

/** The same corpus, as it may be printed (`quotable` of its articles): what a command lists can be
 * passed on like a file. */
function quotableCorpus(corpus: LoadedCorpus): LoadedCorpus {
  const reader = quotableReader(corpus.reader);
  if (reader === corpus.reader) return corpus;
  const isRead = openIn(reader);
  return {
    ...corpus,
    reader,
    text: (path) => (isRead(path) ? corpus.text(path) : Promise.resolve(undefined)),
    mentions: (path, weak) => (isRead(path) ? corpus.mentions(path, weak) : Promise.resolve([])),
  };
}
