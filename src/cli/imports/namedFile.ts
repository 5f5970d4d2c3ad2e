import fs from 'node:fs/promises';
import path from 'node:path';
import { readForeign, type ReadForeign, LARGEST_FILE } from '../../formats/readForeign';
import { WrongUse } from '../options/wrongUse';
import { formatModules } from '../output/formatModules';
import type { Outside } from '../output/outside';
import { zipSync } from 'fflate';
import { opendir, readFile, stat } from 'node:fs/promises';
import { IMPORT_FORMATS } from '../../formats/catalog';

/** Reads a file of another program. Rejects for a path that is no file (`notFile` says so), or may
 * not be read. `onlyProjects`: other contents are of an unknown kind, and a folder is read as a zip
 * of it. */
export async function readForeignFile(
  named: string,
  outside: Pick<Outside, 'folder' | 'loadFormat'>,
  notFile = 'it is not a file',
  onlyProjects = false,
): Promise<ReadForeign & { readonly name: string }> {
  const file = path.resolve(outside.folder, named);
  const stat = await fs.stat(file);
  const name = path.basename(file);
  const options = { isCancelled: () => false, onlyProjects };
  const modules = formatModules(outside);
  if (onlyProjects && stat.isDirectory()) {
    const bytes = await zippedFolder(file);
    const place = { name: `${name}.zip`, size: bytes.length, bytes: () => Promise.resolve(bytes) };
    const read = await readForeign(place, modules, options);
    if (bytes.length === 0 || read.problems.some(({ code }) => code === 'unpack-first')) {
      throw new Error('it is a folder that has no project of another program, or too many files');
    }
    return { name, ...read };
  }
  if (!stat.isFile()) throw new Error(notFile);
  const place = {
    ...{ name, size: stat.size, bytes: () => fs.readFile(file) },
    sizeOf: async (ending: string) => (await fs.stat(file + ending).catch(() => undefined))?.size,
  };
  return { name, ...(await readForeign(place, modules, options)) };
}

/** The text of a file that an option names. Throws `WrongUse` where it cannot be read. */
export async function readNamedText(
  file: string,
  { folder }: Pick<Outside, 'folder'>,
): Promise<string> {
  try {
    return await fs.readFile(path.resolve(folder, file), 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`${file} cannot be read (${reason}).`);
  }
}

const MOST_FILES = 10_000;
const ENDINGS = new Set(IMPORT_FORMATS.flatMap(({ packed = [] }) => packed));

/** The files of a folder that may belong to a project, as a zip; empty where there are too many, or
 * none. Links are not followed, and hidden folders not entered. */
async function zippedFolder(folder: string): Promise<Uint8Array> {
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
