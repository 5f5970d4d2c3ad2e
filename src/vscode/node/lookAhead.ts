import { availableParallelism } from 'node:os';
import { Worker, type MessagePort } from 'node:worker_threads';
import type { Looks } from './looks';

/** A second thread, which looks at files too. */
export interface SecondThread {
  /** Its bundle. */
  readonly script: string;
  /** It is started when so many files are listed. It takes some 25 ms to begin, all of them computing, in
   * which the first thread looks at some ten thousand: fewer are not worth it. */
  readonly worthFrom: number;
  /** So many milliseconds it has for a few files before it counts as dead. */
  readonly patience: number;
  /** One that has begun already. Given once. */
  readonly begun?: () => MessagePort | undefined;
}

/** `script`: its bundle. Undefined where two threads cannot compute at once. */
export function secondThread(script: string): SecondThread | undefined {
  if (availableParallelism() < 2) return undefined;
  return { script, worthFrom: 12_000, patience: 1000 };
}

/** One that is started at once where so many files are expected that it will be worth it. */
export function expecting(
  second: SecondThread | undefined,
  files: number,
): SecondThread | undefined {
  return second && files > 2 * second.worthFrom ? { ...second, worthFrom: 0 } : second;
}

interface ToLookAt {
  readonly looks: Looks;
  readonly size: number;
}

/** So many are listed before the first is looked at, so that the second thread has something to do while
 * the first does what only it can. */
const AHEAD = 16;

/** What was listed, in its order, with the STAMP_NUMBERS of each path. The second thread lives as long as the
 * walk: one that is kept would spare a later walk 40 ms of computing on another core, and take its memory
 * all the time. One that does not start or dies costs its patience, once. */
export function* lookAhead<T extends ToLookAt>(
  listed: Iterator<T, void>,
  second: SecondThread | undefined,
): Generator<{ readonly files: T; readonly stamps: Float64Array }, void> {
  const ahead: T[] = [];
  const begun = second?.begun?.();
  let thread: Worker | undefined;
  let size = 0;
  // None for one that was late, or could not be started.
  let patience = second?.patience ?? 0;
  const giveUp = (): void => {
    patience = 0;
  };
  try {
    for (;;) {
      while (ahead.length < ((begun ?? thread) && patience > 0 ? AHEAD : 1)) {
        const { value } = listed.next();
        if (!value) break;
        ahead.push(value);
        size += value.size;
        if (!second || patience === 0 || value.size === 0) continue;
        if (!begun && size > second.worthFrom) thread ??= started(second.script, giveUp);
        (begun ?? thread)?.postMessage(value.looks.shared());
      }
      const files = ahead.shift();
      if (!files) return;
      files.looks.look();
      yield { files, stamps: files.looks.stamps(patience, giveUp) };
    }
  } finally {
    begun?.close();
    void thread?.terminate();
  }
}

function started(script: string, failed: () => void): Worker | undefined {
  try {
    const thread = new Worker(script);
    // Nobody waits for it; without this, its error would be ours.
    thread.on('error', () => undefined);
    thread.unref();
    return thread;
  } catch {
    failed();
    return undefined;
  }
}
