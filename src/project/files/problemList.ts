import type { KnownProblem } from '../../core';
import type { Emitter } from '../emitter';

/** A file's problems with the text that their spans belong to. */
export interface FileProblems {
  readonly text: string;
  readonly problems: readonly KnownProblem[];
}

/** Files for each step, which takes a millisecond. */
const FILES_PER_STEP = 1000;

/** The problems of every file of a corpus: those of its own reading, and those that only show when
 * all files are seen together. */
export class ProblemList {
  readonly #changes: Emitter<string>;
  readonly #textOf: (path: string) => string | undefined;
  readonly #own = new Map<string, FileProblems>();
  #between: ReadonlyMap<string, readonly KnownProblem[]> = new Map();
  readonly #all = new Map<string, FileProblems>();
  /** How many changes of several files are being written. */
  #holds = 0;
  readonly #held = new Set<string>();

  /** `textOf`: the text of a file whose own reading found no problem. */
  constructor(changes: Emitter<string>, textOf: (path: string) => string | undefined) {
    this.#changes = changes;
    this.#textOf = textOf;
  }

  /** The problems of each file by its path, of both kinds. */
  get all(): ReadonlyMap<string, FileProblems> {
    return this.#all;
  }

  /** Stores what reading a file found. */
  setOwn(path: string, text: string, problems: readonly KnownProblem[]): void {
    this.#own.set(path, { text, problems });
    this.#join(path);
  }

  /** Forgets what reading a file found, which is gone. */
  removeOwn(path: string): void {
    if (this.#own.size > 0 && this.#own.delete(path)) this.#join(path);
  }

  /** Forgets the problems of files that are not read any more, in steps: where there is no scan,
   * each file that was read is in this list. */
  *keepOwn(isRead: (path: string) => boolean): Generator<undefined, void> {
    for (const [index, path] of [...this.#own.keys()].entries()) {
      if (!isRead(path)) this.removeOwn(path);
      if (index % FILES_PER_STEP === FILES_PER_STEP - 1) yield undefined;
    }
  }

  /** Stores what seeing all files together found; replaces what it found before. */
  setBetween(between: ReadonlyMap<string, readonly KnownProblem[]>): void {
    const before = this.#between;
    this.#between = between;
    for (const path of new Set([...before.keys(), ...between.keys()])) this.#join(path);
  }

  /** Announces what changes while several files are written only when all of them are, and were
   * read: a file whose actor has a new id in the codebook only would seem to name one that is
   * missing. Does not wait until they were read. */
  async held<Result>(work: () => Promise<Result>, whenRead: () => Promise<void>): Promise<Result> {
    this.#holds++;
    try {
      return await work();
    } finally {
      void whenRead().finally(() => {
        this.#holds--;
        if (this.#holds > 0) return;
        const paths = [...this.#held];
        this.#held.clear();
        for (const path of paths) this.#changes.fire(path);
      });
    }
  }

  #join(path: string): void {
    const own = this.#own.get(path);
    const between = this.#between.get(path) ?? [];
    if (!own && between.length === 0) this.#all.delete(path);
    else {
      const problems = [...(own?.problems ?? []), ...between];
      this.#all.set(path, { text: own?.text ?? this.#textOf(path) ?? '', problems });
    }
    if (this.#holds > 0) this.#held.add(path);
    else this.#changes.fire(path);
  }
}
