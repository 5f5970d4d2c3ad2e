import { countsOf, stateOf, type ReportRow } from './report';

/** What a group was run with. */
export interface Circumstances {
  readonly group: string;
  readonly seed: number;
  /** YYYY-MM-DD */
  readonly date: string;
  /** Node, system and cores. */
  readonly machine: string;
  /** The commit as `git describe` names it; undefined where git knows none. */
  readonly commit: string | undefined;
}

/** The results of a group as a Markdown page. */
export function documentOf(rows: readonly ReportRow[], run: Circumstances): string {
  const { group, seed, date, machine, commit } = run;
  const of = commit === undefined ? '' : `, commit ${commit}`;
  return `# npm run reliability -- ${group} --seed ${seed}

${date}, ${machine}${of}: ${countsOf(rows)}.

${table(rows)}
`;
}

function table(rows: readonly ReportRow[]): string {
  const cells = rows.map((row) =>
    [
      row.check,
      row.run < row.asked ? `${row.run} of ${row.asked}` : String(row.run),
      stateOf(row),
      // The state is not repeated in the result.
      row.result.replace(/^(?:ok|not run): /, ''),
    ].map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')),
  );
  const lines = [['check', 'cases', '', 'result'], ['---', '---', '---', '---'], ...cells];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
