import type { FilePlan, PendingChange, PlannedFile } from '../ports';
import { restore, type Restored } from './restore';

/** A file of a plan that a crash interrupted. */
export interface InterruptedFile {
  readonly path: string;
  /** The file's present text; undefined: there is none. */
  readonly now: string | undefined;
  /** What has to be done so that the file contains the plan's change. */
  readonly completed: Restored;
  /** What has to be done to remove the plan's change again. Other changes in the file stay. */
  readonly takenBack: Restored;
}

/** The state of each file of a plan, for the choice to complete all or take all back. */
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

/** The part of a noted change of one file that goes beyond a plan; undefined where it is only a
 * part of the plan. A change that was made on top of the plan begins where the plan ends. A file
 * that may be torn is asked about separately. */
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
