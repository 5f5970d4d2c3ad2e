import { analyse } from '../analysis/analyse';
import { disagreementIssues, disagreementsOn } from '../analysis/disagreements';
import { csvTable, LIST_SEPARATOR, type Cell } from './csv';
import { withoutRefused } from './exportedRows';
import type { ExportFormat, ExportInput } from './exportFormat';

export const disagreementsCsv: ExportFormat = {
  id: 'disagreements-csv',
  label: 'Disagreements (CSV)',
  extension: 'csv',
  description: 'A table with one row for each issue, pair of actors and kind of disagreement.',
  render: (input) => csvTable(rowsOf(input), input.options),
};

const COLUMNS = [
  'issue',
  'actors',
  'kind',
  'stated',
  'mixed',
  'positions_a',
  'positions_b',
  'records',
  'firstDate',
  'lastDate',
];

/** A last column says when a roll-up is on: the actors or issues are not the coded ones then. */
function* rowsOf({ reader, filter }: ExportInput): Generator<readonly Cell[]> {
  const analysis = analyse(withoutRefused(reader), filter);
  const rollUp = filter.rollUp === 'none' ? [] : [filter.rollUp];
  yield [...COLUMNS, ...rollUp.map(() => 'rollUp')];
  for (const issue of disagreementIssues(analysis)) {
    for (const row of disagreementsOn(analysis, issue)) {
      yield [
        row.issue,
        row.actors.join(LIST_SEPARATOR),
        row.kind,
        row.stated,
        row.mixed,
        row.positions[0].join(LIST_SEPARATOR),
        row.positions[1].join(LIST_SEPARATOR),
        row.records.join(LIST_SEPARATOR),
        row.firstDate,
        row.lastDate,
        ...rollUp,
      ];
    }
  }
}
