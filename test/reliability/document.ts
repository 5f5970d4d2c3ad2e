import { stateOf, type ReportRow } from './report';

/** What `docs/reliability.md` says after a full run. `environment`: what it was run on, one line.
 * `missing`: groups that have no result. */
export function documentOf(
  rows: readonly ReportRow[],
  environment: string,
  date: string,
  missing: readonly string[] = [],
): string {
  const sorted = rows.toSorted((a, b) => a.row - b.row);
  const counts = countsOf(rows);
  const lacking = missing.length === 0 ? '' : ` Not run in full yet: ${missing.join(', ')}.`;
  return `# What must never go wrong

Analysts keep months of work in annotation files. Each row below is a check that can be run, with the number of cases that was asked for, the number that was run, and what came of it. Faults are real where they can be had: processes are killed, disks are full, files are cut at each byte, two coders merge in git.

Run on ${date}: ${counts}.${lacking} ${environment}

${tableOf(sorted)}

\`red\` is a check that found something wrong, or ran fewer cases than were asked for; \`not run\` could not be made here, for the reason that it gives, and does not count as passed. A seed gives the same cases again.

## To run it again

\`\`\`
npm run reliability
\`\`\`

It takes about an hour and writes this page. Words after \`--\` pick groups of rows, which then take the place of what they came to before: \`npm run reliability -- edits merges --seed 7\`. \`--scale 0.1\` runs a tenth of the cases and writes nothing, unless \`--write\` says so. The same checks with fewer cases are part of \`npm test\`.
`;
}

export function countsOf(rows: readonly ReportRow[]): string {
  const count = (state: string): number => rows.filter((row) => stateOf(row) === state).length;
  return `${count('ok')} ok, ${count('red')} red, ${count('not run')} not run`;
}

export function tableOf(rows: readonly ReportRow[]): string {
  const head = ['row', 'check', 'asked', 'run', 'seed', '', 'result'];
  const cells = rows.map((row) => {
    const { check, asked, run, seed, result } = row;
    return [row.row, check, asked, run, seed ?? '–', stateOf(row), result].map((cell) =>
      String(cell).replaceAll('|', '\\|').replaceAll(/\s+/g, ' '),
    );
  });
  const lines = [head, head.map(() => '---'), ...cells];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
