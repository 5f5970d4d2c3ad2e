import { analyse, type Analysis } from '../../analysis/analyse';
import { compareText } from '../../util/order';
import type { Task } from '../../util/task';
import { countedNote } from '../countedNote';
import { LIST_SEPARATOR, type Cell } from '../../tables/csv';
import { describedCsv, type DescribedColumn } from '../../tables/dataPackage';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';

export const claimsCsv = {
  kind: 'text',
  id: 'claims-csv',
  label: 'Claims (CSV)',
  extension: 'csv',
  description:
    'A table with one row for each claim as it is counted: an actor on an issue, what several coders coded once.',
  isDescribed: true,
  render,
} as const satisfies TextFormat;

/** All other numbers come from these rows: actors and issues are those of the roll-up. */
function* render({ reader, filter, options }: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(reader), filter);
  const rows = rowsOf(analysis);
  return describedCsv({ columns: COLUMNS, rows, note: countedNote(analysis) }, options);
}

function* rowsOf({ stances }: Analysis): Generator<readonly Cell[]> {
  for (const issue of [...stances.keys()].sort(compareText)) {
    const row = stances.get(issue) ?? new Map<string, never>();
    for (const actor of [...row.keys()].sort(compareText)) {
      for (const { evidence, count, polarity, codedDifferently, date } of row.get(actor)?.claims ??
        []) {
        const articles = new Set(evidence.map(({ record }) => record.article.path));
        yield [
          ...[issue, actor, polarity === undefined ? undefined : Math.sign(polarity)],
          ...[polarity, count, codedDifferently, date],
          [...articles].join(LIST_SEPARATOR),
          [...new Set(evidence.map(({ record }) => record.position.id))].join(LIST_SEPARATOR),
        ];
      }
    }
  }
}

const COLUMNS: readonly DescribedColumn[] = [
  { name: 'issue', description: 'id of the issue, after roll-up' },
  { name: 'actor', description: 'id of the actor, after roll-up' },
  { name: 'side', description: '1 for, 0 neutral, -1 against; empty where it is not known' },
  { name: 'polarity', description: 'mean polarity of its coders, times count' },
  { name: 'count', description: 'how often it counts' },
  { name: 'coded_differently', description: 'its coders have no majority' },
  { name: 'date', description: 'by the rule of the filter' },
  { name: 'article', description: 'path of its article' },
  { name: 'positions', description: 'ids of the positions it consists of' },
];
