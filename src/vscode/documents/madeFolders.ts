import * as vscode from 'vscode';
import type { Disposable } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { host } from '../host/host';

/** More folders than anybody unpacks into a corpus: the system has not watchers without end. */
const MOST_WATCHED = 4000;

/** Folders that another program makes, or moves here. On Linux VS Code watches a folder from the moment
 * in which it hears of it. What lies in it by then it does not tell; folders in it it never watches, and
 * an extension's own watchers it does not make inside the workspace. So such a folder is looked into, and
 * what happens in it later is heard by us: `told` hears the path. */
export function madeFolders(report: (loaded: LoadedCorpus, path: string) => void) {
  /** By corpus and folder: two corpora may look at one folder, of which one holds the other. */
  const watchers = new Map<string, Disposable>();
  const watch = (loaded: LoadedCorpus, folder: string): void => {
    const { watchFolder } = host;
    const uri = loaded.uriOf(folder.slice(0, -1));
    if (!watchFolder || uri.scheme !== 'file') return;
    const key = keyOf(loaded, folder);
    // There may have been another folder of this name.
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
    /** What may have come, changed or gone below a path that is a folder, or was one; nothing if it is
     * something else. */
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

/** That of a folder begins those of the folders in it. */
function keyOf({ root }: LoadedCorpus, folder: string): string {
  return `${root.toString()} ${folder}`;
}

/** Undefined if there is nothing. */
async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}
