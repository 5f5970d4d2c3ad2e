import type { promises as fs } from 'node:fs';

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
>;

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
