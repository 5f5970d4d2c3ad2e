import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import * as path from 'node:path';
import type { JournalStore } from '../../project/ports';
import { unless } from '../../node/disk/disk';
import { isRunning, machineName } from '../../node/disk/processes';

const ENTRY = /^(\d{1,10})-([0-9a-f]{8})-[0-9a-f]{8}\.\d+\.json$/;

/** Process numbers are reused, and another machine cannot be asked: after a day an entry counts as
 * left behind. A window that still holds it will have saved it by then, or reports that it
 * cannot. */
const FORGOTTEN_MS = 86_400_000;

/** The store of the journal on disk. The name of an entry has the number of its process and a hash
 * of the machine's name, so that an entry that a live window is writing is never read. */
export function journalStore(folder: string): JournalStore {
  const machine = machineName();
  const inFolder = (name: string): string => path.join(folder, name);
  return {
    session: `${process.pid}-${machine}-${randomBytes(4).toString('hex')}`,
    list: async () => {
      const names = (await unless(fs.readdir(folder), 'ENOENT')) ?? [];
      await removeUnfinished(names.filter((name) => name.endsWith('.tmp')).map(inFolder));
      return names.filter((name) => ENTRY.test(name)).sort();
    },
    read: async (name, limit) => {
      const stat = await unless(fs.stat(inFolder(name)), 'ENOENT');
      if (stat && stat.size > limit) return '';
      return unless(fs.readFile(inFolder(name), 'utf8'), 'ENOENT');
    },
    write: async (name, text) => {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(inFolder(name), text);
    },
    remove: (name) => fs.rm(inFolder(name), { force: true }),
    setAside: (name) => fs.rename(inFolder(name), inFolder(`${name}.unreadable`)),
    isInUse: async (name) => {
      const [, pid, host] = ENTRY.exec(name) ?? [];
      const stat = await unless(fs.stat(inFolder(name)), 'ENOENT');
      if (!stat || Date.now() - stat.mtimeMs > FORGOTTEN_MS) return false;
      return host !== machine || isRunning(Number(pid));
    },
  };
}

/** The entry gets its name before it is flushed to disk: file systems then write the name along
 * with the file, and one flush is enough. A kill leaves the whole entry or a `.tmp` file; only a
 * power cut can leave a name without content, of a save that had not begun. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.tmp`;
  const handle = await fs.open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await fs.rename(temporary, file);
    await handle.sync();
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function removeUnfinished(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const stat = await unless(fs.stat(file), 'ENOENT');
    if (stat && Date.now() - stat.mtimeMs > FORGOTTEN_MS) await fs.rm(file, { force: true });
  }
}
