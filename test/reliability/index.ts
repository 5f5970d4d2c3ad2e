import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import { inRoot } from '../../scripts/lib/places.mjs';
import { exitOnSignals } from '../../scripts/lib/processes.mjs';
import { csvFormulas } from './csvFormulas';
import { diskRows } from './diskRows';
import { countsOf, documentOf, rowsOf, tableOf, type KnownRow } from './document';
import { editScripts } from './editScripts';
import { editionRows } from './editionRows';
import { fileEditRows } from './fileEdits';
import { brokenFileRows } from './brokenFiles';
import { drawnRows, hostRows, placeRows, twoWindows } from './hostRows';
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
  /** Those that take long come one by one, so that what is known is written. */
  readonly rows: (count: number, seed: number) => Rows | Promise<Rows> | AsyncIterable<ReportRow>;
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
  { name: 'editors', asked: 1, rows: (scale, seed) => twoWindows({ scale, seed }) },
  { name: 'places', asked: 1, rows: (scale, seed) => placeRows({ scale, seed }) },
  { name: 'drawn', asked: 1, rows: (scale, seed) => drawnRows({ scale, seed }) },
  ...Object.entries({
    browsing: 'Reading writes nothing',
    moving: 'Moving articles about',
    hostile: 'Hostile text from files',
    sizes: 'Sizes of articles',
    soak: 'Long use',
  }).map(([name, title]) => ({
    name,
    asked: 1,
    rows: (scale: number, seed: number) => hostRows({ scale, seed }, title),
  })),
];

const { values, positionals } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const scale = Number(values.scale);

const PAGE = inRoot('docs', 'reliability.md');

void main();

async function main(): Promise<void> {
  exitOnSignals();
  const all: ReportRow[] = [];
  for (const { name, asked, rows } of GROUPS) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const started = performance.now();
    // Of what is counted by the window itself, the count is the scale.
    const count = asked === 1 ? scale : Math.max(1, Math.ceil(asked * scale));
    const isWritten = scale === 1 || values.write;
    const made: ReportRow[] = [];
    for await (const row of await rows(count, Number(values.seed))) {
      made.push({ ...row, asked: row.asked === count ? asked : row.asked });
      if (isWritten) await remember(name, made);
    }
    if (isWritten) await remember(name, made, true);
    all.push(...made);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`\n${name}, ${seconds} s`);
    for (const row of made) console.log(`  ${lineOf(row)}`);
  }
  console.log(`\n${tableOf(all.toSorted((a, b) => a.row - b.row))}\n\n${countsOf(all)}`);
  process.exitCode = all.some((row) => stateOf(row) === 'red') ? 1 : 0;
}

/** The page itself is what is known of all groups: one that is run alone takes its place in it. `isAll`: the
 * group has ended, and what it no longer makes is gone. */
async function remember(name: string, made: Rows, isAll = false): Promise<void> {
  const known = fs.existsSync(PAGE) ? rowsOf(fs.readFileSync(PAGE, 'utf8')) : [];
  const isMade = ({ check }: ReportRow): boolean => made.some((row) => row.check === check);
  const date = new Date().toISOString().slice(0, 10);
  const rows = GROUPS.flatMap((group): readonly KnownRow[] => {
    const before = known.filter((row) => row.group === group.name);
    if (group.name !== name) return before;
    const stays = isAll ? [] : before.filter((row) => !isMade(row));
    return [...made.map((row) => ({ ...row, group: name, date })), ...stays];
  });
  const missing = GROUPS.filter((group) => !rows.some((row) => row.group === group.name));
  const page = documentOf(
    rows,
    environment(),
    missing.map((group) => group.name),
  );
  const form = await prettier.resolveConfig(PAGE);
  fs.writeFileSync(PAGE, await prettier.format(page, { ...form, filepath: PAGE }));
}

function lineOf(row: ReportRow): string {
  const { check, asked, run, result } = row;
  return `${stateOf(row)}: ${row.row} ${check}: ${run} of ${asked}: ${result}`;
}

function environment(): string {
  const cores = os.availableParallelism();
  return `Node ${process.version} on ${os.type()}, ${cores} cores.`;
}
