import * as path from 'node:path';
import { unless, type Disk } from './disk';

/** The real path of a file's bytes, present or future: symbolic links are followed, of folders and
 * of the file, also one that leads to no file yet. Rejects with ENOENT if the folder is gone, with
 * ELOOP for circular links. */
export async function realTarget(file: string, disk: Disk): Promise<string> {
  const there = await unless(disk.realpath(file), 'ENOENT');
  if (there !== undefined) return there;
  const folder = await disk.realpath(path.dirname(file));
  const here = path.join(folder, path.basename(file));
  const leadsTo = await unless(disk.readlink(here), 'ENOENT', 'EINVAL', 'UNKNOWN');
  return leadsTo === undefined ? here : realTarget(path.resolve(folder, leadsTo), disk);
}
