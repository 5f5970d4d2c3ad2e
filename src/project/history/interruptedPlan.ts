import type { FilePlan, PendingChange, PlannedFile } from '../ports';
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

/** What a change of one file that was noted beside a plan means beyond that; undefined where it is a part of it. One that
 * was made on top of the plan begins where the plan ends. A file that may be torn has a question of its own. */
export function besidePlan(
  { files }: Pick<FilePlan, 'files'>,
  change: PendingChange,
): PendingChange | undefined {
  const planned = files.find(({ path }) => path === change.path);
  if (!planned || change.mayBeTorn === true) return change;
  if (change.wanted === planned.wanted) return undefined;
  const isOnTop =
    change.base === planned.base && restore(planned, change.wanted).kind === 'nothing';
  return isOnTop ? { ...change, base: planned.wanted } : change;
}

function contraryOf({ path, base, wanted }: PlannedFile): PlannedFile {
  return { path, base: wanted, wanted: base ?? '' };
}
