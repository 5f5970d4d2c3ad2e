import { availableParallelism } from 'node:os';
import { Worker, type MessagePort } from 'node:worker_threads';
import type { Looks } from './looks';

/** A second thread, which looks at files too. */
export interface SecondThread {
  /** Its bundle. */
  readonly script: string;
  /** It is started when so many files are listed. */
  readonly worthFrom: number;
  /** So many milliseconds it has for a few files before it counts as dead. */
  readonly patience: number;
  /** One that has begun already, for one walk, which closes it. */
  readonly begun?: MessagePort;
}

/** It takes some 25 ms to begin, all of them computing, in which the first thread looks at some ten thousand files. */
const BEGINNING = 12_000;

/** `script`: its bundle. For a folder of which nobody knows how many files it has, of which all will be read: what
 * beginning costs in vain is little beside that. Undefined where two threads cannot compute at once. */
export function secondThread(script: string): SecondThread | undefined {
  if (availableParallelism() < 2) return undefined;
  return { script, worthFrom: BEGINNING / 3, patience: 1000 };
}

/** One for a folder in which so many files were found before: started at once where it will be worth it, and
 * elsewhere not before there prove to be many. 0: nobody knows. */
export function expecting(
  second: SecondThread | undefined,
  files: number,
): SecondThread | undefined {
  if (!second || files === 0) return second;
  return { ...second, worthFrom: files > 2 * BEGINNING ? 0 : BEGINNING };
}

interface ToLookAt {
  readonly looks: Looks;
  readonly size: number;
}

/** So many are listed before the first is looked at, so that the second thread has something to do while
 * the first does what only it can. */
const AHEAD = 16;

interface Looked<T> {
  readonly files: T;
  /** STAMP_NUMBERS of each path. */
  readonly stamps: Float64Array;
}

/** What was listed, in its order, and what is seen of it. A thread that has begun before is asked at once, not
 * when somebody takes the first. */
export function lookAhead<T extends ToLookAt>(
  listed: Iterator<T, void>,
  second: SecondThread | undefined,
): Generator<Looked<T>, void> {
  const ahead = new LookAhead(listed, second);
  if (second?.begun) ahead.list();
  return ahead.all();
}

/** The second thread lives as long as the walk: one that is kept would spare a later walk 25 ms of computing on
 * another core, and take its memory all the time. One that does not start or dies costs its patience, once. */
class LookAhead<T extends ToLookAt> {
  readonly #listed: Iterator<T, void>;
  readonly #second: SecondThread | undefined;
  readonly #ahead: T[] = [];
  #thread: Worker | undefined;
  #size = 0;
  /** None for one that was late, or could not be started. */
  #patience: number;

  constructor(listed: Iterator<T, void>, second: SecondThread | undefined) {
    this.#listed = listed;
    this.#second = second;
    this.#patience = second?.patience ?? 0;
  }

  list(): void {
    while (this.#ahead.length < (this.#other && this.#patience > 0 ? AHEAD : 1)) {
      const { value } = this.#listed.next();
      if (!value) break;
      this.#ahead.push(value);
      this.#size += value.size;
      if (!this.#second || this.#patience === 0 || value.size === 0) continue;
      const isWorth = !this.#second.begun && this.#size > this.#second.worthFrom;
      if (isWorth) this.#thread ??= started(this.#second.script, this.#giveUp);
      this.#other?.postMessage(value.looks.shared());
    }
  }

  *all(): Generator<Looked<T>, void> {
    try {
      for (;;) {
        this.list();
        const files = this.#ahead.shift();
        if (!files) return;
        files.looks.look();
        yield { files, stamps: files.looks.stamps(this.#patience, this.#giveUp) };
      }
    } finally {
      this.#second?.begun?.close();
      void this.#thread?.terminate();
    }
  }

  get #other(): MessagePort | Worker | undefined {
    return this.#second?.begun ?? this.#thread;
  }

  readonly #giveUp = (): void => {
    this.#patience = 0;
  };
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
