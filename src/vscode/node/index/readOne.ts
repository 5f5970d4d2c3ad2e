import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { leadsOutside } from '../../../node/disk/inside';
import { READ_AT_ONCE } from '../../../node/disk/readFile';

/** In bytes: larger files are not read here. */
export const LARGEST_READ = 32 * 1024 * 1024;

let room = Buffer.allocUnsafeSlow(256 * 1024);

/** The bytes of a regular file of about that size, valid until the next call; undefined if there is
 * none, it cannot be read, or it is a link that leads out of the folder `within` (its real
 * path). */
export function readOne(file: string, size: number, within: string): Buffer | undefined {
  let descriptor;
  try {
    descriptor = openSync(file, READ_AT_ONCE);
  } catch {
    return undefined;
  }
  try {
    // The opened file is checked, since another may have been put in its place.
    const opened = fstatSync(descriptor);
    if (!opened.isFile() || opened.size > LARGEST_READ) return undefined;
    let now = lstatSync(file);
    if (now.isSymbolicLink()) {
      if (leadsOutside(file, within)) return undefined;
      now = statSync(file);
    }
    if (now.ino !== opened.ino || now.dev !== opened.dev) return undefined;
    let length = 0;
    for (;;) {
      // One byte more than expected shows that the file has grown.
      if (room.length <= Math.max(length, size)) {
        const wider = Buffer.allocUnsafeSlow(2 * Math.max(length, size) + 1024);
        room.copy(wider, 0, 0, length);
        room = wider;
      }
      const read = readSync(descriptor, room, length, room.length - length, null);
      length += read;
      if (read === 0 || length === size) return room.subarray(0, length);
      if (length > LARGEST_READ) return undefined;
    }
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** The text of plain UTF-8, with its BOM; undefined for other encodings and for what is no text. */
export function plainText(bytes: Buffer): string | undefined {
  return bytes.includes(0) || !isUtf8(bytes) ? undefined : bytes.toString('utf8');
}

/** The first 64 bits of SHA-1 in hexadecimal digits, enough to exclude equal hashes by chance. */
export function hashOf(bytes: Buffer): string {
  return hash('sha1', bytes, 'hex').slice(0, 16);
}
