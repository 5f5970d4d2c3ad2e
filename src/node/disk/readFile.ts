import { constants } from 'node:buffer';
import { constants as flags, type Stats } from 'node:fs';
import { FileRefused } from '../../project/files/fileRefused';
import { codeOf, unless, whenFree, type Disk } from './disk';

/** Largest file that can become a text, in bytes: the length of the longest string. */
export const LARGEST_FILE = constants.MAX_STRING_LENGTH;

/** Flags for opening: with them a pipe without a writer opens at once, and is recognised as no
 * file. */
export const READ_AT_ONCE =
  process.platform === 'win32' ? flags.O_RDONLY : flags.O_RDONLY | flags.O_NONBLOCK;

export interface ReadOptions {
  /** Largest size, in bytes. */
  readonly largest?: number;
  /** Called with the opened file before a byte of it is read; rejects where it must not be read. */
  readonly opened?: (stat: Stats) => Promise<void>;
}

/** Bytes of a regular file, as many as it has when it is opened; undefined if there is none.
 * Anything else is not read: a device has no end, and a pipe may never send anything. Rejects with
 * `FileRefused` or the system's error, EISDIR for a folder. */
export async function readRegular(
  file: string,
  from: Pick<Disk, 'open' | 'pauses'>,
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

/** Throws for anything but a regular file of a size that can be read. */
export function refuseOther(stat: Stats, largest = LARGEST_FILE): void {
  if (stat.isDirectory()) throw Object.assign(new Error('EISDIR: is a folder'), { code: 'EISDIR' });
  if (!stat.isFile()) throw new FileRefused('not-a-file');
  if (stat.size > largest) throw new FileRefused('too-large');
}

/** A socket cannot be opened at all, nor a device without a driver. */
async function openAtOnce(file: string, from: Pick<Disk, 'open' | 'pauses'>) {
  try {
    // Only what passes: a file that may not be read stays so.
    return await whenFree(from, () => from.open(file, READ_AT_ONCE), ['EBUSY']);
  } catch (error) {
    if (!['ENXIO', 'ENODEV', 'EOPNOTSUPP'].includes(codeOf(error) ?? '')) throw error;
    throw new FileRefused('not-a-file');
  }
}
