import { positionRecords } from '../../analysis/records/positionRecords';
import type { Task } from '../../util/task';
import { describedCsv } from '../../tables/dataPackage';
import { articlesNotRead, withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { positionsTable } from './positionsTable';

export const positionsCsv = {
  kind: 'text',
  id: 'positions-csv',
  label: 'Positions (CSV)',
  extension: 'csv',
  description: 'A table with one row for each position, for Excel, R or Python.',
  isDescribed: true,
  render,
} as const satisfies TextFormat;

function* render({ filter, options, ...input }: ExportInput): Task<Rendered> {
  const reader = withoutRefused(input.reader);
  const records = positionRecords(reader, filter);
  yield undefined;
  const note = {
    positions: records.length,
    articlesNotRead: articlesNotRead(input.reader, filter),
  };
  return describedCsv({ ...positionsTable(reader, records, filter), note }, options);
}
