import fs from 'node:fs';
import { UNCOMMITTED, type CodeId, type CodeIds } from './gitIds';
import { stateOf, type ReportRow, type RowState } from './report';

/** A stored row, which is kept until its check is run again. */
export interface KnownRow extends ReportRow {
  /** The group that runs it: `npm run reliability -- group`. */
  readonly group: string;
  /** YYYY-MM-DD, the day of its last run. */
  readonly date: string;
  /** A description of the machine of that run. */
  readonly machine: string;
  /** From the start of its group until its result; missing in older rows. */
  readonly seconds?: number;
  /** Git's ids, at the time of the run, of the judged code and of the check itself, by name. */
  readonly code: Readonly<Record<string, CodeId>>;
}

/** What a row judges: the stored names, and the present path of each, relative to the working
 * copy. */
export type Judged = Readonly<Record<string, string>>;

/** The ids to store with a row, of names that have one. What changed since the start of the run
 * counts as not committed. */
export function keptIds(judged: Judged, atStart: CodeIds, now: CodeIds): KnownRow['code'] {
  const kept = Object.entries(judged).flatMap(([name, path]) => {
    const id = atStart.get(path);
    return id === undefined ? [] : [[name, id === now.get(path) ? id : UNCOMMITTED] as const];
  });
  return Object.fromEntries(kept);
}

/** Why a row no longer applies to the present code, a reason for each change; empty if it still
 * applies. */
export function staleReasons(
  { code }: Pick<KnownRow, 'code'>,
  judged: Judged,
  now: CodeIds,
): readonly string[] {
  if (Object.keys(code).length === 0) return ['no ids of its code were kept'];
  return Object.entries(judged).flatMap(([name, path]) => {
    const [kept, id] = [code[name], now.get(path)];
    if (id === undefined) return [`${path} is gone`];
    if (kept === undefined) return [`no id of ${path} was kept`];
    if (kept === UNCOMMITTED) return [`${path} was not committed when it was run`];
    if (id === UNCOMMITTED) return [`${path} has changes that are not committed`];
    return id === kept ? [] : [`${path} has changed`];
  });
}

/** `stale`: it was ok, but the code has changed since. A red row stays red until it is run
 * again. */
export type KnownState = RowState | 'stale';

export function knownState(row: ReportRow, isStale: boolean): KnownState {
  const state = stateOf(row);
  return isStale && state === 'ok' ? 'stale' : state;
}

export function countsOf(states: readonly KnownState[]): string {
  const words = ['ok', 'red', 'not run', 'stale'] as const;
  return words
    .map((word) => `${states.filter((state) => state === word).length} ${word}`)
    .join(', ');
}

/** Rows of the file, which has one on each line; none if it does not exist. */
export function readRows(file: string): readonly KnownRow[] {
  if (!fs.existsSync(file)) return [];
  const rows = JSON.parse(fs.readFileSync(file, 'utf8')) as KnownRow[];
  // JSON omits undefined values.
  return rows.map((row) => ({ ...row, seed: row.seed }));
}

export function writeRows(file: string, rows: readonly KnownRow[]): void {
  const lines = rows.map((row) => JSON.stringify(row));
  fs.writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
}
