import type { promises as fs } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** The calls to the disk that writing makes; tests provide one that refuses. */
export type Disk = Pick<
  typeof fs,
  | 'access'
  | 'lstat'
  | 'open'
  | 'readdir'
  | 'readlink'
  | 'realpath'
  | 'rename'
  | 'rm'
  | 'stat'
  | 'utimes'
> & {
  /** How long to wait for another program that holds a file, before each further try, in
   * milliseconds; as the system needs it unless given. */
  readonly pauses?: readonly number[];
};

/** On Windows a virus scanner, an indexer or a program that synchronises holds a file for moments.
 * Until then it cannot be opened (EBUSY), replaced or removed (EPERM): tries again a few times.
 * Elsewhere such an error stays. */
export async function whenFree<T>(
  { pauses = process.platform === 'win32' ? [20, 80, 320] : [] }: Pick<Disk, 'pauses'>,
  call: () => Promise<T>,
  codes: readonly string[] = ['EACCES', 'EPERM', 'EBUSY'],
): Promise<T> {
  for (const pause of pauses) {
    try {
      return await call();
    } catch (error) {
      if (!codes.includes(codeOf(error) ?? '')) throw error;
      await delay(pause);
    }
  }
  return call();
}

/** The system's code of an error (`ENOSPC`, `EACCES` …); undefined for errors of this program. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** The value, or undefined if the call failed with one of the codes. */
export async function unless<T>(call: Promise<T>, ...codes: readonly string[]) {
  try {
    return await call;
  } catch (error) {
    if (codes.includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
