import { zipSync } from 'fflate';
import { opendir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { IMPORT_FORMATS } from '../../formats/catalog';
import { LARGEST_FILE } from '../../formats/readForeign';

const MOST_FILES = 10_000;
const ENDINGS = new Set(IMPORT_FORMATS.flatMap(({ packed = [] }) => packed));

/** The files of a folder that may belong to a project, as a zip; empty where there are too many, or
 * none. Links are not followed, and hidden folders not entered. */
export async function zippedFolder(folder: string): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  let [count, size] = [0, 0];
  const waiting = [''];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for await (const entry of await opendir(path.join(folder, at))) {
      if (entry.name.startsWith('.')) continue;
      const name = path.posix.join(at, entry.name);
      if (entry.isDirectory()) waiting.push(name);
      if (!entry.isFile() || !ENDINGS.has(path.extname(name).toLowerCase())) continue;
      const file = path.join(folder, name);
      size += (await stat(file)).size;
      if (++count > MOST_FILES || size > LARGEST_FILE) return new Uint8Array();
      files[name] = await readFile(file);
    }
  }
  return count === 0 ? new Uint8Array() : zipSync(files, { level: 0 });
}
