import type { FileHandle } from 'node:fs/promises';
import type { Disk } from './disk';

/** Writes over a file that cannot be replaced. What the text grows by comes first, so that a full
 * disk shows before a byte of the old text is touched; the file is never empty in between; and when
 * a call fails the old text is put back. A process killed in between leaves a mixture, which is why
 * the journal must hold the text before. */
export async function writeInPlace(
  file: string,
  old: Buffer,
  next: Buffer,
  disk: Disk,
): Promise<void> {
  const handle = await disk.open(file, 'r+');
  try {
    try {
      await writeAt(handle, next.subarray(old.length), old.length);
      await writeAt(handle, next.subarray(0, old.length), 0);
      await handle.truncate(next.length);
      await handle.sync();
    } catch (error) {
      await handle.truncate(old.length);
      await writeAt(handle, old, 0);
      await handle.sync();
      throw error;
    }
  } finally {
    await handle.close();
  }
}

async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
