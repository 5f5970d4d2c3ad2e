import { planCounts, recordsForReview, type ProjectMapping, type ProjectPlan } from '../../core';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { countingText } from './positionsReport';

interface ProjectReport {
  readonly isDryRun: boolean;
  /** What differs is replaced. */
  readonly force: boolean;
  /** The corpus is made by this import. */
  readonly isNew: boolean;
  readonly columns: number;
}

/** What is new, the same and changed of a project, and how it was read. */
export function projectReport(
  plan: ProjectPlan,
  { isDryRun, force, isNew, columns }: ProjectReport,
): string {
  const { mapping, articles, records, countings } = plan;
  const rows = planCounts(plan).map((one) => [
    one.part,
    ...[one.new, one.same, one.changed].map(String),
  ]);
  const changed = [...articles, ...records].filter(({ kind }) => kind === 'changed').length;
  const review = recordsForReview(plan).length;
  const notes = [
    ...[...mapping.statements].map(statementsText),
    ...countings.map(countingText),
    ...(review === 0
      ? []
      : [
          review === 1
            ? '1 annotation needs review.'
            : `${String(review)} annotations need review.`,
        ]),
    ...(changed === 0 ? [] : [changedText(changed, force)]),
    ...(isNew && !isDryRun ? ['A codebook was created: the folder is a corpus now.'] : []),
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  ];
  const table = fittedTable(
    [['PART', 'NEW', 'SAME', force ? 'REPLACED' : 'CHANGED'], ...rows],
    columns,
  );
  return `${table}\n${notes.map(printedLine).join('')}`;
}

function changedText(changed: number, force: boolean): string {
  const parts = changed === 1 ? '1 part differs' : `${String(changed)} parts differ`;
  return force
    ? `${parts} from the corpus: replaced with what the project has.`
    : `${parts} from the corpus and ${changed === 1 ? 'was' : 'were'} not changed. Use --force to replace with what the project has.`;
}

function statementsText([name, { as, variables }]: readonly [
  string,
  NonNullable<ReturnType<ProjectMapping['statements']['get']>>,
]): string {
  if (as === 'nothing') return `“${name}” is not imported.`;
  const roles = [...variables].map(([variable, role]) =>
    variable === role ? variable : `${variable} = ${role}`,
  );
  const listed = roles.length === 0 ? '' : ` (${roles.join(', ')})`;
  return `“${name}” was read as ${as === 'position' ? 'positions' : 'annotations'}${listed}. Use --write-mapping FILE and --mapping FILE to change it.`;
}
