import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { TextFile } from '../core';
import { joinedBytes } from './joinedBytes';

/** The bytes of a zip with these files. The same texts give the same bytes. Yields to the host
 * between pieces. */
export async function zippedTexts(files: Iterable<TextFile>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const failed: Error[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) failed.push(error);
    else parts.push(bytes);
  });
  let written = 0;
  for (const { name, pieces } of files) {
    const file = Object.assign(new ZipDeflate(name, { level: LEVEL }), { mtime: SAME_TIME });
    zip.add(file);
    for (const piece of pieces) {
      file.push(strToU8(piece));
      written += piece.length;
      if (written < MOST_AT_ONCE) continue;
      written = 0;
      await pause();
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  const [error] = failed;
  if (error) throw error;
  return joinedBytes(parts);
}

/** The usual 6 takes twice the time on the short texts of a sheet, and saves a fifteenth. */
const LEVEL = 4;

/** Characters that are written before the host may do something else. */
const MOST_AT_ONCE = 50_000;

/** A fixed time, so that the same corpus gives the same bytes. */
const SAME_TIME = new Date(1980, 0, 1);

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
