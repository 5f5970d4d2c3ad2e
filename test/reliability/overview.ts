import { durationOf } from './document';
import { countsOf, knownState, staleReasons, type KnownRow } from './evidence';
import type { GitAnswer } from './gitIds';
import { judgedBy, type Group } from './groups';

/** Why the row does not apply to the present code, or why git cannot tell; empty if it applies. */
export function reasonsOf(row: KnownRow, group: Group, answer: GitAnswer): readonly string[] {
  const judged = judgedBy(group);
  if (group.code.length === 0) return [];
  return answer.kind === 'unknown' ? [answer.why] : staleReasons(row, judged, answer.ids);
}

/** Groups with a row that does not apply to the present code, and those that were never run. */
export function groupsToRun(
  groups: readonly Group[],
  rows: readonly KnownRow[],
  answer: GitAnswer,
): readonly Group[] {
  return groups.filter((group) => {
    const own = rowsOf(group, rows);
    if (own.length === 0) return true;
    return answer.kind === 'ids' && own.some((row) => reasonsOf(row, group, answer).length > 0);
  });
}

/** For `npm run check`: a line for rows of a group that are stale for the same reasons, and the
 * counts. */
export function staleLines(
  groups: readonly Group[],
  rows: readonly KnownRow[],
  answer: GitAnswer,
): readonly string[] {
  if (answer.kind === 'unknown') return [cannotTell(answer.why)];
  const lines = groups.flatMap((group) => {
    const byReason = new Map<string, KnownRow[]>();
    for (const row of rowsOf(group, rows)) {
      const reasons = reasonsOf(row, group, answer).join(', ');
      if (reasons !== '') byReason.set(reasons, [...(byReason.get(reasons) ?? []), row]);
    }
    return [...byReason].map(([reasons, stale]) => {
      const numbers = [...new Set(stale.map(({ row }) => row))].join(' and ');
      const dates = [...new Set(stale.map(({ date }) => date))].join(' and ');
      return `stale: ${group.name}, ${stale.length} of row ${numbers}, run on ${dates}: ${reasons}`;
    });
  });
  const never = groups.filter((group) => rowsOf(group, rows).length === 0);
  return [
    ...lines,
    ...never.map(({ name }) => `never run: ${name}`),
    summaryOf(groups, rows, answer),
  ];
}

/** For `--list`: each group with what it judges, and its rows with their states. */
export function listLines(
  groups: readonly Group[],
  rows: readonly KnownRow[],
  answer: GitAnswer,
): readonly string[] {
  const lines = groups.flatMap((group) => {
    const own = rowsOf(group, rows);
    const took = own.length === 0 ? 'never run' : `took ${durationOf(own)}`;
    return [
      `${group.name} (${took}): ${Object.values(judgedBy(group)).join(', ')}`,
      ...own.map((row) => {
        const reasons = answer.kind === 'unknown' ? [] : reasonsOf(row, group, answer);
        const state = knownState(row, reasons.length > 0);
        const why = reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
        return `  ${state.padEnd(7)} ${row.row} ${row.check}, ${row.date}${why}`;
      }),
    ];
  });
  const last = answer.kind === 'unknown' ? cannotTell(answer.why) : summaryOf(groups, rows, answer);
  return [...lines, last];
}

function summaryOf(groups: readonly Group[], rows: readonly KnownRow[], answer: GitAnswer): string {
  return countsOf(
    groups.flatMap((group) =>
      rowsOf(group, rows).map((row) => knownState(row, reasonsOf(row, group, answer).length > 0)),
    ),
  );
}

function rowsOf({ name }: Group, rows: readonly KnownRow[]): readonly KnownRow[] {
  return rows.filter(({ group }) => group === name);
}

function cannotTell(why: string): string {
  return `Which rows of docs/evidence/reliability.md are stale cannot be told here: ${why}`;
}
