import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  buildDictionary,
  runSync,
  type Scope,
  formatOf,
  jsonText,
  positionRow,
  type ExportFormat,
  type StreamedRows,
} from '../../core';
import { streamArticles, type StreamedArticle } from './articleStream';
import { rangedQuery } from '../options/dateOptions';
import { filterOf, folderScope } from '../options/filter';
import { askedConcordance } from '../commands/concordance';
import type { CorpusPlace } from '../corpus/findCorpora';
import { openCorpus } from '../corpus/openCorpus';
import type { Options } from '../options/options';
import { writeOutput } from '../output/output';
import type { Outside } from '../output/outside';
import { MENTION_COLUMNS, parquetRows, POSITION_COLUMNS, type Row } from './parquetColumns';
import { manyFiles, oneFile, type RowSink } from './parquetFiles';
import { problemLine, unfiled } from '../commands/problems';
import { queryOf } from '../options/query';
import { rowsOf, type Asked, type RowKind, type Rows } from './rowStream';
import { WrongUse } from '../options/wrongUse';

/** An output that can be written article by article, so that memory does not grow with the
 * corpus. */
export type Stream =
  | { readonly form: 'jsonl'; readonly rows: RowKind }
  | { readonly form: 'parquet'; readonly rows: StreamedRows };

/** A format of `export` as a stream; undefined for one that needs the whole corpus. */
function streamOfFormat(format: ExportFormat | undefined): Stream | undefined {
  if (format?.kind === 'parquet') return { rows: format.rows, form: 'parquet' };
  if (format?.kind !== 'text' || format.rows === undefined) return undefined;
  return { rows: format.rows, form: 'jsonl' };
}

/** The requested stream; undefined for an output that needs the whole corpus. */
export function streamOf(command: string, options: Options): Stream | undefined {
  const stream =
    command === 'export'
      ? streamOfFormat(formatOf(options.format))
      : (command === 'mentions' || command === 'positions' || command === 'concordance') &&
          options.jsonl
        ? ({ rows: command, form: 'jsonl' } as const)
        : undefined;
  if (stream === undefined && options.articles === 'jsonl') {
    throw new WrongUse(
      '--articles jsonl works only with output that is written article by article: mentions, positions or concordance with --jsonl, or export in a format that ends in -jsonl or -parquet.',
    );
  }
  if (stream?.rows === 'concordance' && options.sort !== 'article') {
    throw new WrongUse('--jsonl writes article by article; for another order, use --json.');
  }
  if (stream?.rows === 'mentions' && (options.query ?? options.search) !== undefined) {
    const option = options.query === undefined ? '--search' : '--query';
    throw new WrongUse(`${option} filters positions and cannot be used with mentions.`);
  }
  if (stream?.rows === 'mentions' && options.range) {
    throw new WrongUse('--since and --until filter positions and cannot be used with mentions.');
  }
  if (stream?.form !== 'parquet' && options.partitionBy !== undefined) {
    throw new WrongUse('--partition-by works only with Parquet formats.');
  }
  return stream;
}

/** Reads, writes and discards one article after the other. Problems are reported as they occur. */
export async function runStream(
  stream: Stream,
  place: CorpusPlace,
  options: Options,
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
    ...filterOf(scope, options, codebook),
    query: rangedQuery(wanted.query, options),
  };
  const concordance =
    stream.rows === 'concordance' ? askedConcordance(options, codebook) : undefined;
  const asked = { kind: stream.rows, codebook, filter, concordance };
  const dictionary = runSync(buildDictionary(codebook, { includeWeak: options.weak }));
  const reading = { ...opened, folder: place.folder, dictionary };
  const articles = watched(
    streamArticles(reading, options.articles, scope, outside),
    reported,
    options,
    outside,
  );
  if (stream.form === 'jsonl') await writeOutput(lines(articles, asked), options.out, outside);
  else await writeParquet(articles, stream.rows, asked, reported, options, outside);
  return reported.excluded ? 1 : 0;
}

async function* watched(
  articles: AsyncIterable<StreamedArticle>,
  reported: { excluded: boolean },
  options: Options,
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
  { quiet }: Options,
  outside: Outside,
): void {
  for (const problem of problems) {
    reported.excluded ||= problem.leavesOut;
    if (!quiet && problem.severity !== 'info') outside.report(problemLine(problem));
  }
}

/** The scope of a stream: a named article as for a whole corpus; the contents of lists and lines
 * are not known yet. */
function scopeOf({ folder, within }: CorpusPlace, { articles, scope }: Options): Scope {
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
  options: Options,
  outside: Outside,
): Promise<void> {
  const sink = await sinkOf(kind, options, outside);
  try {
    for await (const article of articles) {
      const rows = rowsOf(asked, article);
      if (rows === undefined || article.assembled === undefined) continue;
      if (rows.kind === 'concordance') continue;
      for (const row of parquetRows(rows, article.assembled.row, asked.codebook)) {
        if (await sink.add(row)) continue;
        report([unfiled(article.path, options.partitionBy ?? '')], reported, options, outside);
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

const COLUMNS = {
  positions: POSITION_COLUMNS,
  mentions: MENTION_COLUMNS,
} as const satisfies Record<StreamedRows, object>;

async function sinkOf(kind: StreamedRows, options: Options, outside: Outside): Promise<RowSink> {
  const { out, partitionBy, part } = options;
  if (out === undefined) throw new WrongUse('Parquet output needs a file: add --out PATH.');
  const columns = Object.entries(COLUMNS[kind]);
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
