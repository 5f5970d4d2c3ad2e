import type { PlannedRecord, ProjectEntry, ProjectMapping, ProjectPlan } from '../../core';
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
  { mapping, articles, entries, records, countings }: ProjectPlan,
  { isDryRun, force, isNew, columns }: ProjectReport,
): string {
  const ofLayers = (...layers: readonly ProjectEntry['layer'][]) =>
    entries.filter(({ layer }) => layers.includes(layer));
  const parts = [
    ['articles', articles],
    ['actors', ofLayers('actor')],
    ['issues', ofLayers('issue')],
    ['coders', ofLayers('coder')],
    ['types and fields', ofLayers('type', 'field')],
    ['positions', records.filter(({ annotation }) => annotation.kind === 'position')],
    ['other annotations', records.filter(({ annotation }) => annotation.kind !== 'position')],
  ] as const;
  const rows = parts.flatMap(([name, items]) => {
    const count = (state: 'new' | 'same' | 'changed'): string =>
      String(items.filter(({ kind }) => kind === state).length);
    return items.length === 0 ? [] : [[name, count('new'), count('same'), count('changed')]];
  });
  const changed = [...articles, ...records].filter(({ kind }) => kind === 'changed').length;
  const review = records.filter(isForReview).length;
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

function isForReview({ state, kind }: PlannedRecord): boolean {
  return kind !== 'same' && state !== 'exact' && state !== 'found';
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
