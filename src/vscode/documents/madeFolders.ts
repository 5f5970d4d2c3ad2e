import * as vscode from 'vscode';
import type { Disposable } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { host } from '../host/host';

/** More folders than one unpacks into a corpus; the system's watchers are limited. */
const MOST_WATCHED = 4000;

/** Folders that another program creates or moves here. On Linux VS Code watches a new folder from
 * the moment it learns of it: it does not report what the folder already contains, never watches
 * its subfolders, and does not create an extension's own watchers inside the workspace. So such a
 * folder is searched and then watched here; `report` receives the paths. */
export function madeFolders(report: (loaded: LoadedCorpus, path: string) => void) {
  /** By corpus and folder: two corpora may watch one folder if one corpus contains the other. */
  const watchers = new Map<string, Disposable>();
  const watch = (loaded: LoadedCorpus, folder: string): void => {
    const { watchFolder } = host;
    const uri = loaded.uriOf(folder.slice(0, -1));
    if (!watchFolder || uri.scheme !== 'file') return;
    const key = keyOf(loaded, folder);
    // An earlier folder may have had this name.
    watchers.get(key)?.dispose();
    watchers.delete(key);
    if (watchers.size >= MOST_WATCHED) return;
    watchers.set(
      key,
      watchFolder(uri, (name) => report(loaded, folder + name)),
    );
  };
  const discard = (removed: string): void => {
    for (const [key, watcher] of watchers) {
      if (!key.startsWith(removed)) continue;
      watcher.dispose();
      watchers.delete(key);
    }
  };
  return {
    /** The paths that may have been added, changed or removed below a path that is, or was, a
     * folder; none if it is something else. */
    async look(loaded: LoadedCorpus, path: string): Promise<readonly string[]> {
      const uri = loaded.uriOf(path);
      const type = await typeOf(uri);
      // A link to a folder may lead in a circle.
      if (type !== undefined && type !== vscode.FileType.Directory) return [];
      const folder = `${path}/`;
      if (type === undefined) discard(keyOf(loaded, folder));
      const there = type ? await loaded.listBelow(folder, (inside) => watch(loaded, inside)) : [];
      return [...new Set([...there, ...loaded.corpus.moves.pathsBelow(folder)])];
    },
    dispose: () => discard(''),
  };
}

/** The key of a folder is a prefix of those of its subfolders. */
function keyOf({ root }: LoadedCorpus, folder: string): string {
  return `${root.toString()} ${folder}`;
}

/** The type of a file; undefined if there is none. */
async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}
