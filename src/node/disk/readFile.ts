import { constants } from 'node:buffer';
import { constants as flags, type Stats } from 'node:fs';
import { FileRefused } from '../../project/files/fileRefused';
import { codeOf, unless, type Disk } from './disk';

/** No larger file becomes a text: in bytes, the length of the longest string. */
export const LARGEST_FILE = constants.MAX_STRING_LENGTH;

/** For opening: a pipe without a writer is opened at once, and seen to be no file. */
export const READ_AT_ONCE =
  process.platform === 'win32' ? flags.O_RDONLY : flags.O_RDONLY | flags.O_NONBLOCK;

export interface ReadOptions {
  /** In bytes. */
  readonly largest?: number;
  /** Sees what was opened before a byte of it is read; rejects where that must not be. */
  readonly opened?: (stat: Stats) => Promise<void>;
}

/** Bytes of a regular file, as many as it has when it is opened; undefined if there is none. Of anything else
 * nothing is read: a device has no end, and a pipe may never say anything. Rejects with `FileRefused`, with
 * the system's error, EISDIR for a folder. */
export async function readRegular(
  file: string,
  from: Pick<Disk, 'open'>,
  { largest = LARGEST_FILE, opened }: ReadOptions = {},
): Promise<Buffer | undefined> {
  const handle = await unless(openAtOnce(file, from), 'ENOENT');
  if (!handle) return undefined;
  try {
    const stat = await handle.stat();
    refuseOther(stat, largest);
    await opened?.(stat);
    const bytes = Buffer.allocUnsafe(stat.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** Throws for all that is no file of a size that can be read. */
export function refuseOther(stat: Stats, largest = LARGEST_FILE): void {
  if (stat.isDirectory()) throw Object.assign(new Error('EISDIR: is a folder'), { code: 'EISDIR' });
  if (!stat.isFile()) throw new FileRefused('not-a-file');
  if (stat.size > largest) throw new FileRefused('too-large');
}

/** A socket cannot be opened at all, nor a device without a driver. */
async function openAtOnce(file: string, from: Pick<Disk, 'open'>) {
  try {
    return await from.open(file, READ_AT_ONCE);
  } catch (error) {
    if (!['ENXIO', 'ENODEV', 'EOPNOTSUPP'].includes(codeOf(error) ?? '')) throw error;
    throw new FileRefused('not-a-file');
  }
}
