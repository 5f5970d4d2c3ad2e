import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { inRoot, root } from '../../scripts/lib/places.mjs';
import { exitOnSignals } from '../../scripts/lib/processes.mjs';
import { documentOf } from './document';
import { countsOf, keptIds, readRows, writeRows, type KnownRow } from './evidence';
import { gitIds, type CodeIds, type GitAnswer } from './gitIds';
import { GROUPS, judgedBy, pathsOf, type Group } from './groups';
import { groupsToRun, listLines, reasonsOf, staleLines } from './overview';
import { stateOf, type ReportRow } from './report';

const { values, positionals } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    stale: { type: 'boolean', default: false },
    // These run nothing.
    list: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const ROWS = inRoot('docs', 'evidence', 'reliability.json');
const PAGE = inRoot('docs', 'evidence', 'reliability.md');

/** Before any judged code is loaded. */
const atStart = codeNow();

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  exitOnSignals();
  if (values.list) print(listLines(GROUPS, readRows(ROWS), atStart));
  else if (values.check) print(staleLines(GROUPS, readRows(ROWS), atStart));
  else if (values.page) writePage(readRows(ROWS), atStart);
  else await run(chosenGroups());
}

function chosenGroups(): readonly Group[] {
  const names = GROUPS.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no group ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  }
  const named = GROUPS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (!values.stale) return named;
  if (atStart.kind === 'unknown') print(staleLines(named, [], atStart));
  const chosen = groupsToRun(named, readRows(ROWS), atStart);
  console.log(`To run: ${chosen.map(({ name }) => name).join(', ') || 'nothing'}`);
  return chosen;
}

async function run(groups: readonly Group[]): Promise<void> {
  const scale = Number(values.scale);
  const all: ReportRow[] = [];
  for (const group of groups) {
    const started = performance.now();
    // Where the window itself counts, the count is the scale.
    const count = group.asked === 1 ? scale : Math.max(1, Math.ceil(group.asked * scale));
    const isWritten = scale === 1 || values.write;
    const made: KnownRow[] = [];
    const seconds = (): number => Math.round((performance.now() - started) / 1000);
    for await (const row of await group.rows(count, Number(values.seed))) {
      const asked = row.asked === count ? group.asked : row.asked;
      made.push({ ...row, asked, ...circumstances(group), seconds: seconds() });
      if (isWritten) remember(group, made);
    }
    if (isWritten) remember(group, made, true);
    all.push(...made);
    console.log(`\n${group.name}, ${seconds()} s`);
    print(made.map((row) => `  ${lineOf(row)}`));
  }
  console.log(`\n${countsOf(all.map(stateOf))}`);
  process.exitCode = all.some((row) => stateOf(row) === 'red') ? 1 : 0;
}

/** The data that is stored with each row in addition to its result. */
function circumstances(group: Group): Omit<KnownRow, keyof ReportRow> {
  const cores = os.availableParallelism();
  return {
    group: group.name,
    date: today(),
    machine: `Node ${process.version} on ${os.type()}, ${cores} cores`,
    code: keptIds(judgedBy(group), idsIn(atStart), idsIn(codeNow())),
  };
}

/** A new result replaces the former one of its row; other rows are kept. `isAll`: the group has
 * ended, and its rows that were not made again are removed. */
function remember(group: Group, made: readonly KnownRow[], isAll = false): void {
  const known = readRows(ROWS);
  const isMade = ({ check }: ReportRow): boolean => made.some((row) => row.check === check);
  const rows = GROUPS.flatMap(({ name }): readonly KnownRow[] => {
    const before = known.filter((row) => row.group === name);
    if (name !== group.name) return before;
    return [...made, ...(isAll ? [] : before.filter((row) => !isMade(row)))];
  });
  writeRows(ROWS, rows);
  writePage(rows, codeNow());
}

function writePage(rows: readonly KnownRow[], answer: GitAnswer): void {
  const groups = new Map(GROUPS.map((group) => [group.name, group]));
  const isStale = (row: KnownRow): boolean => {
    const group = groups.get(row.group);
    return group === undefined || reasonsOf(row, group, answer).length > 0;
  };
  const named = GROUPS.map((group) => ({ name: group.name, paths: pathsOf(group) }));
  fs.writeFileSync(PAGE, documentOf({ rows, groups: named, isStale, date: today() }));
}

function codeNow(): GitAnswer {
  return gitIds(root, [...new Set(GROUPS.flatMap((group) => Object.values(judgedBy(group))))]);
}

/** Without git a row has no ids, and is stale. */
function idsIn(answer: GitAnswer): CodeIds {
  return answer.kind === 'ids' ? answer.ids : new Map();
}

function lineOf(row: ReportRow): string {
  const { check, asked, run, result } = row;
  return `${stateOf(row)}: ${row.row} ${check}: ${run} of ${asked}: ${result}`;
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
