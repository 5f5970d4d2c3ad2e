import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  buildDictionary,
  runSync,
  type Codebook,
  type Netting,
  type Scope,
  jsonText,
  positionRow,
  type StreamedRows,
} from '../../core';
import { streamArticles, type StreamedArticle } from './articleStream';
import { dateWindow, rangedQuery } from '../options/dateOptions';
import { filterOf, folderScope } from '../options/filter';
import type { AskedConcordance } from '../commands/concordanceRows';
import type { CorpusValues } from '../corpus/askedCorpus';
import type { CorpusPlace } from '../corpus/findCorpora';
import { openCorpus } from '../corpus/openCorpus';
import { choice, type Values } from '../options/option';
import { onlyPlace } from '../output/onCorpora';
import { refuseExisting, writeOutput } from '../output/output';
import type { Outside } from '../output/outside';
import { parquetColumns, parquetRows, type Row } from './parquetColumns';
import { manyFiles, oneFile, type RowSink } from './parquetFiles';
import { problemLine, unfiled } from '../commands/problems';
import { queryOf } from '../options/query';
import { rowsOf, type Asked, type Rows } from './rowStream';
import { WrongUse } from '../options/wrongUse';

/** An output that can be written article by article, so that memory does not grow with the
 * corpus: JSON Lines, or Parquet. */
export type Stream =
  | { readonly rows: StreamedRows; readonly isParquet?: boolean }
  | {
      readonly rows: 'concordance';
      readonly isParquet?: undefined;
      /** The search in a codebook; throws `WrongUse`. */
      readonly concordance: (codebook: Codebook) => AskedConcordance;
    };

/** Options of Parquet. */
export const PARTS = {
  'partition-by': choice(
    ['year', 'source', 'folder'],
    undefined,
    'Parquet: a folder for each value, as Spark and DuckDB read it',
  ),
  part: {
    value: 'NAME',
    help: 'Parquet: a name for the files of this process, if several processes write',
    read: ([word = '0']: readonly string[]) => partOf(word),
  },
};

type StreamValues = CorpusValues &
  Partial<Values<typeof PARTS>> & {
    readonly weak?: boolean;
    readonly window?: Netting | undefined;
  };

/** Writes the rows of one corpus article by article. */
export async function runRows(
  stream: Stream,
  operands: readonly string[],
  options: StreamValues,
  outside: Outside,
): Promise<0 | 1 | 2> {
  const { out, force, since, until, 'partition-by': partitionBy } = options;
  // A range that is none is refused before anything is read.
  dateWindow(since, until);
  if (out !== undefined && partitionBy === undefined) await refuseExisting(out, force, outside);
  const refusal = 'Rows are written one corpus at a time.';
  return runStream(stream, await onlyPlace(operands, options, outside, refusal), options, outside);
}

/** Reads, writes and discards one article after the other. Problems are reported as they occur. */
async function runStream(
  stream: Stream,
  place: CorpusPlace,
  options: StreamValues,
  outside: Outside,
): Promise<0 | 1 | 2> {
  const opened = await openCorpus(place.folder, options.coding);
  const reported = { excluded: false };
  report(opened.problems, reported, options, outside);
  if (opened.kind === 'refused') return 2;
  const { codebook } = opened;
  const wanted = await queryOf(options, place.folder, codebook, outside);
  if (wanted.kind === 'refused') return 2;
  const scope = scopeOf(place, options);
  const filter = {
    ...filterOf(scope, options, codebook, { listsRows: true, netting: options.window }),
    query: rangedQuery(wanted.query, options),
  };
  const concordance = stream.rows === 'concordance' ? stream.concordance(codebook) : undefined;
  const asked = { kind: stream.rows, codebook, filter, concordance };
  const dictionary = runSync(buildDictionary(codebook, { includeWeak: options.weak ?? false }));
  const reading = { ...opened, folder: place.folder, dictionary };
  const articles = watched(
    streamArticles(reading, options.articles, scope, outside),
    reported,
    options,
    outside,
  );
  if (stream.isParquet)
    await writeParquet(articles, stream.rows, asked, reported, options, outside);
  else await writeOutput(lines(articles, asked), options.out, outside);
  return reported.excluded ? 1 : 0;
}

async function* watched(
  articles: AsyncIterable<StreamedArticle>,
  reported: { excluded: boolean },
  options: StreamValues,
  outside: Outside,
): AsyncGenerator<StreamedArticle> {
  for await (const article of articles) {
    report(article.problems, reported, options, outside);
    yield article;
  }
}

function report(
  problems: StreamedArticle['problems'],
  reported: { excluded: boolean },
  { quiet }: StreamValues,
  outside: Outside,
): void {
  for (const problem of problems) {
    reported.excluded ||= problem.leavesOut;
    if (!quiet && problem.severity !== 'info') outside.report(problemLine(problem));
  }
}

/** The scope of a stream: a named article as for a whole corpus; the contents of lists and lines
 * are not known yet. */
function scopeOf({ folder, within }: CorpusPlace, { articles, scope }: StreamValues): Scope {
  if (scope.kind === 'folder') return folderScope(within);
  const paths = [scope.path, `${within}/${scope.path}`];
  if (articles === 'folder' && !paths.some((one) => existsSync(path.join(folder, one)))) {
    throw new WrongUse(`${scope.path} is not a readable article of ${folder}.`);
  }
  return { kind: 'articles', paths: new Set(paths) };
}

async function* lines(
  articles: AsyncIterable<StreamedArticle>,
  asked: Asked,
): AsyncGenerator<string> {
  for await (const article of articles) {
    const rows = rowsOf(asked, article);
    for (const row of rows === undefined ? [] : jsonRows(rows)) yield `${jsonText(row)}\n`;
  }
}

function jsonRows(rows: Rows): readonly unknown[] {
  return rows.kind === 'positions' ? rows.records.map(positionRow) : rows.rows;
}

async function writeParquet(
  articles: AsyncIterable<StreamedArticle>,
  kind: StreamedRows,
  asked: Asked,
  reported: { excluded: boolean },
  options: StreamValues,
  outside: Outside,
): Promise<void> {
  const sink = await sinkOf(kind, asked.codebook, options, outside);
  try {
    for await (const article of articles) {
      const rows = rowsOf(asked, article);
      if (rows === undefined || article.assembled === undefined) continue;
      if (rows.kind === 'concordance') continue;
      for (const row of parquetRows(rows, article.assembled.row, asked.codebook)) {
        if (await sink.add(row)) continue;
        report([unfiled(article.path, options['partition-by'] ?? '')], reported, options, outside);
        break;
      }
    }
    await sink.close();
  } catch (error) {
    sink.discard();
    if (error instanceof WrongUse) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`${options.out ?? ''} cannot be written (${reason}).`);
  }
}

async function sinkOf(
  kind: StreamedRows,
  codebook: Codebook,
  options: StreamValues,
  outside: Outside,
): Promise<RowSink> {
  const { out, 'partition-by': partitionBy, part = '0' } = options;
  if (out === undefined) throw new WrongUse('Parquet output needs a file: add --out PATH.');
  const columns = parquetColumns(kind, codebook);
  const target = path.resolve(outside.folder, out);
  if (partitionBy === undefined) return oneFile(target, columns);
  const stat = await fs.stat(target).catch(() => undefined);
  if (stat !== undefined && !stat.isDirectory()) {
    throw new WrongUse(`${out} is a file. With --partition-by, name a folder.`);
  }
  return manyFiles(target, columns, { column: partitionBy, part, valueOf: VALUES[partitionBy] });
}

/** The value by which a row is filed, for each partition. */
const VALUES = {
  year: (row) => text(row['date'] ?? row['article_date'])?.slice(0, 4),
  source: (row) => text(row['source']),
  folder: (row) => path.posix.dirname(text(row['article']) ?? '').replace(/^\.$/, ''),
} as const satisfies Record<string, (row: Row) => string | undefined>;

function text(cell: Row[string]): string | undefined {
  return typeof cell === 'string' ? cell : undefined;
}

/** The value of `--part`, which becomes a part of file names. */
function partOf(word: string): string {
  if (/^[\w-]{1,40}$/.test(word)) return word;
  throw new WrongUse('--part must be up to 40 letters, digits, “_” and “-”.');
}
