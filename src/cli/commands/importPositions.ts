import fs from 'node:fs/promises';
import path from 'node:path';
import {
  articlesOfQuotes,
  guessFrom,
  guessMapping,
  mappingText,
  planPositions,
  positionEdits,
  problemText,
  readMapping,
  rowOfQuotes,
  type ArticleOfQuotes,
  type ArticleRow,
  type PlannedPosition,
  type PositionMapping,
  type PositionProblem,
  type PositionsPlan,
  type Table,
  jsonText,
} from '../../core';
import { loadCorpus, type LoadedCorpus } from '../corpus/corpus';
import { changeHost } from '../corpus/corpusFiles';
import type { CorpusPlace } from '../corpus/findCorpora';
import { corpusPlace, report } from '../imports/importing';
import type { ImportValues } from './import';
import { namesIn } from '../imports/knownArticles';
import { readNamedText } from '../imports/namedFile';
import { positionsReport, type StateOfRow } from '../imports/positionsReport';
import { readTable } from '../imports/readTables';
import { writeImport } from '../imports/writeImport';
import { WrongUse } from '../options/wrongUse';
import { refuseExisting, writeOutput } from '../output/output';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { clearedForChange } from '../corpus/interrupted';
import { problemsOf, type FoundProblem } from './problems';

/** `import FILE --positions`: the rows of a table become positions of existing articles. Exit code
 * 0: all were imported; 1: a row was omitted, or needs review; 2: wrong use, or nothing can be read
 * or written. */
export async function importPositions(
  named: readonly string[],
  options: ImportValues,
  outside: Outside,
): Promise<0 | 1 | 2> {
  const [file, ...more] = named;
  if (file === undefined || more.length > 0)
    throw new WrongUse('Positions are imported from one table at a time: import FILE --positions.');
  const { table, problems } = await readTable(
    file,
    { sheet: options.sheet, usual: ['positions'] },
    outside,
  );
  report(problems, options, outside);
  if (!table) return 2;
  const place = corpusPlace(options.into, outside);
  const { folder } = place;
  const host = changeHost(folder);
  const isDryRun = options['dry-run'];
  const writeTo = options['write-mapping'];
  const cleared = await clearedForChange(host, isDryRun || writeTo !== undefined, outside);
  if (cleared !== undefined) return cleared;
  const loaded = await loadCorpus(folder, options.coding, () => undefined);
  if (loaded.kind === 'refused') {
    report(loaded.problems, options, outside);
    return 2;
  }
  const { corpus } = loaded;
  const { mapping, isWhole } = await mappingFor(table, corpus, options, outside);
  if (writeTo !== undefined) {
    await refuseExisting(writeTo, options.force, outside);
    await writeOutput([mappingText(mapping)], writeTo, outside);
    return 0;
  }
  const { codebook } = corpus.reader;
  const articles = corpus.reader.articles();
  const made = options['make-articles'] ? await madeArticles(table, mapping, articles, place) : [];
  const texts = new Map(made.map(({ path: article, text }) => [article, text]));
  const plan = await planPositions({
    table,
    mapping,
    codebook,
    articles: [...articles, ...made.map(rowOfQuotes)],
    mayAdd: options['into-codebook'] === 'add',
    text: (article) => Promise.resolve(texts.get(article) ?? corpus.text(article)),
  });
  if (!plan) return 2;
  const stateOf = ({ kind }: PlannedPosition): StateOfRow =>
    kind === 'changed' && options.force ? 'replaced' : kind;
  const chosen = plan.positions.filter((one) => ['new', 'replaced'].includes(stateOf(one)));
  const edits = positionEdits(plan, chosen);
  if (made.length > 0 && !isDryRun) {
    await fs.mkdir(path.join(folder, place.within), { recursive: true });
  }
  const unwritten = await writeImport(host, edits, {
    label: `Import of ${file}`,
    codebook,
    coder: corpus.reader.filesOf,
    made,
    isDryRun,
  });
  report([...rowProblems(file, plan.problems), ...unwritten], options, outside);
  if (unwritten.length > 0) return 2;
  await outside.write(
    options.json
      ? jsonRows(plan, stateOf)
      : positionsReport(plan, stateOf, table.rows.length, isDryRun, outside.columns) +
          madeText(made, isDryRun),
  );
  const isLeft = plan.positions.some((one) => stateOf(one) === 'changed');
  return isLeft || !isWhole || plan.problems.length > 0 ? 1 : 0;
}

/** Articles made of the quotes of documents that the corpus lacks. */
async function madeArticles(
  table: Table,
  mapping: PositionMapping,
  articles: readonly ArticleRow[],
  { folder, within }: CorpusPlace,
): Promise<readonly ArticleOfQuotes[]> {
  const taken = await namesIn(path.join(folder, within));
  const prefix = within === '' ? '' : `${within}/`;
  return articlesOfQuotes({ table, mapping, articles, folder: prefix, taken });
}

function madeText(made: readonly ArticleOfQuotes[], isDryRun: boolean): string {
  if (made.length === 0) return '';
  const articles = made.length === 1 ? '1 article' : `${String(made.length)} articles`;
  return printedLine(
    isDryRun
      ? `${articles} would be made of quotes.`
      : `${articles} made of quotes: nothing else of these documents is known (made-of: quotes).`,
  );
}

/** `isWhole`: everything in the mapping file was understood. */
async function mappingFor(
  table: Table,
  { reader }: LoadedCorpus,
  options: ImportValues,
  outside: Outside,
): Promise<{ readonly mapping: PositionMapping; readonly isWhole: boolean }> {
  const { mapping: file } = options;
  if (file === undefined) {
    const mapping = guessMapping(table, guessFrom(reader.codebook, reader.articles()));
    return { mapping, isWhole: true };
  }
  const text = await readNamedText(file, outside);
  const read = readMapping(text);
  report(problemsOf(file, text, read.problems), options, outside);
  const isWhole = read.problems.length === 0;
  if (read.kind === 'mapping') return { mapping: read.mapping, isWhole };
  throw new WrongUse(`${file} is not a valid mapping. Use --write-mapping FILE to write one.`);
}

/** Reports problems of rows, with the row number in place of the line. */
export function rowProblems(
  file: string,
  problems: readonly PositionProblem[],
): readonly FoundProblem[] {
  return problems.map((problem) => ({
    file,
    line: problem.row ?? 1,
    column: 1,
    severity: problem.severity,
    code: problem.code,
    message: problemText(problem),
    leavesOut: problem.severity === 'error',
  }));
}

function jsonRows(
  { positions }: PositionsPlan,
  stateOf: (position: PlannedPosition) => StateOfRow,
): string {
  const rows = positions.map((one) => ({
    row: one.row,
    article: one.article,
    id: one.position.id,
    state: stateOf(one),
    quote: one.state,
  }));
  return `${jsonText(rows, 1)}\n`;
}
