import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PLAN_FILE, Plans } from '../../src/project';
import { thisProcess } from '../../src/node/disk/processes';
import { run } from '../../src/cli/run';
import type { ChangeOrders } from './changingProcess';
import { diskFiles, environment, type Places } from './diskCorpus';
import { workshop, type Workshop } from './processes';
import { resultOf, type ReportRow } from './report';

const FILES: Readonly<Record<string, string>> = {
  'codebook.yaml': `format: policy-codebook/1
actors:
  port: {name: The port}
  town: {name: Town}
issues:
  noise: {name: Noise}
`,
  'searches.yaml': "format: policy-searches/1\nsearches:\n  - {name: port, query: 'actor:port'}\n",
  ...Object.fromEntries(
    ['a', 'b', 'c', 'd'].flatMap((name) => [
      [`${name}.txt`, 'The port is loud. Größe zählt.\n'],
      [
        `${name}.txt.annotations.yaml`,
        `format: policy-annotations/1
positions:
  - {id: ${name}1, actor: port, issue: noise, stance: oppose, note: Größe, quote: {exact: port}}
  - {id: ${name}2, actor: [port, town], issue: noise, stance: support, quote: {exact: loud}}
...
`,
      ],
    ]),
  ),
};

/** Of this file another name exists, so that it is written in place. */
const LINKED = 'b.txt.annotations.yaml';

const RENAME = ['refactor', 'rename', 'actor:port', 'harbour'] as const;

/** A change of several files is killed at each step of writing, by the command line or in the
 * layer of the editor, or its undo there; then the next start of either ends it. `asked`: the
 * number of kills; 0 for every step of each. */
export async function changeKillRows(asked: number): Promise<readonly ReportRow[]> {
  const work = workshop();
  try {
    const program = work.build('test/reliability/changingProcess.ts');
    const rows: ReportRow[] = [];
    for (const how of ['command', 'editor', 'undo'] as const) {
      rows.push(await killed(work, program, how, Math.ceil(asked / 3)));
    }
    return rows;
  } finally {
    work.remove();
  }
}

const PLACE = {
  command: 'command line',
  editor: 'layer of the editor',
  undo: 'its undo in the layer of the editor',
} as const;

async function killed(
  work: Workshop,
  program: string,
  how: ChangeOrders['how'],
  asked: number,
): Promise<ReportRow> {
  const start = (places: Places, killAt?: number, as = how) => {
    const orders: ChangeOrders =
      as === 'command'
        ? { how: as, words: RENAME, places, killAt }
        : {
            ...{ how: as, places, killAt },
            refactoring: { kind: 'rename', layer: 'actor', id: 'port', to: 'harbour' },
          };
    return spawnSync(process.execPath, [program, JSON.stringify(orders)], {
      encoding: 'utf8',
      env: { ...process.env, XDG_STATE_HOME: places.locks },
    });
  };
  const whole = corpusIn(work, `${how} whole`);
  const done = start(whole);
  const steps = Number(done.stdout.trim());
  const untouched = corpusIn(work, `${how} before`);
  if (how === 'undo') start(untouched, undefined, 'editor');
  const [before, after] = [textsIn(untouched), textsIn(whole)];
  const wrong: string[] = [];
  if (steps === 0 || Number.isNaN(steps) || before === after)
    wrong.push(`nothing was changed: ${done.stderr}`);
  const count = asked === 0 ? steps : Math.min(asked, steps);
  let [mixed, undone, finished] = [0, 0, 0];
  for (let at = 0; at < count; at++) {
    const killAt = 1 + Math.floor(((at + 0.5) * steps) / count);
    const places = corpusIn(work, `${how} ${String(killAt)}`);
    const { signal } = start(places, killAt);
    if (signal !== 'SIGKILL') wrong.push(`step ${String(killAt)}: it was not killed`);
    const left = textsIn(places);
    const isMixed = left !== before && left !== after;
    if (isMixed) mixed++;
    const problem = await next(places, isMixed, killAt % 3);
    if (problem !== undefined) wrong.push(`step ${String(killAt)}: ${problem}`);
    const now = textsIn(places);
    if (now === before) undone++;
    else if (now === after) finished++;
    else wrong.push(`step ${String(killAt)}: half of it is done`);
    if (fs.existsSync(path.join(places.texts, PLAN_FILE)))
      wrong.push(`step ${String(killAt)}: the plan is still there`);
  }
  const summary = `${mixed} half done, then ${undone} as before and ${finished} finished, 0 half done`;
  return {
    row: 7,
    check: `kill -9 at each step of a change of several files, ${PLACE[how]}; ended by the next start of either`,
    ...{ asked: count, run: count, seed: undefined },
    result: resultOf(summary, wrong),
  };
}

async function cli({ texts }: Places, ...words: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const exitCode = await run(words, {
    ...{ folder: texts, columns: 100, terminal: false, interactive: false },
    lines: () => {
      throw new Error('nothing is read');
    },
    write: (text) => {
      stdout += text;
      return Promise.resolve();
    },
    report: (text) => (stderr += text),
    loadFormat: () => Promise.reject(new Error('no format is loaded')),
    progress: () => undefined,
    onInterrupt: () => () => undefined,
  });
  return { exitCode, stdout, stderr };
}

/** Ends what is half done as the next start of a host does; what is wrong with that. */
async function next(places: Places, isMixed: boolean, way: number): Promise<string | undefined> {
  const checked = await cli(places, 'check');
  if (isMixed && !checked.stderr.includes('interrupted-change'))
    return `check does not say it: ${checked.stderr}`;
  if (way === 0) {
    const renamed = await cli(places, ...RENAME);
    if (renamed.exitCode === 0) return undefined;
    return /is now finished|has no actor/.test(renamed.stderr) ? undefined : renamed.stderr;
  }
  const plans = new Plans(diskFiles(places), { ...environment, process: thisProcess() });
  const found = await plans.find();
  if (found.kind === 'none') return undefined;
  if (found.kind !== 'interrupted') return found.kind;
  const ended = await plans.end(found, way === 1 ? 'completed' : 'takenBack');
  return ended.kind === 'ended' && ended.left.length === 0 ? undefined : JSON.stringify(ended);
}

function corpusIn(work: Workshop, name: string): Places {
  const places = work.places(name);
  for (const [file, text] of Object.entries(FILES))
    fs.writeFileSync(path.join(places.texts, file), text);
  fs.linkSync(path.join(places.texts, LINKED), path.join(places.texts, 'another name'));
  return places;
}

function textsIn({ texts }: Places): string {
  return Object.keys(FILES)
    .map((name) => fs.readFileSync(path.join(texts, name), 'latin1'))
    .join('\0');
}
