import * as vscode from 'vscode';
import { CODEBOOK_FILE, isAnnotationFile, SEARCHES_FILE } from '../../core';
import type { Corpora, LoadedCorpus } from '../corpora/corpora';
import type { Guard } from '../host/guarded';
import type { Disposable } from '../../project';
import { host } from '../host/host';

/** File events come in bursts, duplicated and late: they are handled together after this pause. */
const FILE_EVENTS_MS = 80;
/** A changed path is checked again after this time: for a file that is made and removed within a
 * moment, VS Code may report only the creation. */
const SECOND_LOOK_MS = 1500;

/** Events of files, by what the corpus does with them. */
export interface FileEvents {
  /** A file was changed. Files that are not the corpus's are ignored. */
  readonly changed: (loaded: LoadedCorpus, path: string) => void;
  /** It was made or removed, and may be a folder. */
  readonly made: (loaded: LoadedCorpus, path: string) => void;
  dispose(): void;
}

/** Reads changed files again, those of a burst together. */
export function collectFileEvents(corpora: Corpora, guard: Guard): FileEvents {
  const read = (paths: ReadonlyMap<LoadedCorpus, ReadonlySet<string>>): void => {
    for (const [loaded, ofCorpus] of paths) {
      guard.run('reading changed files', async () => {
        const paths = new Set<string>();
        for (const path of ofCorpus) {
          const found = isOurs(loaded, path) ? [path] : await folders.look(loaded, path);
          for (const one of found) paths.add(one);
        }
        await loaded.corpus.filesChanged(await ownedBy(loaded, paths));
      });
    }
  };
  const ownedBy = async (
    loaded: LoadedCorpus,
    paths: Iterable<string>,
  ): Promise<readonly string[]> => {
    const owned: string[] = [];
    // Cached by folder: many files share few folders.
    const isOwned = new Map<string, boolean>();
    for (const path of paths) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      let known = isOwned.get(folder);
      if (known === undefined) {
        known = await corpora.owns(loaded, loaded.uriOf(path));
        isOwned.set(folder, known);
      }
      if (known) owned.push(path);
    }
    return owned;
  };
  const made = (loaded: LoadedCorpus, path: string): void => {
    if (isOurs(loaded, path) || loaded.enters(path)) first.add(loaded, [path]);
  };
  const folders = madeFolders(made);
  const again = collect(SECOND_LOOK_MS, read);
  const first = collect(FILE_EVENTS_MS, (paths) => {
    read(paths);
    for (const [loaded, ofCorpus] of paths) again.add(loaded, ofCorpus);
  });
  return {
    /** Other files are ignored. */
    changed: (loaded, path) => {
      if (isOurs(loaded, path)) first.add(loaded, [path]);
    },
    made,
    dispose: () => {
      first.dispose();
      again.dispose();
      folders.dispose();
    },
  };
}

/** Collects paths, and passes them on together this long after the first. */
function collect(
  pause: number,
  done: (paths: ReadonlyMap<LoadedCorpus, ReadonlySet<string>>) => void,
) {
  let waiting = new Map<LoadedCorpus, Set<string>>();
  let timer: Parameters<typeof clearTimeout>[0];
  const flush = (): void => {
    const paths = waiting;
    waiting = new Map();
    timer = undefined;
    done(paths);
  };
  return {
    add: (loaded: LoadedCorpus, paths: Iterable<string>): void => {
      const known = waiting.get(loaded) ?? new Set();
      waiting.set(loaded, known);
      for (const path of paths) known.add(path);
      timer ??= setTimeout(flush, pause);
    },
    dispose: () => clearTimeout(timer),
  };
}

/** Watches everything below the corpus folder. Removing a folder gives no events for the files in
 * it: a path that is no file of ours may be a folder. */
export function watchFolder(loaded: LoadedCorpus, files: FileEvents): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(loaded.root, '**/*'),
  );
  const prefix = `${loaded.root.path}/`;
  const report =
    (hear: (loaded: LoadedCorpus, path: string) => void) =>
    (uri: vscode.Uri): void => {
      if (uri.path.startsWith(prefix)) hear(loaded, uri.path.slice(prefix.length));
    };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(report(files.made)),
    watcher.onDidChange(report(files.changed)),
    watcher.onDidDelete(report(files.made)),
  );
}

function isOurs({ corpus }: LoadedCorpus, path: string): boolean {
  const isBeside = path === CODEBOOK_FILE || path === SEARCHES_FILE;
  return isBeside || corpus.isArticle(path) || isAnnotationFile(path);
}

/** More folders than one unpacks into a corpus; the system's watchers are limited. */
const MOST_WATCHED = 4000;

/** Folders that another program creates or moves here. On Linux VS Code watches a new folder from
 * the moment it learns of it: it does not report what the folder already contains, never watches
 * its subfolders, and does not create an extension's own watchers inside the workspace. So such a
 * folder is searched and then watched here; `report` receives the paths. */
function madeFolders(report: (loaded: LoadedCorpus, path: string) => void) {
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
