import type { FilePlan, PlannedFile } from '../ports';
import { restore, type Restored } from './restore';

/** A file of a plan that a crash interrupted. */
export interface InterruptedFile {
  readonly path: string;
  /** What the file says now; undefined: there is none. */
  readonly now: string | undefined;
  /** What it takes to have the plan's change in it; nothing where it is in it. */
  readonly completed: Restored;
  /** What it takes to have the change out of it again. What was changed there besides stays. */
  readonly takenBack: Restored;
}

/** What became of each file of a plan: either all are completed, or all taken back. */
export async function interruptedFiles(
  { files }: Pick<FilePlan, 'files'>,
  read: (path: string) => Promise<string | undefined>,
): Promise<readonly InterruptedFile[]> {
  const found: InterruptedFile[] = [];
  for (const file of files) {
    const { path } = file;
    const now = await read(path);
    const completed = restore(file, now);
    found.push({ path, now, completed, takenBack: restore(contraryOf(file), now) });
  }
  return found;
}

function contraryOf({ path, base, wanted }: PlannedFile): PlannedFile {
  return { path, base: wanted, wanted: base ?? '' };
}
