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

  #join(path: string): void {
    const own = this.#own.get(path);
    const between = this.#between.get(path) ?? [];
    if (!own && between.length === 0) this.#all.delete(path);
    else {
      const problems = [...(own?.problems ?? []), ...between];
      this.#all.set(path, { text: own?.text ?? this.#textOf(path) ?? '', problems });
    }
    this.#changes.fire(path);
  }
}
