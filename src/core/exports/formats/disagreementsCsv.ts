import { analyse } from '../../analysis/analyse';
import type { Task } from '../../util/task';
import { countedNote } from '../countedNote';
import { describedCsv } from '../../tables/dataPackage';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { disagreementsTable } from './disagreementsTable';

export const disagreementsCsv = {
  kind: 'text',
  id: 'disagreements-csv',
  label: 'Disagreements (CSV)',
  extension: 'csv',
  description: 'A table with one row for each issue, pair of actors and kind of disagreement.',
  isDescribed: true,
  render,
} as const satisfies TextFormat;

function* render({ reader, filter, options }: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(reader), filter);
  return describedCsv({ ...disagreementsTable(analysis), note: countedNote(analysis) }, options);
}
