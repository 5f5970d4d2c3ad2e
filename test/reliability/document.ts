import { stateOf, type ReportRow } from './report';

/** A row of the page: it stays until the same check is run again, by whoever has the page. */
export interface KnownRow extends ReportRow {
  /** What runs it: `npm run reliability -- group`. */
  readonly group: string;
  /** YYYY-MM-DD, when it was run last. */
  readonly date: string;
}

/** What `docs/reliability.md` says. `environment`: what the last rows were run on, one line.
 * `missing`: groups that have no result. */
export function documentOf(
  rows: readonly KnownRow[],
  environment: string,
  missing: readonly string[] = [],
): string {
  const sorted = rows.toSorted((a, b) => a.row - b.row);
  const counts = countsOf(rows);
  const lacking = missing.length === 0 ? '' : ` Not run in full yet: ${missing.join(', ')}.`;
  const dates = rows.map(({ date }) => date).sort();
  const when = [...new Set([dates[0], dates.at(-1)])].join(' to ');
  return `# What must never go wrong

Analysts keep months of work in annotation files. Each row below is a check that can be run, with the number of cases that was asked for, the number that was run, and what came of it. Faults are real where they can be had: processes are killed, disks are full, files are cut at each byte, two coders merge in git.

Run on ${when}: ${counts}.${lacking} ${environment}

${tableOf(sorted, KNOWN_COLUMNS)}

\`red\` is a check that found something wrong, or ran fewer cases than were asked for; \`not run\` could not be made here, for the reason that it gives, and does not count as passed. A seed gives the same cases again.

## To run it again

\`\`\`
npm run reliability
\`\`\`

It takes about an hour and a half, and writes each row of this page as soon as it is known. Words after \`--\` pick groups of rows, which then take the place of what they came to before; the other rows of the page stay: \`npm run reliability -- edits merges --seed 7\`. \`--scale 0.1\` runs a tenth of the cases and writes nothing, unless \`--write\` says so. The same checks with fewer cases are part of \`npm test\`.
`;
}

export function countsOf(rows: readonly ReportRow[]): string {
  const count = (state: string): number => rows.filter((row) => stateOf(row) === state).length;
  return `${count('ok')} ok, ${count('red')} red, ${count('not run')} not run`;
}

type Column<Row> = readonly [head: string, cell: (row: Row) => string | number];

const COLUMNS: readonly Column<ReportRow>[] = [
  ['row', ({ row }) => row],
  ['check', ({ check }) => check],
  ['asked', ({ asked }) => asked],
  ['run', ({ run }) => run],
  ['seed', ({ seed }) => seed ?? NO_SEED],
  ['', stateOf],
  ['result', ({ result }) => result],
];

const KNOWN_COLUMNS: readonly Column<KnownRow>[] = [
  ...COLUMNS,
  ['group', ({ group }) => group],
  ['run on', ({ date }) => date],
];

const NO_SEED = '–';

export function tableOf<Row extends ReportRow>(
  rows: readonly Row[],
  columns: readonly Column<Row>[] = COLUMNS,
): string {
  const cells = rows.map((row) =>
    columns.map(([, cell]) => String(cell(row)).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')),
  );
  const lines = [columns.map(([head]) => head), columns.map(() => '---'), ...cells];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** The rows of a page that `documentOf` has made. */
export function rowsOf(page: string): readonly KnownRow[] {
  const lines = page.split('\n').map((line) => line.split(/(?<!\\)\|/).slice(1, -1));
  return lines.flatMap((cells) => {
    const [row = '', check = '', asked, run, seed, , result = '', group = '', date = ''] =
      cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
    if (!/^\d+$/.test(row)) return [];
    const numbers = { row: Number(row), asked: Number(asked), run: Number(run) };
    return [
      { ...numbers, check, seed: seed === NO_SEED ? undefined : Number(seed), result, group, date },
    ];
  });
}
