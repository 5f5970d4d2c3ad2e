import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { inRoot } from '../../scripts/lib/places.mjs';
import { csvFormulas } from './csvFormulas';
import { diskRows } from './diskRows';
import { countsOf, documentOf, tableOf } from './document';
import { editScripts } from './editScripts';
import { editionRows } from './editionRows';
import { fileEditRows } from './fileEdits';
import { brokenFileRows } from './brokenFiles';
import { importRows } from './importRows';
import { killRows } from './killRows';
import { mergeRows } from './mergeRows';
import { outsideChanges } from './outsideChanges';
import { stateOf, type ReportRow } from './report';
import { stringRows } from './stringRows';
import { twoProcessRows } from './twoProcessRows';
import { unicodeRows } from './unicodeRows';

/** Rows that are made together, and how many cases the scoreboard asks of them. */
interface Group {
  readonly name: string;
  readonly asked: number;
  readonly rows: (count: number, seed: number) => Rows | Promise<Rows>;
}

type Rows = readonly ReportRow[];

/** Every file of rows is one line here. */
const GROUPS: readonly Group[] = [
  { name: 'edits', asked: 10_000, rows: (count, seed) => [editScripts(count, seed)] },
  { name: 'editions', asked: 1_000, rows: editionRows },
  { name: 'strings', asked: 200_000, rows: stringRows },
  { name: 'files', asked: 20_000, rows: fileEditRows },
  { name: 'broken', asked: 120, rows: brokenFileRows },
  { name: 'kills', asked: 1_000, rows: killRows },
  { name: 'disk', asked: 50, rows: diskRows },
  { name: 'windows', asked: 1_000, rows: twoProcessRows },
  { name: 'outside', asked: 2_000, rows: outsideChanges },
  { name: 'merges', asked: 2_000, rows: mergeRows },
  { name: 'imports', asked: 60, rows: importRows },
  { name: 'formulas', asked: 300, rows: (count, seed) => [csvFormulas(count, seed)] },
  { name: 'unicode', asked: 2_000, rows: unicodeRows },
];

const { values, positionals } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});

void main();

async function main(): Promise<void> {
  const all: ReportRow[] = [];
  for (const { name, asked, rows } of GROUPS) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const started = performance.now();
    const scale = Number(values.scale);
    const count = name === 'host' ? scale : Math.max(1, Math.ceil(asked * scale));
    const made = (await rows(count, Number(values.seed))).map((row) => ({
      ...row,
      asked: Math.round(row.asked === count ? asked : row.asked),
    }));
    all.push(...made);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`\n${name}, ${seconds} s`);
    for (const row of made) console.log(`  ${lineOf(row)}`);
  }
  console.log(`\n${tableOf(all.toSorted((a, b) => a.row - b.row))}\n\n${countsOf(all)}`);
  if (positionals.length === 0) {
    const file = inRoot('docs', 'reliability.md');
    fs.writeFileSync(file, documentOf(all, environment(), new Date().toISOString().slice(0, 10)));
  }
  process.exitCode = all.some((row) => stateOf(row) === 'red') ? 1 : 0;
}

function lineOf(row: ReportRow): string {
  const { check, asked, run, result } = row;
  return `${stateOf(row)}: ${row.row} ${check}: ${run} of ${asked}: ${result}`;
}

function environment(): string {
  const cores = os.availableParallelism();
  return `Node ${process.version} on ${os.type()}, ${cores} cores.`;
}
