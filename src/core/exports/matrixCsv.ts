import { analyse } from '../analysis/analyse';
import type { NetStance } from '../analysis/netStances';
import { compareText } from '../analysis/order';
import type { ActorId } from '../model/ids';
import { csvTable, type Cell } from './csv';
import { withoutRefused } from './exportedRows';
import type { ExportFormat, ExportInput } from './exportFormat';

export const matrixCsv: ExportFormat = {
  id: 'matrix-csv',
  label: 'Actors × issues (CSV)',
  extension: 'csv',
  description:
    'A table of actors by issues; each cell counts positions for / neutral / against, as in 3/0/1.',
  render: (input) => csvTable(rowsOf(input), input.options),
};

/** The first cell says when a roll-up is on: the numbers mean something else then. */
function* rowsOf({ reader, filter }: ExportInput): Generator<readonly Cell[]> {
  const { stances } = analyse(withoutRefused(reader), filter);
  const issues = [...stances.keys()].sort(compareText);
  const actors = new Set<ActorId>();
  for (const row of stances.values()) for (const actor of row.keys()) actors.add(actor);
  const { rollUp } = filter;
  yield [rollUp === 'none' ? 'actor' : `actor (roll-up: ${rollUp})`, ...issues];
  for (const actor of [...actors].sort(compareText)) {
    yield [actor, ...issues.map((issue) => countsOf(stances.get(issue)?.get(actor)))];
  }
}

function countsOf(stance: NetStance | undefined): Cell {
  if (!stance) return undefined;
  return `${String(stance.plus)}/${String(stance.zero)}/${String(stance.minus)}`;
}
