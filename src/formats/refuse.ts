import type { ForeignProject, ImportProblem, ImportProblemCode } from '../core';
import type { Imported, ReadProject, ReadTables } from './contract';

/** Thrown while a file is read, for a problem of the whole file. */
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

/** Reads a file, and converts an error to a problem: any error of a library means that the file
 * cannot be read. */
export function readOrRefuse(read: () => Promise<Imported> | Imported): Promise<Imported> {
  return orRefuse(read, (problems) => ({ articles: [], problems }));
}

/** Like `readOrRefuse`, for tables. */
export function tablesOrRefuse(read: () => Promise<ReadTables> | ReadTables): Promise<ReadTables> {
  return orRefuse(read, (problems) => ({ tables: [], problems }));
}

/** Like `readOrRefuse`, for projects. */
export function projectOrRefuse(
  read: () => Promise<ReadProject> | ReadProject,
): Promise<ReadProject> {
  return orRefuse(
    async () => {
      const made = await read();
      if (made.project) refuseHuge(made.project);
      return made;
    },
    (problems) => ({ project: undefined, problems }),
  );
}

/** Twice what large studies have, and more: a larger one would not fit into 512 MB. */
const MOST_MARKS = 50_000;
const MOST_IN_DOCUMENT = 20_000;
const MOST_CODES = 20_000;

/** Throws `Refused` for a project that is larger than any study. */
export function refuseHuge({ marks, codes }: ForeignProject): void {
  if (marks.length > MOST_MARKS || codes.length > MOST_CODES) throw new Refused('too-large');
  const counts = new Map<string, number>();
  for (const { document } of marks) {
    const count = (counts.get(document) ?? 0) + 1;
    if (count > MOST_IN_DOCUMENT) throw new Refused('too-large');
    counts.set(document, count);
  }
}

async function orRefuse<Read>(
  read: () => Promise<Read> | Read,
  refused: (problems: readonly ImportProblem[]) => Read,
): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    return refused([problemOf(error)]);
  }
}

function problemOf(error: unknown): ImportProblem {
  const { code, what } = error instanceof Refused ? error : new Refused('unreadable');
  return { severity: 'error', code, name: what };
}

/** Throws `Refused` for a file of more than `most` bytes. */
export function refuseLarge(bytes: Uint8Array, most: number): void {
  if (bytes.length > most) throw new Refused('too-large');
}
