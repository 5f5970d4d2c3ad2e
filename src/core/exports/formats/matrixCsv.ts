import { analyse, type Analysis } from '../../analysis/analyse';
import type { NetStance } from '../../analysis/netStances';
import { compareText } from '../../util/order';
import type { ActorId, IssueId } from '../../model/ids';
import type { Codebook } from '../../model/codebook';
import type { Task } from '../../util/task';
import { countedNote } from '../countedNote';
import type { Cell } from '../../tables/csv';
import { describedCsv } from '../../tables/dataPackage';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';

export const matrixCsv = {
  kind: 'text',
  id: 'matrix-csv',
  label: 'Actors × issues (CSV)',
  extension: 'csv',
  description:
    'A table of actors by issues; each cell counts claims, as in “3 for, 0 neutral, 1 against”.',
  isDescribed: true,
  render,
} as const satisfies TextFormat;

/** The first cell states a roll-up, which changes the meaning of the numbers. */
function* render({ reader, filter, options }: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(reader), filter);
  const issues = [...analysis.stances.keys()].sort(compareText);
  const { rollUp } = filter;
  const columns = [
    { name: rollUp === 'none' ? 'actor' : `actor (roll-up: ${rollUp})`, description: undefined },
    ...issues.map((name) => ({ name, description: cellText(name, analysis.context.codebook) })),
  ];
  const note = countedNote(analysis);
  const rows = rowsOf(analysis, actorsOf(analysis), issues);
  return describedCsv({ columns, rows, note }, options);
}

function actorsOf({ stances }: Analysis): readonly ActorId[] {
  const actors = new Set<ActorId>();
  for (const row of stances.values()) for (const actor of row.keys()) actors.add(actor);
  return [...actors].sort(compareText);
}

function* rowsOf(
  { stances }: Analysis,
  actors: readonly ActorId[],
  issues: readonly IssueId[],
): Generator<readonly Cell[]> {
  for (const actor of actors) {
    yield [actor, ...issues.map((issue) => countsOf(stances.get(issue)?.get(actor)))];
  }
}

function cellText(issue: IssueId, { issues }: Codebook): string {
  return `on “${issues.get(issue)?.name ?? issue}”: claims of the actor with a polarity above 0 (for), of 0 (neutral) and below 0 (against), reversed where an issue is rolled up over a link with the sign -1; empty if there are none`;
}

/** Always three numbers, in one order. In words: a spreadsheet takes 3/1/2 for a date, and 3:1:2
 * for a time. */
function countsOf(stance: NetStance | undefined): Cell {
  if (!stance) return undefined;
  const { plus, zero, minus } = stance;
  return `${String(plus)} for, ${String(zero)} neutral, ${String(minus)} against`;
}
