import { analyse, type Analysis } from '../../analysis/analyse';
import type { Task } from '../../util/task';
import { countedNote } from '../countedNote';
import { describedCsv, type DescribedTable } from '../../tables/dataPackage';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { disagreementsTable } from '../../listings/disagreements';
import { periodsTable } from '../../listings/periods';

export const disagreementsCsv = {
  kind: 'text',
  id: 'disagreements-csv',
  label: 'Disagreements (CSV)',
  extension: 'csv',
  description: 'A table with one row for each issue, pair of actors and kind of disagreement.',
  isDescribed: true,
  render: rendered((analysis) => disagreementsTable(analysis)),
} as const satisfies TextFormat;

export const periodsCsv = {
  kind: 'text',
  id: 'periods-csv',
  label: 'Periods (CSV)',
  extension: 'csv',
  description:
    'A table with one row for each time in which two actors were opposed, with the side of each.',
  isDescribed: true,
  render: rendered(periodsTable),
} as const satisfies TextFormat;

function rendered(tableOf: (analysis: Analysis) => Pick<DescribedTable, 'columns' | 'rows'>) {
  return function* ({ reader, filter, options }: ExportInput): Task<Rendered> {
    const analysis = yield* analyse(withoutRefused(reader), filter);
    return describedCsv({ ...tableOf(analysis), note: countedNote(analysis) }, options);
  };
}
