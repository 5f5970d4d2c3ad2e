import * as path from 'node:path';
import type { Disk } from './disk';

const PATTERN = /^\.policy-annotator-[0-9a-f]{8}\.tmp$/;

/** A save takes milliseconds: after an hour no process needs the file, also not one of another
 * machine whose clock is wrong. */
const LEFT_MS = 3_600_000;

/** The name of a file that exists only during a save. It does not include the target's name, which
 * may be as long as the disk allows. `chance`: eight hexadecimal digits. */
export function temporaryName(chance: string): string {
  return `.policy-annotator-${chance}.tmp`;
}

const seen = new Set<string>();

/** Removes what killed processes left in a folder. Runs once for each folder in the life of this
 * process, with the first save there, so that only folders that are written to are searched. */
export async function removeLeftOvers(folder: string, disk: Disk): Promise<void> {
  if (seen.has(folder)) return;
  seen.add(folder);
  // The save is done already: an error here must not change its result.
  const names = await disk.readdir(folder).catch(() => []);
  for (const name of names.filter((one) => PATTERN.test(one))) {
    const file = path.join(folder, name);
    const stat = await disk.stat(file).catch(() => undefined);
    if (stat && Date.now() - stat.mtimeMs > LEFT_MS) {
      await disk.rm(file, { force: true }).catch(() => undefined);
    }
  }
}
