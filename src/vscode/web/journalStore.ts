import * as vscode from 'vscode';
import { decodeBytes } from '../../core';
import type { JournalStore } from '../../project/ports';

const ENTRY = /^web-[0-9a-z]+\.\d+\.json$/;

/** An entry lives as long as a save. Whether a worker still runs cannot be asked, so after a minute
 * the entry counts as left behind. The change of a live window that could not save may then be
 * offered in another one too, which does no harm: what is saved already changes nothing. */
const IN_USE_MS = 60_000;

/** The store of the journal in the browser's storage, through the editor's API. */
export function journalStore(folder: vscode.Uri): JournalStore {
  const { fs } = vscode.workspace;
  const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  return {
    session: `web-${Math.random().toString(36).slice(2)}`,
    list: async () => {
      const entries = (await orMissing(fs.readDirectory(folder))) ?? [];
      return entries.map(([name]) => name).filter((name) => ENTRY.test(name));
    },
    read: async (name, limit) => {
      const bytes = await orMissing(fs.readFile(uriOf(name)));
      if (bytes && bytes.length > limit) return '';
      return bytes && decodeBytes(bytes, TextDecoder).text;
    },
    // This also creates the folders above.
    write: async (name, text) => fs.writeFile(uriOf(name), new TextEncoder().encode(text)),
    remove: async (name) => orMissing(fs.delete(uriOf(name))),
    setAside: async (name) => fs.rename(uriOf(name), uriOf(`${name}.unreadable`)),
    isInUse: async (name) => {
      const stat = await orMissing(fs.stat(uriOf(name)));
      return stat !== undefined && Date.now() - stat.mtime < IN_USE_MS;
    },
  };
}

async function orMissing<T>(call: Thenable<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
