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
  jsonText,
} from '../../core';
import { corpusAround } from '../corpus/findCorpora';
import { knownArticles, namesIn } from '../imports/knownArticles';
import { importProblems, readNamed } from '../imports/readNamed';
import { tableReading } from '../imports/tableOptions';
import { unwritten, writeArticles } from '../imports/writeArticles';
import { command } from '../options/command';
import { choice, flag, parsed, text, type Values } from '../options/option';
import { TABLES } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { importCodebook } from './importCodebook';
import { importPositions } from './importPositions';
import { importRun } from './importRun';
import { importProject, isProjectFile } from './importProject';
import { problemLine } from './problems';

/** The result for an article. `changed`: it exists with another text, which was kept. */
type State = 'new' | 'same' | 'changed' | 'replaced' | 'failed';

const OPTIONS = {
  into: text(
    'FOLDER',
    'folder for new articles; otherwise a folder of the corpus (default: the current one)',
  ),
  positions: flag('a CSV file or workbook of positions; its columns are guessed'),
  mapping: text('FILE', 'the same, with a file that names the columns (docs/import/positions.md)'),
  'write-mapping': text('FILE', 'only writes the guess to such a file, so that you can correct it'),
  'into-codebook': choice(
    ['refuse', 'add'],
    'refuse',
    'rows with an actor, issue or coder that is not in the codebook are not imported, or the names are added to it',
  ),
  codebook: text(
    'FILE|FOLDER',
    'actors, issues and keywords for the codebook, from a table or from lists with one name per line; existing entries only get new names',
  ),
  'make-articles': flag(
    'makes articles of the quotes of documents that the corpus lacks, in the folder of --into',
  ),
  sheet: text('NAME', 'sheet of a workbook of positions (default: positions, else the first)'),
  'as-machine': text(
    'ID',
    'a file of JSON lines with what a program read; it counts nowhere until a person has decided it (docs/import/machine.md)',
  ),
  coding: text('CODER', 'into the files of this coder, if each coder has their own'),
  ...TABLES,
  'article-date': parsed('DATE', 'the date of articles whose file has none', (date) => {
    if (dateRange(date)) return date;
    throw new WrongUse(`--article-date needs a date such as 2024-05-03, 2024-05 or 2024: ${date}.`);
  }),
  'article-author': text('NAME', 'the author of articles whose file has none'),
  'article-source': text('NAME', 'the source of articles whose file has none'),
  'split-by-speaker': flag(
    'each turn of a hearing, a debate or an interview becomes an article by its speaker',
  ),
  duplicates: choice(
    ['mark', 'leave'],
    'leave',
    'whether a new article that tells the same story as another one of this import is marked with duplicate-of; the report names them',
  ),
  force: flag('replace an article whose text differs with the content of the file'),
  'dry-run': flag('reports what would be written, and writes nothing'),
  json: flag(
    'JSON instead of a table: origin, article, state, sameAs and metadata; state is new, same, changed (left unchanged), replaced or failed (for positions: row, article, id, state and quote)',
  ),
  quiet: flag('no problems on standard error'),
  verbose: flag('list every place of a repeated problem'),
};

export type ImportValues = Values<typeof OPTIONS>;

export const IMPORT = command({
  usage:
    'FILES… --into FOLDER | PROJECT --into FOLDER | FILE --positions | FILE --as-machine ID | --codebook FILE',
  summary:
    'Creates articles from documents, tables, feeds, mailboxes and exports of news databases.',
  details:
    'Each file, or each row or story in it, becomes a Markdown article in FOLDER, which is in a corpus and may be new. An article that was imported before is found by the “origin” in its front matter, wherever it is now. It is not changed, even if the text of the file differs. Files that cannot be read are reported; the others are imported. With --positions the rows of one table, from Policy Annotator or another program, become positions of existing articles: all readable rows are written, or none. A PROJECT of another annotation program (.dna) brings its articles, entries of the codebook and what was coded, into a corpus or a new one; imported again, it adds what is new and changes nothing else.',
  example: 'policy-annotator import downloads/*.docx --into articles/2024 --dry-run',
  options: OPTIONS,
  run: async ({ options, operands }, outside) => {
    const { codebook, positions, mapping, 'write-mapping': written } = options;
    const machine = options['as-machine'];
    if (machine !== undefined) return importRun(operands, machine, options, outside);
    if (codebook !== undefined) return importCodebook(codebook, operands, options, outside);
    if (positions) return importPositions(operands, options, outside);
    for (const named of operands) {
      if (await isProjectFile(named, outside)) return importProject(operands, options, outside);
    }
    if ((mapping ?? written) !== undefined) return importPositions(operands, options, outside);
    return importArticles(operands, options, outside);
  },
});

/** `import FILES… --into FOLDER`: articles from files of other programs. Exit code 0: all are
 * there; 1: something was omitted; 2: wrong use, or no file can be read. */
async function importArticles(
  positionals: readonly string[],
  values: ImportValues,
  outside: Outside,
): Promise<0 | 1 | 2> {
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
  const marks = values.duplicates === 'mark';
  const read = await readNamed(positionals, outside, tableReading(values));
  const once = withNamesOnce(read.files);
  const stated = withStated(once, {
    date: values['article-date'],
    author: values['article-author'],
    source: values['article-source'],
  });
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
  for (const article of planned) states.set(article, stateOf(article, values.force));
  const writes = [...states].flatMap(([article, state]) =>
    !values['dry-run'] && (state === 'new' || state === 'replaced') ? [article] : [],
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
  values: Pick<ImportValues, 'json' | 'dry-run'>,
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
