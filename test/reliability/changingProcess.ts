import fs from 'node:fs';
import { run } from '../../src/cli/run';
import type { Refactoring } from '../../src/core';
import { Corpus, journaledFiles } from '../../src/project';
import { MemoryTexts } from '../support/memoryTexts';
import { diskFiles, environment, journalOf, type Places } from './diskCorpus';

/** The orders for a process that changes a corpus; its only argument, as JSON. */
export type ChangeOrders = {
  readonly places: Places;
  /** The process kills itself before or after this step of writing, counted from 1. */
  readonly killAt?: number | undefined;
} & (
  | { readonly how: 'command'; readonly words: readonly string[] }
  | {
      readonly how: 'editor' | 'undo';
      readonly refactoring: Refactoring;
    }
);

let steps = 0;
let last = Infinity;

/** Where a kill may leave something half done. */
function step(): void {
  if (++steps === last) process.kill(process.pid, 'SIGKILL');
}

/** Counts the steps of all that creates, renames, overwrites or removes a file. */
function countSteps(): void {
  const { open, rename, rm } = fs.promises;
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    step();
    const result = await work();
    step();
    return result;
  };
  fs.promises.rename = (...args) => counted(() => rename(...args));
  fs.promises.rm = (...args) => counted(() => rm(...args));
  fs.promises.open = async (...args) => {
    const [, flags = 'r'] = args;
    if (flags === 'r' || typeof flags === 'number') return open(...args);
    const handle = await counted(() => open(...args));
    if (flags !== 'r+') return handle;
    handle.write = ((bytes: Buffer, from: number, length: number, position: number) => {
      const half = steps + 1 === last ? Math.ceil(length / 2) : length;
      const bytesWritten = fs.writeSync(handle.fd, bytes, from, half, position);
      step();
      return Promise.resolve({ bytesWritten, buffer: bytes });
    }) as typeof handle.write;
    return handle;
  };
}

async function obey(orders: ChangeOrders): Promise<void> {
  const { places } = orders;
  last = orders.killAt ?? Infinity;
  const say = (text: string): void => void fs.writeSync(2, text);
  if (orders.how === 'command') {
    countSteps();
    await run(orders.words, {
      ...{ folder: places.texts, columns: 100, terminal: false, interactive: false },
      lines: () => {
        throw new Error('nothing is read');
      },
      write: () => Promise.resolve(),
      report: say,
      loadFormat: () => Promise.reject(new Error('no format is loaded')),
      progress: () => undefined,
      onInterrupt: () => () => undefined,
    });
  } else {
    const files = journaledFiles(diskFiles(places), journalOf(places), places.texts);
    const corpus = new Corpus(files, environment, {
      coder: () => 'lea',
      largestText: () => 1e6,
      kept: new MemoryTexts(),
    });
    await corpus.load();
    if (orders.how === 'editor') countSteps();
    const plan = await corpus.planRefactoring(orders.refactoring);
    if (!plan) throw new Error('nothing was planned');
    const outcome = await corpus.refactor(plan, 'Port');
    if (outcome !== 'done') throw new Error(outcome);
    await corpus.settled();
    if (orders.how === 'undo') {
      countSteps();
      await corpus.replay('undo');
      await corpus.settled();
    }
  }
  fs.writeSync(1, `${String(steps)}\n`);
}

obey(JSON.parse(process.argv[2] ?? '') as ChangeOrders).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
