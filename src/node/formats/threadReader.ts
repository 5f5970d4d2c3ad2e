import { Worker } from 'node:worker_threads';
import type {
  ForeignFile,
  Imported,
  ImportOptions,
  ReadProject,
  ReadTables,
} from '../../formats/contract';
import type { ReadRequest, ReadResult, ThreadModules } from './formatThread';

/** What reading one file may cost before it is cancelled. */
export interface Budget {
  /** Of computing, so that a busy machine refuses no file. */
  readonly milliseconds: number;
  /** Of the thread's own memory. Buffers, which it does not include, are limited by the formats:
   * see `unzip`. */
  readonly megabytes: number;
}

const BUDGET: Budget = { milliseconds: 30_000, megabytes: 256 };

/** A file that waits instead of computing is cancelled after this multiple of its time. */
const WAITING = 20;
/** How long an idle thread waits for the next file. */
const IDLE_MS = 2000;
/** In bytes. */
const LARGE = 1_000_000;
/** How often cost and cancellation are checked. */
const ASK_MS = 100;

/** What the module of any format has read. */
export type ReadInThread = Imported & ReadTables & ReadProject;

/** Reads a file as the module of its format does. */
export type ThreadReader = (
  file: ForeignFile,
  options: Pick<ImportOptions, 'isCancelled'>,
) => Promise<ReadInThread>;

/** Reads files in a thread, so that a file which takes all memory, or never ends, harms nothing
 * else and can be cancelled: then it is reported as too large. One file at a time. `script`: the
 * bundle of formatThread.ts. */
export function threadReader(
  script: string,
  modules: ThreadModules,
  budget = BUDGET,
): ThreadReader {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** Settles the present read, if there is one. */
  let settle: ((result: ReadResult['read'] | Error) => void) | undefined;

  const end = (): void => {
    void thread?.terminate();
    thread = undefined;
  };

  const begin = (): Worker => {
    const worker = new Worker(script, {
      workerData: modules,
      resourceLimits: { maxOldGenerationSizeMb: budget.megabytes },
    });
    const ended = (result: Imported | Error): void => {
      // A thread that was ended here exits while another reads the next file.
      if (thread !== worker) return;
      thread = undefined;
      settle?.(result);
    };
    worker.on('message', ({ read }: ReadResult) => settle?.(read));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      ended(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : error),
    );
    worker.on('exit', () => ended(new Error('The thread that reads files ended.')));
    return worker;
  };

  const readNow = (request: ReadRequest, isCancelled: () => boolean): Promise<ReadInThread> =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      thread ??= begin();
      const worker = thread;
      worker.ref();
      settle = (result) => {
        settle = undefined;
        clearInterval(asking);
        // One that has read a large file holds much memory.
        idle = setTimeout(end, request.bytes.length > LARGE ? 0 : IDLE_MS);
        // Does not keep a program running that is otherwise done.
        idle.unref();
        worker.unref();
        if (result instanceof Error) reject(result);
        else resolve({ articles: [], tables: [], project: undefined, ...result });
      };
      const giveUp = (result: Imported): void => {
        end();
        settle?.(result);
      };
      const spent = computingTime(worker);
      const latest = performance.now() + budget.milliseconds * WAITING;
      const asking = setInterval(() => {
        if (isCancelled()) giveUp(NOTHING);
        else if (spent() > budget.milliseconds || performance.now() > latest) giveUp(TOO_LARGE);
      }, ASK_MS);
      worker.postMessage(request);
    });

  return ({ name, bytes }, { isCancelled }) => {
    const reading = last.then(() => readNow({ name, bytes }, isCancelled));
    last = reading.catch(() => undefined);
    return reading;
  };
}

/** The milliseconds that a thread has computed since now, or a little more: Node has no number for
 * one thread. While the machine is busy, the processor time of the process is less than the time
 * in which the thread has work; while other threads work, it is more. */
function computingTime({ performance: thread }: Worker): () => number {
  const before = process.cpuUsage();
  const active = thread.eventLoopUtilization().active;
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min((user + system) / 1000, thread.eventLoopUtilization().active - active);
  };
}

const NOTHING: Imported = { articles: [], problems: [] };
const TOO_LARGE: Imported = { articles: [], problems: [{ severity: 'error', code: 'too-large' }] };
