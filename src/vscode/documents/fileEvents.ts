import * as vscode from 'vscode';
import { CODEBOOK_FILE, isAnnotationFile, SEARCHES_FILE } from '../../core';
import type { Corpora, LoadedCorpus } from '../corpora/corpora';
import type { Guard } from '../host/guarded';
import { madeFolders } from './madeFolders';

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
