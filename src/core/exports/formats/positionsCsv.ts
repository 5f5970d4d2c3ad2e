import { positionRecords } from '../../analysis/records/positionRecords';
import type { Task } from '../../util/task';
import { csvTable } from '../../tables/csv';
import { withHeader } from '../../tables/csvMetadata';
import { withoutRefused } from '../exportedRows';
import type { ExportFormat, ExportInput, Rendered } from '../exportFormat';
import { positionsTable } from './positionsTable';

export const positionsCsv: ExportFormat = {
  id: 'positions-csv',
  label: 'Positions (CSV)',
  extension: 'csv',
  description: 'A table with one row for each position, for Excel, R or Python.',
  render,
};

function* render({ filter, options, ...input }: ExportInput): Task<Rendered> {
  const reader = withoutRefused(input.reader);
  const records = positionRecords(reader, filter);
  yield undefined;
  const { columns, rows } = positionsTable(reader, records, filter);
  return { pieces: csvTable(withHeader(columns, rows), options) };
}
