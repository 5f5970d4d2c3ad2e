import type { ImportProblem, ImportProblemCode } from '../core';
import type { Imported, ReadTables } from './contract';

/** Thrown while a file is read, for what is wrong with the whole of it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: ImportProblemCode;
  readonly what: string | undefined;

  constructor(code: ImportProblemCode, what?: string) {
    super(code);
    this.code = code;
    this.what = what;
  }
}

/** Reads a file, and makes a problem of what is thrown: whatever a library says of a file, it is one that cannot be read. */
export async function readOrRefuse(read: () => Promise<Imported> | Imported): Promise<Imported> {
  try {
    return await read();
  } catch (error) {
    return { articles: [], problems: [problemOf(error)] };
  }
}

/** The same for tables. */
export async function tablesOrRefuse(
  read: () => Promise<ReadTables> | ReadTables,
): Promise<ReadTables> {
  try {
    return await read();
  } catch (error) {
    return { tables: [], problems: [problemOf(error)] };
  }
}

function problemOf(error: unknown): ImportProblem {
  const { code, what } = error instanceof Refused ? error : new Refused('unreadable');
  return { severity: 'error', code, name: what };
}

/** Throws `Refused` for a file of more bytes. */
export function refuseLarge(bytes: Uint8Array, most: number): void {
  if (bytes.length > most) throw new Refused('too-large');
}
