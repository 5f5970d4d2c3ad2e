import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import * as path from 'node:path';
import type { Disk } from './disk';
import { isRunning, machineName } from './processes';

const PATTERN = /^\.policy-annotator-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.tmp$/;

/** A save takes milliseconds: after an hour no process needs the file, also not one of another
 * machine, which cannot be asked, or whose clock is wrong. */
const LEFT_MS = 3_600_000;

/** The name of a file that exists only during a save of this process. It does not include the
 * target's name, which may be as long as the disk allows. */
export function temporaryName(): string {
  const own = `${machineName()}-${String(process.pid)}`;
  return `.policy-annotator-${own}-${randomBytes(4).toString('hex')}.tmp`;
}

/** True for a file that a killed process has left. */
export async function isLeftOver(file: string, disk: Pick<Disk, 'stat'> = fs): Promise<boolean> {
  const [, machine, pid] = PATTERN.exec(path.basename(file)) ?? [];
  if (machine === undefined) return false;
  if (machine === machineName() && !isRunning(Number(pid))) return true;
  const stat = await disk.stat(file).catch(() => undefined);
  return stat !== undefined && Date.now() - stat.mtimeMs > LEFT_MS;
}

const seen = new Set<string>();

/** Removes what killed processes left in a folder. Runs once for each folder in the life of this
 * process, with the first save there, so that only folders that are written to are searched. */
export async function removeLeftOvers(folder: string, disk: Disk): Promise<void> {
  if (seen.has(folder)) return;
  seen.add(folder);
  // The save is done already: an error here must not change its result.
  const names = await disk.readdir(folder).catch(() => []);
  for (const name of names) {
    const file = path.join(folder, name);
    if (await isLeftOver(file, disk)) await disk.rm(file, { force: true }).catch(() => undefined);
  }
}
