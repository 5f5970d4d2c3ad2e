import { countsOf, knownState, type KnownRow } from './evidence';

/** A group as the page lists it. */
export interface PageGroup {
  readonly name: string;
  /** Paths of the judged code, without the check itself. */
  readonly paths: readonly string[];
}

/** The content of the page. */
export interface Page {
  readonly rows: readonly KnownRow[];
  /** All groups, also those that were never run. */
  readonly groups: readonly PageGroup[];
  readonly isStale: (row: KnownRow) => boolean;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** The text of `docs/evidence/reliability.md` for the stored rows. */
export function documentOf({ rows, groups, isStale, date }: Page): string {
  const stateOfRow = (row: KnownRow): string => knownState(row, isStale(row));
  const counts = countsOf(rows.map((row) => knownState(row, isStale(row))));
  const never = groups.filter(({ name }) => !rows.some((row) => row.group === name));
  const lacking =
    never.length === 0 ? '' : ` Never run: ${never.map(({ name }) => name).join(', ')}.`;
  const machines = [...new Set(rows.map(({ machine }) => machine))];
  return `# What must never go wrong

Analysts keep months of work in annotation files. Each row below is a check that can be run, with the number of cases that was run, and what came of it. Faults are real where they can be had: processes are killed, disks are full, files are cut at each byte, two coders merge in git.

When this page was written, on ${date}: **${counts}**.${lacking}

The rows were run on: ${machines.join('; ')}.

${tableOf(
  rows.toSorted((a, b) => a.row - b.row),
  columnsOf(stateOfRow),
)}

- \`ok\`: as many cases as the target asks for were run, and nothing wrong was found.
- \`red\`: something wrong was found, or fewer cases were run than the target asks for.
- \`not run\`: it could not be made where it was tried, for the reason that it gives; it does not count as passed.
- \`stale\`: it was ok, but the code that it judged, or the check, has changed since, or was not committed when it was run. What that code is stands below; \`npm run check\` says which rows are stale now.

## What the rows judge

Every row keeps git's ids of these folders and of the file that makes it, as they were when it was run. They are in [reliability.json](reliability.json), from which this page is made, beside the seeds, which give the same cases again.

${tableOf(groups, groupColumns(rows))}

## To run it again

| \`npm run reliability\` | |
| --- | --- |
| \`-- --stale\` | the groups with a stale row, and those that were never run |
| \`-- kills merges\` | these groups |
| (alone) | all groups, one after the other |
| \`-- --list\` | runs nothing: prints the groups, what they judge, their rows, and which are stale now and why |
| \`-- --page\` | runs nothing: writes this page anew, with what is stale now |

A group takes up to ten minutes. Each row is written as soon as it is known, and takes the place of what it came to before. \`--seed 7\` makes other cases. \`--scale 0.1\` runs a tenth of them and writes nothing, unless \`--write\` says so. Most of the checks are part of \`npm test\` with fewer cases.
`;
}

type Column<Row> = readonly [head: string, cell: (row: Row) => string | number];

function columnsOf(state: (row: KnownRow) => string): readonly Column<KnownRow>[] {
  return [
    ['row', ({ row }) => row],
    ['check', ({ check }) => check],
    ['cases', ({ run, asked }) => (run < asked ? `${run} of ${asked}` : run)],
    ['', state],
    // The state is not repeated in the result.
    ['result', ({ result }) => result.replace(/^(?:ok|not run): /, '')],
    ['run on', ({ date }) => date],
    ['group', ({ group }) => group],
  ];
}

function groupColumns(rows: readonly KnownRow[]): readonly Column<PageGroup>[] {
  return [
    ['group', ({ name }) => name],
    ['code', ({ paths }) => paths.map((path) => `\`${path}\``).join(', ') || '–'],
    ['took', ({ name }) => durationOf(rows.filter((row) => row.group === name))],
  ];
}

/** How long the group of these rows took in its last run, where that is known. */
export function durationOf(rows: readonly KnownRow[]): string {
  const known = rows.flatMap(({ seconds }) => (seconds === undefined ? [] : [seconds]));
  if (known.length === 0) return '–';
  const seconds = Math.max(...known);
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) =>
    columns.map(([, cell]) => String(cell(row)).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')),
  );
  const lines = [columns.map(([head]) => head), columns.map(() => '---'), ...cells];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
