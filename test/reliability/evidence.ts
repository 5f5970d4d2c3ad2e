import fs from 'node:fs';
import { UNCOMMITTED, type CodeId, type CodeIds } from './gitIds';
import { stateOf, type ReportRow, type RowState } from './report';

/** A row as it is kept: it stays until its check is run again. */
export interface KnownRow extends ReportRow {
  /** What runs it: `npm run reliability -- group`. */
  readonly group: string;
  /** YYYY-MM-DD, when it was run last. */
  readonly date: string;
  /** What it was run on, for people. */
  readonly machine: string;
  /** From the start of its group until it was known; rows of before this was kept have none. */
  readonly seconds?: number;
  /** Git's ids of what it judged when it was run, by name: of the code and of the check itself. */
  readonly code: Readonly<Record<string, CodeId>>;
}

/** What a row judges: names, as they are kept in it, and where each lies now, relative to the
 * working copy. */
export type Judged = Readonly<Record<string, string>>;

/** Ids to keep with a row, of what has one. What is no longer as it was when the run started counts
 * as not committed. */
export function keptIds(judged: Judged, atStart: CodeIds, now: CodeIds): KnownRow['code'] {
  const kept = Object.entries(judged).flatMap(([name, path]) => {
    const id = atStart.get(path);
    return id === undefined ? [] : [[name, id === now.get(path) ? id : UNCOMMITTED] as const];
  });
  return Object.fromEntries(kept);
}

/** Why a row no longer says anything of the code as it is now, a reason for each thing it judged;
 * none: it still does. */
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

/** `stale`: it was ok, of code that has changed since. What was red stays red until it is run
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

/** Rows of the file, which has one on each line; none where it is not there yet. */
export function readRows(file: string): readonly KnownRow[] {
  if (!fs.existsSync(file)) return [];
  const rows = JSON.parse(fs.readFileSync(file, 'utf8')) as KnownRow[];
  // JSON leaves out what is undefined.
  return rows.map((row) => ({ ...row, seed: row.seed }));
}

export function writeRows(file: string, rows: readonly KnownRow[]): void {
  const lines = rows.map((row) => JSON.stringify(row));
  fs.writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
}
