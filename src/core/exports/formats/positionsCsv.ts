import { positionRecords } from '../../analysis/records/positionRecords';
import type { Task } from '../../util/task';
import { describedCsv } from '../../tables/dataPackage';
import { articlesNotRead, withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { positionsTable, type QuotePage } from '../../listings/positions';
import { quotePages } from '../quotePages';

export const positionsCsv = {
  kind: 'text',
  id: 'positions-csv',
  label: 'Positions (CSV)',
  extension: 'csv',
  description: 'A table with one row for each position, for Excel, R or Python.',
  isDescribed: true,
  render,
} as const satisfies TextFormat;

function* render(input: ExportInput): Task<Rendered> {
  const { filter, options } = input;
  const reader = withoutRefused(input.reader);
  const records = positionRecords(reader, filter);
  yield undefined;
  const note = {
    positions: records.length,
    articlesNotRead: articlesNotRead(input.reader, filter),
  };
  let pageOf: QuotePage = () => undefined;
  const table = positionsTable(reader, records, filter, (record) => pageOf(record));
  const { pieces, metadata } = describedCsv({ ...table, note }, options);
  const withPages = async function* (): AsyncGenerator<string> {
    pageOf = await quotePages(input, records);
    yield* pieces;
  };
  return { pieces: withPages(), metadata };
}
