import { lstatSync, readlinkSync, realpathSync, statSync, type Stats } from 'node:fs';
import * as path from 'node:path';
import { FileRefused } from '../../project/files/fileRefused';
import { codeOf, unless, type Disk } from './disk';
import { readRegular, refuseOther, type ReadOptions } from './readFile';
import { realTarget } from './realTarget';

/** Rejects with `FileRefused` where the bytes of a file are, or would be, outside a folder: the
 * file is a link that leads there, or is in a folder that is one. The folder itself may be a link;
 * names in the path that do not exist yet are allowed. */
export async function refuseOutside(file: string, root: string, disk: Disk): Promise<void> {
  const target = await unless(realTarget(file, disk), 'ENOENT', 'ENOTDIR');
  if (target === undefined) return;
  if (!isBelow(await disk.realpath(root), target)) throw new FileRefused('link-outside');
}

/** Like `refuseOutside`, and rejects for what is not a regular file of a size that can be read. */
export async function refuseUnread(file: string, root: string, disk: Disk): Promise<void> {
  await refuseOutside(file, root, disk);
  const stat = await unless(disk.stat(file), 'ENOENT', 'ENOTDIR');
  if (stat && !stat.isDirectory()) refuseOther(stat);
}

/** How often a file is opened again when another file replaced it between the check and the
 * opening. */
const MOST_TRIES = 5;

/** Bytes of a regular file inside a folder, like `readRegular`; undefined if there is none. The
 * opened file is compared with the checked one, so that a link put there in between is not read.
 * `folders`: cache of folders that are inside, by path, for callers that read many files. */
export async function readInside(
  file: string,
  root: string,
  disk: Disk,
  options: Omit<ReadOptions, 'opened'> & { readonly folders?: Set<string> } = {},
): Promise<Buffer | undefined> {
  for (let tries = 1; ; tries++) {
    const known = await lookInside(file, root, disk, options.folders);
    if (!known) return undefined;
    try {
      return await readRegular(file, disk, {
        ...options,
        opened: (stat) =>
          isSame(stat, known) ? Promise.resolve() : Promise.reject(new Replaced()),
      });
    } catch (error) {
      if (!(error instanceof Replaced) || tries === MOST_TRIES) throw error;
    }
  }
}

/** Another file replaced it between the check and the opening. */
class Replaced extends Error {
  readonly code = 'EAGAIN';
}

/** The file's state without reading a byte of it; undefined if there is none. */
async function lookInside(
  file: string,
  root: string,
  disk: Disk,
  folders: Set<string> | undefined,
): Promise<Stats | undefined> {
  const stat = await unless(disk.lstat(file), 'ENOENT', 'ENOTDIR');
  if (!stat) return undefined;
  const folder = path.dirname(file);
  if (stat.isSymbolicLink() || folders?.has(folder) !== true) {
    await refuseOutside(file, root, disk);
    if (!stat.isSymbolicLink()) folders?.add(folder);
  }
  return stat.isSymbolicLink() ? unless(disk.stat(file), 'ENOENT') : stat;
}

function isSame(one: Stats, other: Stats): boolean {
  return one.ino === other.ino && one.dev === other.dev;
}

/** True if a path is a link that leads outside of a folder, given by its real path. Synchronous,
 * for a thread that may block. Folders of the path are not checked, since a walk follows no links
 * to folders. */
export function leadsOutside(file: string, realRoot: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink() && !isBelow(realRoot, realTargetSync(file));
  } catch (error) {
    // A circular link, or one to a missing file, leads to nothing that could be read.
    return codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ELOOP';
  }
}

/** Like `leadsOutside`, and true for a device or a pipe. */
export function isRefused(file: string, realRoot: string): boolean {
  if (leadsOutside(file, realRoot)) return true;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isFile() && !stat.isDirectory();
}

function realTargetSync(file: string): string {
  try {
    return realpathSync.native(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const folder = realpathSync.native(path.dirname(file));
  const here = path.join(folder, path.basename(file));
  try {
    return realTargetSync(path.resolve(folder, readlinkSync(here)));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EINVAL' && codeOf(error) !== 'UNKNOWN')
      throw error;
    return here;
  }
}

function isBelow(root: string, target: string): boolean {
  const below = path.relative(root, target);
  return !(below === '..' || below.startsWith(`..${path.sep}`) || path.isAbsolute(below));
}
