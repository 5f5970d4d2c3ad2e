import { Worker } from 'node:worker_threads';
import type { Imported, ImportOptions, Importer } from '../../formats/contract';
import type { ReadRequest, ReadResult } from './formatThread';

/** What a file may cost before it is given up. */
export interface Budget {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const BUDGET: Budget = { milliseconds: 60_000, megabytes: 1024 };

/** How long a thread waits for the next file. */
const IDLE_MS = 2000;
/** How often it is asked whether somebody gave up. */
const ASK_MS = 100;

/** Reads files in a thread, so that a file which takes all memory, or never ends, takes nothing else along and can be given
 * up: then it is among the problems as too large. One file at a time. `script`: the bundle of formatThread.ts; `module`:
 * that of the format. */
export function threadImporter(script: string, module: string, budget = BUDGET): Importer {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    void thread?.terminate();
    thread = undefined;
  };

  const readNow = (
    { name, bytes }: Parameters<Importer['read']>[0],
    { isCancelled }: ImportOptions,
  ): Promise<Imported> =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      thread ??= new Worker(script, {
        workerData: module,
        resourceLimits: { maxOldGenerationSizeMb: budget.megabytes },
      });
      const worker = thread;
      const finish = (imported: Imported | undefined, error?: Error): void => {
        clearTimeout(timer);
        clearInterval(asking);
        for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
        if (error === undefined && imported) {
          idle = setTimeout(end, IDLE_MS);
          // A program that has nothing else to do ends.
          idle.unref();
          worker.unref();
          resolve(imported);
          return;
        }
        end();
        if (error === undefined) resolve(TOO_LARGE);
        else reject(error);
      };
      const timer = setTimeout(() => finish(undefined), budget.milliseconds);
      const asking = setInterval(() => {
        if (!isCancelled()) return;
        finish(NOTHING);
        end();
      }, ASK_MS);
      const listeners = {
        message: ({ imported }: ReadResult) => finish(imported),
        error: (error: NodeJS.ErrnoException) =>
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? finish(undefined) : finish(undefined, error),
        exit: () => finish(undefined, new Error('The thread that reads files ended.')),
      };
      worker.ref();
      for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
      const request: ReadRequest = { name, bytes };
      worker.postMessage(request);
    });

  return {
    read: (file, options) => {
      const reading = last.then(() => readNow(file, options));
      last = reading.catch(() => undefined);
      return reading;
    },
  };
}

const NOTHING: Imported = { articles: [], problems: [] };
const TOO_LARGE: Imported = { articles: [], problems: [{ severity: 'error', code: 'too-large' }] };
