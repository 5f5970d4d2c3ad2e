import { analyse } from '../../analysis/analyse';
import { disagreementsOn } from '../../analysis/disagreements/whoDisagrees';
import type { RollUp } from '../../analysis/records/filter';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import type { Task } from '../../util/task';
import { countedNote } from '../countedNote';
import { LIST_SEPARATOR, type Cell } from '../../tables/csv';
import { describedCsv, type DescribedColumn } from '../../tables/csvMetadata';
import { withoutRefused } from '../exportedRows';
import type { ExportFormat, ExportInput, Rendered } from '../exportFormat';

export const disagreementsCsv: ExportFormat = {
  id: 'disagreements-csv',
  label: 'Disagreements (CSV)',
  extension: 'csv',
  description: 'A table with one row for each issue, pair of actors and kind of disagreement.',
  isDescribed: true,
  render,
};

/** A last column says when a roll-up is on: the actors or issues are not the coded ones then. */
function* render({ reader, filter, options }: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(reader), filter);
  const { rollUp } = filter;
  const columns = [...COLUMNS, ...(rollUp === 'none' ? [] : [ROLL_UP])];
  const note = countedNote(analysis);
  const rows = rowsOf(rollUp, analysis.issues.values());
  return describedCsv({ columns, rows, note }, options);
}

function* rowsOf(rollUp: RollUp, issues: Iterable<IssueAnalysis>): Generator<readonly Cell[]> {
  for (const on of issues) {
    for (const row of disagreementsOn(on)) {
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
        row.claims[0],
        row.claims[1],
        ...(rollUp === 'none' ? [] : [rollUp]),
      ];
    }
  }
}

const COLUMNS: readonly DescribedColumn[] = [
  { name: 'issue', description: 'id of the codebook; empty where a stated one names none' },
  {
    name: 'actors',
    description: 'their ids, sorted; in a one-sided row the criticising actor first',
  },
  {
    name: 'kind',
    description:
      'derived: in a stretch of time the sums of the polarities of their positions on the issue have opposite signs; at-times: they took opposite sides in one article or on one date, and no stretch shows it; internal: one of these, of two actors of one side; apart: only the sums of all times have opposite signs; stated: a text says it; one-sided: the first opposes or accuses the second, of whom no position on the issue is recorded',
  },
  { name: 'stated', description: 'a text says it, in whatever row of this pair and issue' },
  { name: 'mixed', description: 'one of the two has positions with polarities of both signs' },
  { name: 'positions_a', description: 'ids of the positions of the first actor' },
  { name: 'positions_b', description: 'ids of the positions of the second actor' },
  { name: 'records', description: 'ids of the stated disagreements' },
  { name: 'firstDate', description: 'the earliest date among its records, as written' },
  { name: 'lastDate', description: 'the latest date among its records, as written' },
  { name: 'claims_a', description: 'how many claims of the first actor are on its side' },
  { name: 'claims_b', description: 'how many claims of the second actor are on its side' },
];

const ROLL_UP: DescribedColumn = {
  name: 'rollUp',
  description:
    'what was lifted before anything was compared: actors to their side, issues along signed links',
};
