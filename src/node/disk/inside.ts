import { lstatSync, readlinkSync, realpathSync, statSync, type Stats } from 'node:fs';
import * as path from 'node:path';
import { FileRefused } from '../../project/files/fileRefused';
import { codeOf, unless, type Disk } from './disk';
import { readRegular, refuseOther, type ReadOptions } from './readFile';
import { realTarget } from './realTarget';

/** Rejects with `FileRefused` where the bytes of a file lie, or would lie, outside a folder: it is a link that
 * leads there, or lies in a folder that is one. The folder itself may be a link, and a name in the file's path
 * that is not there yet leads nowhere. */
export async function refuseOutside(file: string, root: string, disk: Disk): Promise<void> {
  const target = await unless(realTarget(file, disk), 'ENOENT', 'ENOTDIR');
  if (target === undefined) return;
  if (!isBelow(await disk.realpath(root), target)) throw new FileRefused('link-outside');
}

/** As `refuseOutside`, and for what is no file that can be read. */
export async function refuseUnread(file: string, root: string, disk: Disk): Promise<void> {
  await refuseOutside(file, root, disk);
  const stat = await unless(disk.stat(file), 'ENOENT', 'ENOTDIR');
  if (stat && !stat.isDirectory()) refuseOther(stat);
}

/** How often a file is opened anew where another took its place between looking and opening. */
const MOST_TRIES = 5;

/** Bytes of a regular file inside a folder, as `readRegular`; undefined if there is none. What is opened is
 * compared with what was looked at, so that a link put there in between is not read. `folders`: of those that
 * lie inside, by path, for who reads many files in one go. */
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

/** Another file took its place between looking and opening. */
class Replaced extends Error {
  readonly code = 'EAGAIN';
}

/** What is there, without a byte of it; undefined for nothing. */
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

/** For a thread that may wait: true if a path is a link that leads outside of a folder, given by its real
 * path. Folders on the way are none, since a walk follows no links to folders. */
export function leadsOutside(file: string, realRoot: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink() && !isBelow(realRoot, realTargetSync(file));
  } catch (error) {
    // In a circle, or into a folder that is not there: nothing that could be read.
    return codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ELOOP';
  }
}

/** As `leadsOutside`, and for a device or a pipe. */
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
