import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { outFolder, root } from '../../scripts/lib/places.mjs';
import { exitOnSignals } from '../../scripts/lib/processes.mjs';
import { documentOf } from './document';
import { GROUPS, type Group } from './groups';
import { countsOf, stateOf, type ReportRow } from './report';

const { values, positionals } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    // Runs nothing.
    list: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

/** A page for each group. */
const RESULTS = path.join(outFolder, 'reliability');

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  exitOnSignals();
  if (values.list) for (const { name, check } of GROUPS) console.log(`${name}: ${check}`);
  else await run(chosenGroups());
}

function chosenGroups(): readonly Group[] {
  const names = GROUPS.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no group ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  }
  return GROUPS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
}

async function run(groups: readonly Group[]): Promise<void> {
  const scale = Number(values.scale);
  const seed = Number(values.seed);
  const commit = describedCommit();
  const all: ReportRow[] = [];
  fs.mkdirSync(RESULTS, { recursive: true });
  for (const group of groups) {
    const started = performance.now();
    // Where the window itself counts, the count is the scale.
    const count = group.asked === 1 ? scale : Math.max(1, Math.ceil(group.asked * scale));
    const made: ReportRow[] = [];
    const circumstances = { group: group.name, seed, date: today(), machine: machine(), commit };
    for await (const row of await group.rows(count, seed)) {
      made.push({ ...row, asked: row.asked === count ? group.asked : row.asked });
      // After each, so that a run that is ended leaves what it found.
      fs.writeFileSync(fileOf(group), documentOf(made, circumstances));
    }
    all.push(...made);
    console.log(`\n${group.name}, ${Math.round((performance.now() - started) / 1000)} s`);
    for (const row of made) console.log(`  ${lineOf(row)}`);
  }
  console.log(`\n${countsOf(all)}`);
  console.log(
    `Results are in ${groups.map((group) => path.relative(root, fileOf(group))).join(', ')}`,
  );
  process.exitCode = all.some((row) => stateOf(row) === 'red') ? 1 : 0;
}

function fileOf({ name }: Group): string {
  return path.join(RESULTS, `${name}.md`);
}

function lineOf(row: ReportRow): string {
  const { check, asked, run, result } = row;
  return `${stateOf(row)}: ${row.row} ${check}: ${run} of ${asked}: ${result}`;
}

function describedCommit(): string | undefined {
  const words = ['describe', '--always', '--dirty'];
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function machine(): string {
  return `Node ${process.version} on ${os.type()}, ${os.availableParallelism()} cores`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
