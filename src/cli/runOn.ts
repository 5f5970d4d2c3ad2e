import path from 'node:path';
import {
  addAll,
  CODEBOOK_FILE,
  didYouMean,
  runSync,
  inScope,
  type Filter,
  type Scope,
  FORMATS,
  formatOf,
  lineLink,
  mentionRows,
  pathFrom,
  type DocumentFormat,
  type ExportInput,
  type Rendered,
  type TextFormat,
} from '../core';
import { listed } from './streams/articleStream';
import { runOnCoders } from './agreement/runOnCoders';
import { isAnalysisCommand, listAnalysed } from './findings/analysed';
import { printedCoalitions } from './commands/coalitions';
import { besideBrief } from './output/besideBrief';
import { citationProblems } from './commands/citations';
import { askedChecks, qualityProblems } from './commands/quality';
import { exampleProblems } from './commands/examples';
import { unusedIssueProblems } from './commands/unusedIssueProblems';
import type { CommandName } from './options/commandNames';
import { asksForCsv, printedCsv } from './options/csv';
import { askedConcordance, listConcordance } from './commands/concordance';
import { loadCorpus, type LoadedCorpus } from './corpus/corpus';
import { rangedQuery } from './options/dateOptions';
import { filterOf, folderScope } from './options/filter';
import type { CorpusPlace } from './corpus/findCorpora';
import { quotableCorpus } from './corpus/quotableCorpus';
import { searchesProblems } from './corpus/searches';
import { listMentions, listPositions, listProblems, type Listing } from './commands/listings';
import { listSensitivity } from './findings/sensitivity';
import { listSalience, listTimeline } from './commands/measures';
import { printedNetwork } from './commands/network';
import type { Options } from './options/options';
import type { Outside } from './output/outside';
import { written } from './output/documents';
import { jsonOf, printed, progressOn, reportProblems } from './output/printing';
import { problemRow, unreadable, type FoundProblem } from './commands/problems';
import { PLAN_FILE } from '../project';
import { queryOf } from './options/query';
import { WrongUse } from './options/wrongUse';

/** The commands that need a corpus. */
export type CorpusCommand = Exclude<
  CommandName,
  'assign' | 'formats' | 'import' | 'convert' | 'merge' | 'refactor' | 'recode'
>;

export interface CorpusResult extends Pick<Rendered, 'metadata' | 'edition'> {
  readonly folder: string;
  readonly exitCode: 0 | 1 | 2;
  /** Undefined when a named file cannot be read: its problems were reported. Bytes go to a file
   * only. */
  readonly pieces: Rendered['pieces'] | Iterable<Uint8Array> | undefined;
}

/** Runs one command on one corpus: reads it, reports its problems, gives the output in pieces. */
export async function runOn(
  command: CorpusCommand,
  place: CorpusPlace,
  options: Options,
  outside: Outside,
): Promise<CorpusResult> {
  const { folder } = place;
  if (command === 'adjudicate' || command === 'agreement' || command === 'report') {
    return runOnCoders(command, place, options, outside);
  }
  const format = command === 'export' ? namedFormat(options.format) : undefined;
  const everyFile = command === 'check' && options.coding === undefined;
  const progress = progressOn(outside, options.quiet);
  const outcome = await loadCorpus(folder, options.coding, progress, everyFile);
  if (outcome.kind === 'refused') {
    reportProblems(outcome.problems, options, outside);
    const rows = outcome.problems.map(problemRow);
    const pieces = command === 'check' && options.json ? jsonOf(rows) : undefined;
    return { folder, exitCode: 2, pieces };
  }
  // Formats of `export` keep to what may be printed by themselves; `check` is for coders.
  const isWhole = command === 'check' || command === 'export';
  const corpus = isWhole ? outcome.corpus : quotableCorpus(outcome.corpus);
  const concordance =
    command === 'concordance' ? askedConcordance(options, corpus.reader.codebook) : undefined;
  const asked = await queryOf(options, folder, corpus.reader.codebook, outside);
  if (asked.kind === 'refused') return { folder, exitCode: 2, pieces: undefined };
  const named = options.articles === 'list' ? await namedArticles(folder, outside) : undefined;
  const scope = named ?? scopeOf(place, options, corpus);
  const filter = {
    ...filterOf(scope, options, corpus.reader.codebook),
    query: rangedQuery(asked.query, options),
  };
  const isInScope = problemScope(filter.scope);
  const problems = corpus.problems.filter(({ file }) => isInScope(file));
  if (command === 'check') {
    addAll(problems, await searchesProblems(folder, corpus.reader.codebook));
    addAll(problems, await citationProblems(corpus, isInScope, options, outside));
    if (options.examples) addAll(problems, await exampleProblems(corpus));
  }
  if (command === 'check' && options.verbose && filter.scope.kind === 'corpus')
    addAll(problems, await unusedIssueProblems(corpus));
  const checks = command === 'check' ? askedChecks(options) : undefined;
  if (checks) addAll(problems, await qualityProblems(corpus, checks, isInScope, options.strict));
  if (named) addAll(problems, missing(named, corpus));
  // Notes do not affect the output, so only `check` prints them.
  const reported = problems.filter(({ severity }) => command === 'check' || severity !== 'info');
  reportProblems(reported, options, outside);
  const one = options.scope.kind === 'article' ? filter.scope : undefined;
  const exitCode = exitCodeOf(command, problems, one, corpus);
  // The annotations of a named article cannot be read: nothing is printed except the problems.
  if (exitCode === 2 && command !== 'check') return { folder, exitCode, pieces: undefined };
  if (format) {
    const beside = await besideBrief(format.id, options.out, outside);
    const input = { ...inputOf(corpus, filter, options), beside };
    if (format.kind === 'text') return { folder, exitCode, ...runSync(format.render(input)) };
    const { bytes, edition } = await written(format, input, options, outside);
    return { folder, exitCode, pieces: [bytes], edition };
  }
  if (command === 'salience' || command === 'timeline') {
    const listing = (command === 'salience' ? listSalience : listTimeline)(corpus, filter, options);
    return { folder, exitCode, ...rendered(listing, options, outside) };
  }
  if (command === 'network' || command === 'coalitions') {
    const print = command === 'network' ? printedNetwork : printedCoalitions;
    return { folder, exitCode, ...(await print(corpus, filter, options, outside)) };
  }
  if (filter.rollUp !== 'none' && options.json && !options.quiet) {
    outside.report(`Roll-up is on: ${filter.rollUp}.`);
  }
  const listing =
    command === 'mentions'
      ? await listMentions(corpus, filter, options.weak)
      : concordance
        ? await listConcordance(corpus, filter, concordance, options, outside.columns)
        : command === 'disagreements' && options.sensitivity
          ? listSensitivity(corpus, filter)
          : isAnalysisCommand(command)
            ? await listAnalysed(command, corpus, filter, options, outside)
            : command === 'positions'
              ? listPositions(corpus, filter)
              : listProblems(corpus, problems, filter);
  return { folder, exitCode, ...rendered(listing, options, outside) };
}

/** A listing as a table of CSV, where that is asked for, or else as it is printed. */
function rendered(
  listing: Listing,
  options: Options,
  outside: Outside,
): Omit<Rendered, 'pieces'> & Pick<CorpusResult, 'pieces'> {
  return listing.csv && asksForCsv(options)
    ? printedCsv(listing.csv, options)
    : { pieces: printed(listing, options, outside) };
}

function inputOf(corpus: LoadedCorpus, filter: Filter, options: Options): ExportInput {
  const { reader, folder } = corpus;
  return {
    corpusName: reader.codebook.title ?? path.basename(folder),
    reader,
    filter,
    options: { byteOrderMark: options.byteOrderMark, guardFormulas: !options.raw },
    articleLink: linksFrom(folder, options.out),
    citations: options.citations,
    briefLength: options.briefLength,
    language: options.language,
    text: (article) => corpus.text(article),
    mentions: async (article) =>
      mentionRows(
        article,
        (await corpus.text(article)) ?? '',
        await corpus.mentions(article, false),
      ),
  };
}

/** Links to articles from the folder of the output file; from the corpus folder for standard
 * output. */
function linksFrom(folder: string, out: string | undefined): ExportInput['articleLink'] {
  const withSlashes = (file: string): string => path.resolve(file).split(path.sep).join('/');
  const from = withSlashes(out === undefined ? folder : path.dirname(out));
  return (article, line) => {
    const found = pathFrom(from, withSlashes(path.join(folder, ...article.split('/'))));
    return found === undefined ? undefined : lineLink(found, line);
  };
}

/** A format that needs the whole corpus; the others are streams. */
function namedFormat(id: string | undefined): TextFormat | DocumentFormat {
  const ids = FORMATS.export.map((format) => format.id);
  const known = ids.join(', ');
  if (id === undefined)
    throw new WrongUse(`No format was given. Add --format with one of: ${known}.`);
  const format = formatOf(id);
  if (!format || format.kind === 'parquet')
    throw new WrongUse(`There is no format “${id}”.${didYouMean(id, ids)} Available: ${known}.`);
  return format;
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
  { scope }: Options,
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

function exitCodeOf(
  command: CorpusCommand,
  problems: readonly FoundProblem[],
  one: Scope | undefined,
  { refused }: LoadedCorpus,
): CorpusResult['exitCode'] {
  const named = one?.kind === 'articles' ? [...one.paths] : [];
  if (named.some((article) => refused.has(article))) return 2;
  const counts = ({ severity, leavesOut }: FoundProblem): boolean =>
    leavesOut || (command === 'check' && severity !== 'info');
  return problems.some(counts) ? 1 : 0;
}
