import type { FileHandle } from 'node:fs/promises';
import type { Disk } from './disk';
import { readRegular } from './readFile';

/** A file was written in part, and the old text could not be restored: it holds parts of both.
 * `cause` is the system's error that came first. */
export class LeftTorn extends Error {
  /** The present content; undefined where that cannot be read. */
  readonly left: Buffer | undefined;

  constructor(cause: unknown, left: Buffer | undefined) {
    super('the file holds parts of two texts', { cause });
    this.left = left;
  }
}

/** Overwrites a file that cannot be replaced, and reads it back: resolves only when it holds
 * `next`. The part by which the text grows is written first, so that a full disk shows before the
 * old text is touched, and the file is never empty in between. When a call fails the old text is
 * restored; where that fails too, `LeftTorn`. A process killed in between leaves a mixture, which
 * is why the journal must hold both texts before. `size`: the bytes that the file has now. */
export async function writeInPlace(
  file: string,
  { old, next, size }: { readonly old: Buffer; readonly next: Buffer; readonly size: number },
  disk: Disk,
): Promise<void> {
  try {
    await fill(file, disk, async (handle) => {
      await writeAt(handle, next.subarray(size), size);
      await writeAt(handle, next.subarray(0, size), 0);
      await handle.truncate(next.length);
    });
    await readBack(file, next, disk);
  } catch (error) {
    await putBack(file, old, disk, error);
    throw error;
  }
}

async function putBack(file: string, old: Buffer, disk: Disk, cause: unknown): Promise<void> {
  try {
    // Where nothing was written, nothing has to be restored.
    if ((await readRegular(file, disk))?.equals(old) === true) return;
    await fill(file, disk, async (handle) => {
      await handle.truncate(old.length);
      await writeAt(handle, old, 0);
    });
    await readBack(file, old, disk);
  } catch {
    const left = await readRegular(file, disk).catch(() => undefined);
    if (left?.equals(old) !== true) throw new LeftTorn(cause, left);
  }
}

async function fill(
  file: string,
  disk: Disk,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await disk.open(file, 'r+');
  try {
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A network drive may report a complete write, and hold something else. */
async function readBack(file: string, wanted: Buffer, disk: Disk): Promise<void> {
  if ((await readRegular(file, disk))?.equals(wanted) === true) return;
  throw Object.assign(new Error('what was written is not what is read'), { code: 'EIO' });
}

async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
