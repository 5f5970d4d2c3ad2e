import { Worker } from 'node:worker_threads';
import type { Imported, Importer } from '../../formats/contract';
import type { ReadRequest, ReadResult } from './formatThread';

/** What reading one file may cost before it is cancelled. */
export interface Budget {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const BUDGET: Budget = { milliseconds: 60_000, megabytes: 1024 };

/** How long an idle thread waits for the next file. */
const IDLE_MS = 2000;
/** How often it is checked whether the user has cancelled. */
const ASK_MS = 100;

/** Reads files in a thread, so that a file which takes all memory, or never ends, harms nothing
 * else and can be cancelled: then it is reported as too large. One file at a time. `script`: the
 * bundle of formatThread.ts; `module`: that of the format. */
export function threadImporter(script: string, module: string, budget = BUDGET): Importer {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** Settles the present read, if there is one. */
  let settle: ((result: Imported | Error) => void) | undefined;

  const end = (): void => {
    void thread?.terminate();
    thread = undefined;
  };

  const begin = (): Worker => {
    const worker = new Worker(script, {
      workerData: module,
      resourceLimits: { maxOldGenerationSizeMb: budget.megabytes },
    });
    const ended = (result: Imported | Error): void => {
      // A thread that was ended here exits while another reads the next file.
      if (thread !== worker) return;
      thread = undefined;
      settle?.(result);
    };
    worker.on('message', ({ imported }: ReadResult) => settle?.(imported));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      ended(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : error),
    );
    worker.on('exit', () => ended(new Error('The thread that reads files ended.')));
    return worker;
  };

  const readNow = (request: ReadRequest, isCancelled: () => boolean): Promise<Imported> =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      thread ??= begin();
      const worker = thread;
      worker.ref();
      settle = (result) => {
        settle = undefined;
        clearTimeout(timer);
        clearInterval(asking);
        idle = setTimeout(end, IDLE_MS);
        // Does not keep a program running that is otherwise done.
        idle.unref();
        worker.unref();
        if (result instanceof Error) reject(result);
        else resolve(result);
      };
      const giveUp = (result: Imported): void => {
        end();
        settle?.(result);
      };
      const timer = setTimeout(() => giveUp(TOO_LARGE), budget.milliseconds);
      const asking = setInterval(() => {
        if (isCancelled()) giveUp(NOTHING);
      }, ASK_MS);
      worker.postMessage(request);
    });

  return {
    read: ({ name, bytes }, { isCancelled }) => {
      const reading = last.then(() => readNow({ name, bytes }, isCancelled));
      last = reading.catch(() => undefined);
      return reading;
    },
  };
}

const NOTHING: Imported = { articles: [], problems: [] };
const TOO_LARGE: Imported = { articles: [], problems: [{ severity: 'error', code: 'too-large' }] };
