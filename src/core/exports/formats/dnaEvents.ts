import { groupedBy } from '../../analysis/records/groups';
import { positionRecords, type PositionRecord } from '../../analysis/records/positionRecords';
import { actorName, coderName, issueName } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import { lastEnd } from '../../listings/positions';
import { quotedCell, quoteCell, type Cell, type CsvOptions } from '../../tables/csv';
import type { Task } from '../../util/task';
import { withoutRefused } from '../exportedRows';
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
  render,
} as const satisfies TextFormat;

const COLUMNS = [
  ...['statement_id', 'time', 'person', 'organization', 'concept', 'agreement'],
  ...['start_position', 'stop_position', 'text', 'coder', 'document_id', 'document_title'],
  ...['document_author', 'document_source', 'document_section', 'document_type'],
];

function* render({ filter, options, ...input }: ExportInput): Task<Rendered> {
  const reader = withoutRefused(input.reader);
  const records = positionRecords(reader, filter);
  yield undefined;
  const sided = records.filter(({ polarity }) => polarity !== undefined && polarity !== 0);
  const left = records.length - sided.length;
  return {
    pieces: linesOf(rowsOf(sided, reader.codebook), options),
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
  yield lineOf(COLUMNS, guardFormulas);
  for (const row of rows) yield lineOf(row, guardFormulas);
}

/** As DNA writes it: semicolons between cells, and all text in quotation marks. */
function lineOf(cells: readonly Cell[], guardFormulas: boolean): string {
  return `${cells.map((cell) => quotedCell(cell, guardFormulas)).join(';')}\r\n`;
}
