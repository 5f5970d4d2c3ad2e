import * as vscode from 'vscode';
import { CODEBOOK_FILE, diffEdit, isAnnotationFile, SEARCHES_FILE } from '../../core';
import { documentText, readDocument, takeChange } from './articleDocuments';
import { ChangeOrigins } from './changeOrigin';
import type { Corpora, LoadedCorpus } from '../corpora/corpora';
import type { Guard } from '../host/guarded';
import { madeFolders } from './madeFolders';
import { openDocument } from './openFiles';
import type { Services } from '../services';
import { settingChanged } from '../host/settings';
import { isClean } from './workspaceFiles';

/** File events come in bursts, duplicated and late: they are handled together after this pause. */
const FILE_EVENTS_MS = 80;
/** A changed path is checked again after this time: for a file that is made and removed within a
 * moment, VS Code may report only the creation. */
const SECOND_LOOK_MS = 1500;

/** Translates events of documents and files into calls of the corpora. */
export function followArticles({ corpora, guard, environment }: Services): vscode.Disposable {
  const opened = async (document: vscode.TextDocument): Promise<void> => {
    if (!isText(document)) return;
    const loaded = await corpora.corpusOf(document.uri);
    const located = loaded && corpora.locate(document.uri);
    if (!located) return;
    const { corpus } = located.loaded;
    const isWanted = (): boolean =>
      !document.isClosed && corpus.isArticle(located.path) && !corpus.state(located.path);
    if (!isWanted()) return;
    const { text } = await readDocument(document, environment);
    // Files that are not read cannot be annotated; this is reported as a problem of the file.
    if (await located.loaded.refuses(located.path)) return;
    const clean = await isClean(document, text);
    if (!isWanted()) return;
    await corpus.open(located.path, text, clean);
    // While the annotation file was read, the article may have been closed, reopened or edited.
    const shown = openDocument(document.uri);
    if (!shown) {
      await corpus.close(located.path);
      return;
    }
    const now = documentText(shown).text;
    const edit = diffEdit(text, now);
    if (edit) corpus.edit(located.path, [edit], now);
    // It may belong to another corpus now, or be no article any more.
    const owner = corpus.isArticle(located.path) && (await corpora.corpusOf(document.uri));
    if (owner !== located.loaded) await corpus.close(located.path);
  };

  /** Opens all shown articles; one that cannot be read does not keep others from being opened. */
  const openAll = (): void => {
    for (const document of vscode.workspace.textDocuments) {
      guard.run('opening an article', () => opened(document));
    }
  };

  const origins = new ChangeOrigins();
  const changed = (event: vscode.TextDocumentChangeEvent): void => {
    const { document, contentChanges } = event;
    const located = corpora.locate(document.uri);
    if (!located) return;
    if (contentChanges.length === 0) {
      origins.changed(event);
      return;
    }
    const { loaded, path } = located;
    const { corpus } = loaded;
    const state = corpus.state(path);
    if (!state) {
      origins.changed(event, (origin) => {
        if (origin === 'editor') corpus.drops.typed(path);
        files.changed(loaded, path);
      });
      return;
    }
    const { edits, text } = takeChange(event);
    const whole = edits ? undefined : diffEdit(state.text, text);
    corpus.edit(path, edits ?? (whole ? [whole] : []), text);
    origins.changed(event, (origin) => {
      if (origin === 'disk') corpus.replaced(path, state);
    });
    const inserted = edits ?? [{ text }];
    if (state.clean && !inserted.some((one) => one.text.includes('\uFFFD'))) return;
    // Read again from disk, perhaps with another encoding.
    guard.run('looking whether a text can be decoded', async () => {
      corpus.decoded(path, await isClean(document));
    });
  };

  const closed = async (document: vscode.TextDocument): Promise<void> => {
    const located = corpora.locate(document.uri);
    if (!located) return;
    await located.loaded.corpus.close(located.path);
    // An unsaved codebook or annotation file reverts to what is on disk.
    files.changed(located.loaded, located.path);
  };

  const saved = async (document: vscode.TextDocument): Promise<void> => {
    // In Restricted Mode nothing is written automatically: the new words of quotes are stored
    // later.
    if (!vscode.workspace.isTrusted) return;
    const located = corpora.locate(document.uri);
    await located?.loaded.corpus.saved(located.path);
  };

  const files = collectFileEvents(corpora, guard);
  const watchers = new Map<LoadedCorpus, vscode.Disposable>();
  const watch = (loaded: LoadedCorpus): void => {
    watchers.set(loaded, watchFolder(loaded, files));
    guard.run('opening the articles of a corpus', async () => {
      await loaded.corpus.load();
      openAll();
    });
  };
  const { workspace } = vscode;
  const lookAround = async (): Promise<void> => {
    for (const folder of workspace.workspaceFolders ?? []) {
      await corpora.corpusOf(vscode.Uri.joinPath(folder.uri, CODEBOOK_FILE));
    }
    openAll();
  };
  guard.run('looking for corpora', lookAround);

  /** A codebook was made, or became one of ours: its files no longer belong to the corpus around
   * it. */
  const codebookSeen = async (file: vscode.Uri): Promise<void> => {
    const root = vscode.Uri.joinPath(file, '..');
    if (corpora.all.some((loaded) => loaded.root.toString() === root.toString())) return;
    const around = corpora.locate(file);
    corpora.discard(root);
    if (around && !(await corpora.owns(around.loaded, file))) {
      const { corpus } = around.loaded;
      const folder = around.path.slice(0, -CODEBOOK_FILE.length);
      for (const document of workspace.textDocuments) {
        const located = corpora.locate(document.uri);
        if (located?.path.startsWith(folder)) await corpus.close(located.path);
      }
      await corpus.load();
    }
    await lookAround();
  };
  /** Other files may be articles now, or another coder's annotation files may be selected. */
  const settingsChanged = async (event: vscode.ConfigurationChangeEvent): Promise<void> => {
    if (!settingChanged(event, 'articles', 'exclude', 'coder')) return;
    // All at once: an annotation made while another corpus is read belongs in the new coder's file.
    for (const loaded of corpora.all) loaded.useSettings();
    for (const { corpus } of corpora.all) await corpus.load();
    openAll();
  };
  const codebooks = workspace.createFileSystemWatcher(`**/${CODEBOOK_FILE}`);
  return vscode.Disposable.from(
    guard.on(workspace.onDidOpenTextDocument, opened),
    guard.on(workspace.onDidChangeWorkspaceFolders, lookAround),
    guard.on(workspace.onDidChangeConfiguration, settingsChanged),
    guard.on(workspace.onDidChangeTextDocument, changed),
    guard.on(workspace.onDidCloseTextDocument, closed),
    guard.on(workspace.onDidSaveTextDocument, saved),
    corpora.onDidAdd(watch),
    codebooks,
    guard.on(codebooks.onDidCreate, codebookSeen),
    guard.on(codebooks.onDidChange, codebookSeen),
    files,
    origins,
    { dispose: () => watchers.forEach((watcher) => void watcher.dispose()) },
  );
}

function isText(document: vscode.TextDocument): boolean {
  return document.uri.scheme !== 'git' && document.uri.scheme !== 'output';
}

function collectFileEvents(corpora: Corpora, guard: Guard) {
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
    changed: (loaded: LoadedCorpus, path: string): void => {
      if (isOurs(loaded, path)) first.add(loaded, [path]);
    },
    /** It may be a folder that was added or removed. */
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
function watchFolder(
  loaded: LoadedCorpus,
  files: ReturnType<typeof collectFileEvents>,
): vscode.Disposable {
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
