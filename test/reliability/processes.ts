import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as esbuild from 'esbuild';
import type { Places } from './diskCorpus';
import type { Orders } from './savingProcess';

const ROOT = path.resolve(__dirname, '../..');

/** A temporary folder with a built program that saves, and places for corpora. */
export interface Workshop {
  readonly folder: string;
  /** New, empty places. */
  places(name: string): Places;
  start(orders: Orders, user?: number): Saving;
  /** Builds another program of this project; returns its path. */
  build(entry: string): string;
  remove(): void;
}

/** A process that saves, and its output so far. */
export interface Saving {
  readonly child: ChildProcess;
  readonly wanted: readonly string[];
  readonly saved: readonly string[];
  /** Codes of saves that were refused. */
  readonly refused: readonly string[];
  /** Calls the listener after each line of output. */
  onLine(listener: () => void): void;
  /** Resolves when it has ended and all its output was read: with the exit code, or the signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export function workshop(): Workshop {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'reliability-')));
  // Another user's process must be able to read the program.
  fs.chmodSync(folder, 0o755);
  const build = (entry: string): string => {
    const outfile = path.join(folder, `${path.basename(entry, '.ts')}.js`);
    esbuild.buildSync({
      absWorkingDir: ROOT,
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      outfile,
      logLevel: 'warning',
    });
    return outfile;
  };
  const program = build('test/reliability/savingProcess.ts');
  return {
    folder,
    build,
    places: (name) => {
      const inside = (one: string): string => path.join(folder, name, one);
      fs.mkdirSync(inside('texts'), { recursive: true });
      return { texts: inside('texts'), journal: inside('journal'), locks: inside('locks') };
    },
    start: (orders, user) =>
      listenTo(
        spawn(process.execPath, [program, JSON.stringify(orders)], {
          stdio: ['ignore', 'pipe', 'inherit'],
          ...(user === undefined ? {} : { uid: user, gid: user }),
        }),
      ),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

function listenTo(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Saving {
  const heard = { wanted: [] as string[], saved: [] as string[], refused: [] as string[] };
  const lists = new Map([
    ['?', heard.wanted],
    ['+', heard.saved],
    ['-', heard.refused],
  ]);
  const listeners: (() => void)[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    lists.get(line.slice(0, 1))?.push(line.slice(2));
    for (const listener of listeners) listener();
  });
  // The pipe outlives the process, and its last output counts as well.
  const ended = Promise.all([
    new Promise<number | NodeJS.Signals>((resolve) =>
      child.once('exit', (code, signal) => resolve(code ?? signal ?? 1)),
    ),
    new Promise((resolve) => lines.once('close', resolve)),
  ]).then(([how]) => how);
  return { child, ...heard, onLine: (listener) => void listeners.push(listener), ended };
}
