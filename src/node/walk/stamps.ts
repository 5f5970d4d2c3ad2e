import { statSync } from 'node:fs';

/** How many numbers tell a version of a file: size, and when its content and its entry were changed,
 * in milliseconds. NaN where the disk says none. */
export const STAMP_NUMBERS = 3;

/** Of what is no file, instead of each number. */
export const NOTHING_THERE = -1;

/** Writes the STAMP_NUMBERS of a file, each NaN for one that tells none and for a link that leads in a circle. */
export function stampInto(stamps: Float64Array, at: number, file: string): void {
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
