import fs from 'node:fs';
import path from 'node:path';

/** Files that appear in a folder together or not at all. They are made in a temporary folder in it,
 * whose name begins with a dot, so that no program takes them for data; existing files are restored
 * if one of them cannot be moved. */
export class StagedFiles {
  readonly #folder: string;
  readonly #staging: string;
  /** The temporary files, by the place of each in the folder. */
  readonly #files = new Map<string, string>();
  /** The first folder that was created for the output, if any: it is removed on failure. */
  #made: string | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#staging = path.join(folder, `.${String(process.pid)}.part`);
  }

  /** The path at which the file for a place is to be made. */
  placeFor(place: string): string {
    if (this.#files.size === 0) this.#made = fs.mkdirSync(this.#folder, { recursive: true });
    const file = path.join(this.#staging, String(this.#files.size));
    this.#files.set(place, file);
    return file;
  }

  /** Throws the file system's error, and then has moved nothing. */
  moveAll(): void {
    const undo: (() => void)[] = [];
    try {
      for (const [place, file] of this.#files)
        this.#move(file, path.join(this.#folder, place), undo);
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
    fs.rmSync(this.#staging, { recursive: true, force: true });
  }

  discard(): void {
    fs.rmSync(this.#staging, { recursive: true, force: true });
    removeEmpty(this.#folder, this.#made);
  }

  #move(file: string, to: string, undo: (() => void)[]): void {
    const folder = path.dirname(to);
    const made = fs.mkdirSync(folder, { recursive: true });
    undo.push(() => {
      removeEmpty(folder, made);
    });
    // Only a file is replaced; a folder in the way makes the move fail.
    if (fs.statSync(to, { throwIfNoEntry: false })?.isFile() === true) {
      const before = `${file}.before`;
      fs.renameSync(to, before);
      undo.push(() => {
        fs.renameSync(before, to);
      });
    }
    fs.renameSync(file, to);
    undo.push(() => {
      fs.renameSync(to, file);
    });
  }
}

/** Removes a folder and those above it, up to the first that was created; not one that another
 * process has put something into. */
function removeEmpty(folder: string, made: string | undefined): void {
  if (made === undefined) return;
  try {
    for (let one = folder; ; one = path.dirname(one)) {
      fs.rmdirSync(one);
      if (path.resolve(one) === path.resolve(made)) return;
    }
  } catch {
    // Not empty, or removed already.
  }
}
