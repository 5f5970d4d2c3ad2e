import { statSync } from 'node:fs';

/** How many numbers tell a version of a file: size, and when its content and its entry were changed,
 * in milliseconds. NaN where the disk says none. */
export const STAMP_NUMBERS = 3;

/** Of what is no file, instead of each number. */
export const NOTHING_THERE = -1;

/** Files to look at, as another thread gets them. */
export interface SharedLooks {
  /** Before each of the paths. */
  readonly place: string;
  /** With a NUL between two of them. */
  readonly paths: string;
  readonly memory: SharedArrayBuffer;
}

/** So many files one thread takes at a time: it is asked for each, and the other may have to wait for the
 * last. */
const RUN = 16;

/** Words of 32 bits: the next run that nobody has taken, then of each run whether it is done. */
const NEXT = 0;
const DONE = 1;

/** Files that several threads look at: each takes the next few that nobody has taken. */
export class Looks {
  readonly #place: string;
  readonly #paths: readonly string[];
  readonly #memory: SharedArrayBuffer;
  readonly #words: Int32Array;
  #stamps: Float64Array;

  /** `memory`: of other looks at the same paths. */
  constructor(place: string, paths: readonly string[], memory = memoryFor(paths.length)) {
    this.#place = place;
    this.#paths = paths;
    this.#memory = memory;
    const numbers = paths.length * STAMP_NUMBERS;
    this.#stamps = new Float64Array(memory, 0, numbers);
    this.#words = new Int32Array(memory, numbers * Float64Array.BYTES_PER_ELEMENT);
  }

  static of({ place, paths, memory }: SharedLooks): Looks {
    return new Looks(place, paths.split('\0'), memory);
  }

  shared(): SharedLooks {
    return { place: this.#place, paths: this.#paths.join('\0'), memory: this.#memory };
  }

  /** Looks at all that nobody has taken. */
  look(): void {
    for (;;) {
      const run = Atomics.add(this.#words, NEXT, 1);
      if (run * RUN >= this.#paths.length) return;
      this.#lookAt(run);
      Atomics.store(this.#words, DONE + run, 1);
      Atomics.notify(this.#words, DONE + run);
    }
  }

  /** STAMP_NUMBERS of each path, each NaN for a file that tells none and for a link that leads in a circle.
   * To be called behind `look()`: waits for what another thread has taken, for each of its runs so many
   * milliseconds; then it calls `late` and looks itself. */
  stamps(patience: number, late: () => void): Float64Array {
    const runs = Math.ceil(this.#paths.length / RUN);
    let isLate = false;
    for (let run = 0; run < runs; run++) {
      if (!isLate && this.#isDone(run, patience)) continue;
      // The other may still come and write, but not here.
      if (!isLate) this.#stamps = this.#stamps.slice();
      isLate = true;
      this.#lookAt(run);
    }
    if (isLate) late();
    return this.#stamps;
  }

  #isDone(run: number, patience: number): boolean {
    if (Atomics.load(this.#words, DONE + run) === 1) return true;
    return Atomics.wait(this.#words, DONE + run, 0, patience) !== 'timed-out';
  }

  #lookAt(run: number): void {
    const end = Math.min(this.#paths.length, (run + 1) * RUN);
    for (let at = run * RUN; at < end; at++) {
      lookAt(this.#place + (this.#paths[at] ?? ''), this.#stamps, at * STAMP_NUMBERS);
    }
  }
}

/** Writes the STAMP_NUMBERS of a file. */
export function lookAt(file: string, stamps: Float64Array, at: number): void {
  try {
    const stats = statSync(file, QUIET);
    if (stats?.isFile() === true) {
      stamps[at] = stats.size;
      stamps[at + 1] = stats.mtimeMs;
      stamps[at + 2] = stats.ctimeMs;
      return;
    }
    // It vanished meanwhile, or is a link to nothing.
    stamps.fill(NOTHING_THERE, at, at + STAMP_NUMBERS);
  } catch {
    stamps.fill(NaN, at, at + STAMP_NUMBERS);
  }
}

const QUIET = { throwIfNoEntry: false } as const;

function memoryFor(paths: number): SharedArrayBuffer {
  const words = DONE + Math.ceil(paths / RUN);
  return new SharedArrayBuffer(
    paths * STAMP_NUMBERS * Float64Array.BYTES_PER_ELEMENT + words * Int32Array.BYTES_PER_ELEMENT,
  );
}
