import { groupedBy } from '../../analysis/records/groups';
import { positionRecords, type PositionRecord } from '../../analysis/records/positionRecords';
import { actorName, coderName, issueName } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import { lastEnd } from '../../listings/positions';
import { ColumnTypes } from '../../tables/columnTypes';
import { quotedCell, quoteCell, type Cell, type CsvOptions } from '../../tables/csv';
import { dataPackage, type DescribedColumn } from '../../tables/dataPackage';
import type { Task } from '../../util/task';
import { articlesNotRead, withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';

// The columns of an event list as Discourse Network Analyzer exports it (`eventCSV` in its
// Exporter.java), and as its R package returns it. DNA itself imports none.

export const dnaEvents = {
  kind: 'text',
  id: 'dna-events',
  label: 'Event list (DNA)',
  extension: 'csv',
  description:
    'A row for each actor, issue and stance of a position, with the columns that Discourse Network Analyzer exports, for scripts that read these.',
  isDescribed: true,
  render,
} as const satisfies TextFormat;

const COLUMNS: readonly DescribedColumn[] = (
  [
    ['statement_id', 'numbers the rows, from 1'],
    ['time', 'the day of the date that the filter uses; of a month or year the first'],
    ['person', 'the speaker'],
    ['organization', 'the actor'],
    ['concept', 'the issue'],
    ['agreement', '1 for, 0 against'],
    ['start_position', 'where the quote begins in the article, in UTF-16 units from 0'],
    ['stop_position', 'where it ends'],
    ['text', 'the words; parts are separated by […]'],
    ['coder', 'their name; in DNA a number'],
    ['document_id', 'numbers the articles, from 1'],
    ['document_title'],
    ['document_author'],
    ['document_source'],
    ['document_section'],
    ['document_type', 'of the front matter'],
  ] as const
).map(([name, description]) => ({ name, description }));

function* render({ filter, options, ...input }: ExportInput): Task<Rendered> {
  const reader = withoutRefused(input.reader);
  const records = positionRecords(reader, filter);
  yield undefined;
  const sided = records.filter(({ polarity }) => polarity !== undefined && polarity !== 0);
  const left = records.length - sided.length;
  const types = new ColumnTypes();
  const rows = types.following(rowsOf(sided, reader.codebook));
  const note = {
    positions: sided.length,
    withoutSide: left,
    articlesNotRead: articlesNotRead(input.reader, filter),
  };
  const table = { columns: COLUMNS, note, delimiter: SEPARATOR };
  return {
    pieces: linesOf(rows, options),
    metadata: (path) => dataPackage(path, table, types.all(COLUMNS.length)),
    losses: [
      ...(left === 0
        ? []
        : [
            `In DNA a statement agrees or does not: ${String(left)} ${left === 1 ? 'position whose stance takes no side is' : 'positions whose stances take no side are'} left out.`,
          ]),
      'An event list has no conditions, intensities, targets, addressees and fields of the study, and not which statements are one position.',
    ],
  };
}

function* rowsOf(records: readonly PositionRecord[], codebook: Codebook): Generator<Cell[]> {
  let [statement, document] = [0, 0];
  for (const [, own] of groupedBy(records, ({ article }) => article.path)) {
    document++;
    for (const record of own) {
      const { article, position, placed, speaker, actors, days, polarity = 0, start } = record;
      const { title, author, source, section, attributes } = article.metadata;
      const { coder } = position;
      for (const actor of actors) {
        for (const issue of position.issues) {
          yield [
            ++statement,
            days && `${days.first} 00:00:00`,
            speaker === undefined ? '' : actorName(codebook, speaker),
            ...[actorName(codebook, actor), issueName(codebook, issue), polarity > 0 ? 1 : 0],
            ...[start, lastEnd(placed), quoteCell(position.quote)],
            ...[coder === undefined ? '' : coderName(codebook, coder), document],
            ...[title ?? article.path, author ?? '', source ?? '', section ?? ''],
            attributes.get('type') ?? '',
          ];
        }
      }
    }
  }
}

function* linesOf(
  rows: Iterable<readonly Cell[]>,
  { byteOrderMark, guardFormulas }: CsvOptions,
): Generator<string> {
  if (byteOrderMark) yield '\ufeff';
  yield lineOf(
    COLUMNS.map(({ name }) => name),
    guardFormulas,
  );
  for (const row of rows) yield lineOf(row, guardFormulas);
}

const SEPARATOR = ';';

/** As DNA writes it: semicolons between cells, and all text in quotation marks. */
function lineOf(cells: readonly Cell[], guardFormulas: boolean): string {
  return `${cells.map((cell) => quotedCell(cell, guardFormulas)).join(SEPARATOR)}\r\n`;
}
