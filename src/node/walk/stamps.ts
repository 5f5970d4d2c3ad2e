import { statSync } from 'node:fs';

/** Number of values that identify a version of a file: its size, and when its content and its entry
 * were changed, in milliseconds. NaN where the disk gives none. */
export const STAMP_NUMBERS = 3;

/** Stands in place of each number for what is no file. */
export const NOTHING_THERE = -1;

/** Writes the STAMP_NUMBERS of a file: each NaN where the disk gives none, and for a circular
 * link. */
export function stampInto(stamps: Float64Array, at: number, file: string): void {
  try {
    const stats = statSync(file, QUIET);
    if (stats?.isFile() === true) {
      stamps[at] = stats.size;
      stamps[at + 1] = stats.mtimeMs;
      stamps[at + 2] = stats.ctimeMs;
      return;
    }
    // It vanished meanwhile, or is a link to a missing file.
    stamps.fill(NOTHING_THERE, at, at + STAMP_NUMBERS);
  } catch {
    stamps.fill(NaN, at, at + STAMP_NUMBERS);
  }
}

const QUIET = { throwIfNoEntry: false } as const;
