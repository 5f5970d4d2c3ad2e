import path from 'node:path';
import {
  corpusOrigin,
  dateRange,
  frontMatterEnd,
  isInCorpus,
  planImport,
  readFrontMatter,
  runSync,
  sameStories,
  withNamesOnce,
  splitBySpeaker,
  withStated,
  type KnownArticle,
  type NamedArticle,
  type PlannedArticle,
  type StatedFacts,
  jsonText,
} from '../../core';
import { corpusAround } from '../corpus/findCorpora';
import { knownArticles, namesIn } from '../imports/knownArticles';
import { importProblems, readNamed } from '../imports/readNamed';
import type { TableImportOptions } from '../imports/importing';
import { TABLE_OPTIONS, tableReading } from '../imports/tableOptions';
import { unwritten, writeArticles } from '../imports/writeArticles';
import { commandHelp } from '../options/help';
import { oneOf } from '../options/oneOf';
import { parsedWords } from '../options/parsedWords';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { importCodebook } from './importCodebook';
import { importPositions } from './importPositions';
import { problemLine } from './problems';

/** The result for an article. `changed`: it exists with another text, which was kept. */
type State = 'new' | 'same' | 'changed' | 'replaced' | 'failed';

/** `import FILES… --into FOLDER`: articles from files of other programs. Exit code 0: all are
 * there; 1: something was omitted; 2: wrong use, or no file can be read. */
export async function runImport(words: readonly string[], outside: Outside): Promise<0 | 1 | 2> {
  const { values, positionals } = parsedWords(words, OPTIONS);
  if (values.help) {
    await outside.write(commandHelp('import'));
    return 0;
  }
  if (values.codebook !== undefined) {
    return importCodebook(values.codebook, positionals, values, outside);
  }
  if (isOfPositions(values)) return importPositions(positionals, values, outside);
  if (positionals.length === 0) throw new WrongUse('import needs files: FILES… --into FOLDER.');
  if (values.into === undefined) {
    throw new WrongUse('No target folder was given. Add --into FOLDER, a folder in a corpus.');
  }
  const folder = path.resolve(outside.folder, values.into);
  const place = corpusAround(folder);
  if (!place) {
    throw new WrongUse(
      `${values.into} is not in a corpus: there is no codebook.yaml in it or in a folder above it.`,
    );
  }
  const marks = oneOf('--duplicates', values.duplicates ?? 'leave', ['mark', 'leave']) === 'mark';
  const read = await readNamed(positionals, outside, tableReading(values));
  const once = withNamesOnce(read.files);
  const stated = withStated(once, statedFacts(values));
  const files = values['split-by-speaker'] ? splitBySpeaker(stated) : stated;
  const problems = [
    ...read.problems,
    ...files.flatMap((file) => importProblems(file.named, file.problems)),
  ];
  const known = await knownArticles(place.folder);
  const within = place.within === '' ? '' : `${place.within}/`;
  const taken = await namesIn(folder);
  const found = planImport(files, within, known, taken);
  // "Yes." is said by many.
  const whole = found.filter(({ article }) => !article.turn);
  const same = runSync(sameStories(whole, earlierStories(found, known)));
  const planned = marks ? planImport(files, within, known, taken, same) : found;
  const states = new Map<PlannedArticle, State>();
  for (const article of planned) states.set(article, stateOf(article, values.force ?? false));
  const writes = [...states].flatMap(([article, state]) =>
    values['dry-run'] !== true && (state === 'new' || state === 'replaced') ? [article] : [],
  );
  // Before anything is written: ten thousand files are a surprise.
  if (writes.length >= MANY && !values.quiet) outside.report(manyText(writes.length, values.into));
  const outcome = await writeArticles({ corpus: place.folder, folder, known, writes }, outside);
  if (outcome.isCancelled) {
    outside.report(
      outcome.stay === 0
        ? 'The import was cancelled. Nothing was imported.\n'
        : `The import was cancelled. ${String(outcome.stay)} articles could not be removed.\n`,
    );
    return 2;
  }
  for (const [article, failed] of outcome.failed) {
    states.set(article, 'failed');
    problems.push(unwritten(article.path, failed));
  }
  if (!values.quiet) for (const found of problems) outside.report(problemLine(found));
  const report = { states, same, known, notes: read.notes, isMarked: marks };
  await outside.write(reportText(report, values, outside));
  if (planned.length === 0) return 2;
  const left = [...states.values()].some((state) => state === 'changed' || state === 'failed');
  return left || problems.some(({ leavesOut }) => leavesOut) ? 1 : 0;
}

/** Articles of earlier imports, reprints excluded. */
function earlierStories(
  found: readonly PlannedArticle[],
  known: ReadonlyMap<string, KnownArticle>,
): readonly NamedArticle[] {
  const now = new Set(found.map(({ path: article }) => article));
  return [...known.values()].flatMap(({ path: article, text }) => {
    const { date, duplicateOf } = readFrontMatter(text);
    if (duplicateOf !== undefined || now.has(article)) return [];
    const words = text.slice(frontMatterEnd(article, text));
    return [{ origin: corpusOrigin(article), article: { date, text: words } }];
  });
}

/** The origin of the article that one repeats, or its path in the corpus. */
function sameAs(origin: string, same: ReadonlyMap<string, string>): string | undefined {
  const first = same.get(origin);
  return first !== undefined && isInCorpus(first) ? first.slice(1) : first;
}

/** Reads `--article-date 2024-05-03`. Throws `WrongUse` for what is not a date. */
function statedFacts(values: {
  readonly 'article-date'?: string | undefined;
  readonly 'article-author'?: string | undefined;
  readonly 'article-source'?: string | undefined;
}): StatedFacts {
  const date = values['article-date'];
  if (date !== undefined && !dateRange(date)) {
    throw new WrongUse(`--article-date needs a date such as 2024-05-03, 2024-05 or 2024: ${date}.`);
  }
  return { date, author: values['article-author'], source: values['article-source'] };
}

/** Whether the rows of a table become positions, and not articles. */
function isOfPositions(values: TableImportOptions & { readonly positions?: boolean }): boolean {
  const { positions, mapping, 'write-mapping': written } = values;
  return positions === true || mapping !== undefined || written !== undefined;
}

const MANY = 1000;

function manyText(count: number, folder: string): string {
  const articles = count.toLocaleString('en');
  return `Writing ${articles} articles into ${folder}. Press Ctrl+C to cancel; then none of them stays.\n`;
}

function stateOf({ kind }: PlannedArticle, force: boolean): State {
  return kind === 'changed' && force ? 'replaced' : kind;
}

interface Report {
  readonly states: ReadonlyMap<PlannedArticle, State>;
  /** The articles of the corpus by origin. */
  readonly known: ReadonlyMap<string, KnownArticle>;
  /** Origins of articles that repeat another one, with the other's origin. */
  readonly same: ReadonlyMap<string, string>;
  readonly isMarked: boolean;
  readonly notes: readonly string[];
}

function reportText(
  { states, same, known, isMarked, notes: messages }: Report,
  values: { readonly json?: boolean | undefined; readonly 'dry-run'?: boolean | undefined },
  { columns }: Outside,
): string {
  if (values.json) {
    const rows = [...states].map(([{ origin, path: article, article: found }, state]) => ({
      origin,
      article,
      state,
      sameAs: sameAs(origin, same) ?? null,
      title: found.title ?? null,
      author: found.author ?? null,
      source: found.source ?? null,
      date: found.date ?? null,
      url: found.url ?? null,
    }));
    return `${jsonText(rows, 1)}\n`;
  }
  const repeats = same.size > 0;
  const other = [...states].filter(([, state]) => state === 'changed' || state === 'replaced');
  const titles = new Map(other.map(([{ origin }]) => [origin, titleOf(known.get(origin))]));
  const cells = [...states].map(([{ origin, path: article }, state]) => [
    ...[state, origin, article],
    ...(titles.size > 0 ? [titles.get(origin) ?? ''] : []),
    ...(repeats ? [sameAs(origin, same) ?? ''] : []),
  ]);
  const head = [
    ...['STATE', 'FILE', 'ARTICLE'],
    ...(titles.size > 0 ? ['TITLE IN THE CORPUS'] : []),
    ...(repeats ? ['SAME STORY AS'] : []),
  ];
  const table = cells.length === 0 ? '' : fittedTable([head, ...cells], columns);
  const changed = [...states.values()].filter((state) => state === 'changed').length;
  const notes = [
    ...(values['dry-run'] ? ['Nothing was written (--dry-run).'] : []),
    ...(changed === 0 ? [] : [changedText(changed)]),
    ...(repeats ? [sameText(same.size, isMarked)] : []),
    ...messages,
  ];
  return table + (notes.length > 0 ? '\n' : '') + notes.map(printedLine).join('');
}

function titleOf(known: KnownArticle | undefined): string {
  return readFrontMatter(known?.text ?? '').title ?? '';
}

function sameText(count: number, isMarked: boolean): string {
  const articles =
    count === 1
      ? '1 article tells the same story as another one'
      : `${String(count)} articles tell the same stories as others`;
  return isMarked
    ? `${articles}; new ones are marked with duplicate-of and not counted twice.`
    : `${articles}. Use --duplicates mark to write duplicate-of into new ones, so that they are not counted twice.`;
}

function changedText(count: number): string {
  const articles =
    count === 1
      ? '1 article differs from its file'
      : `${String(count)} articles differ from their files`;
  return `${articles}. Nothing was replaced. Use --force to replace the text; the annotations are then searched for in the new text.`;
}

const OPTIONS = {
  ...TABLE_OPTIONS,
  duplicates: { type: 'string' },
  'article-date': { type: 'string' },
  'article-author': { type: 'string' },
  'article-source': { type: 'string' },
  'split-by-speaker': { type: 'boolean' },
  into: { type: 'string' },
  positions: { type: 'boolean' },
  'make-articles': { type: 'boolean' },
  mapping: { type: 'string' },
  'write-mapping': { type: 'string' },
  'into-codebook': { type: 'string' },
  sheet: { type: 'string' },
  codebook: { type: 'string' },
  coding: { type: 'string' },
  force: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
