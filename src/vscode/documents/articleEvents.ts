import * as vscode from 'vscode';
import { CODEBOOK_FILE, diffEdit } from '../../core';
import { documentText, readDocument, takeChange } from './articleDocuments';
import { ChangeOrigins } from './changeOrigin';
import type { LoadedCorpus } from '../corpora/corpora';
import { collectFileEvents, watchFolder, type FileEvents } from './fileEvents';
import { openDocument } from './openFiles';
import type { Services } from '../services';
import { settingChanged } from '../host/settings';
import { isClean } from './workspaceFiles';

/** Translates events of documents and files into calls of the corpora. */
export function followArticles(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const { workspace } = vscode;
  const files = collectFileEvents(corpora, guard);
  const origins = new ChangeOrigins();
  const watchers = new Map<LoadedCorpus, vscode.Disposable>();

  const watch = (loaded: LoadedCorpus): void => {
    watchers.set(loaded, watchFolder(loaded, files));
    guard.run('opening the articles of a corpus', async () => {
      await loaded.corpus.load();
      openAll(services);
    });
  };
  const lookAround = (): Promise<void> => lookForCorpora(services);
  const codebookSeen = (file: vscode.Uri): Promise<void> => addCodebook(services, file);
  guard.run('looking for corpora', lookAround);
  const codebooks = workspace.createFileSystemWatcher(`**/${CODEBOOK_FILE}`);
  return vscode.Disposable.from(
    guard.on(workspace.onDidOpenTextDocument, (document) => openArticle(services, document)),
    guard.on(workspace.onDidChangeWorkspaceFolders, lookAround),
    guard.on(workspace.onDidChangeConfiguration, (event) => useSettings(services, event)),
    guard.on(workspace.onDidChangeTextDocument, (event) =>
      changeArticle(services, files, origins, event),
    ),
    guard.on(workspace.onDidCloseTextDocument, async ({ uri }) => {
      const located = corpora.locate(uri);
      if (!located) return;
      await located.loaded.corpus.close(located.path);
      // An unsaved codebook or annotation file reverts to what is on disk.
      files.changed(located.loaded, located.path);
    }),
    guard.on(workspace.onDidSaveTextDocument, async ({ uri }) => {
      // In Restricted Mode nothing is written automatically: the new words of quotes are stored
      // later.
      if (!workspace.isTrusted) return;
      const located = corpora.locate(uri);
      await located?.loaded.corpus.saved(located.path);
    }),
    corpora.onDidAdd(watch),
    codebooks,
    guard.on(codebooks.onDidCreate, codebookSeen),
    guard.on(codebooks.onDidChange, codebookSeen),
    files,
    origins,
    { dispose: () => watchers.forEach((watcher) => void watcher.dispose()) },
  );
}

async function openArticle(
  { corpora, environment }: Services,
  document: vscode.TextDocument,
): Promise<void> {
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
}

/** Opens all shown articles; one that cannot be read does not keep others from being opened. */
function openAll(services: Services): void {
  for (const document of vscode.workspace.textDocuments) {
    services.guard.run('opening an article', () => openArticle(services, document));
  }
}

/** A document was edited, or read again from disk. */
function changeArticle(
  { corpora, guard }: Services,
  files: FileEvents,
  origins: ChangeOrigins,
  event: vscode.TextDocumentChangeEvent,
): void {
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
}

async function lookForCorpora(services: Services): Promise<void> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    await services.corpora.corpusOf(vscode.Uri.joinPath(folder.uri, CODEBOOK_FILE));
  }
  openAll(services);
}

/** A codebook was made, or became one of ours: its files no longer belong to the corpus around
 * it. */
async function addCodebook(services: Services, file: vscode.Uri): Promise<void> {
  const { corpora } = services;
  const root = vscode.Uri.joinPath(file, '..');
  if (corpora.all.some((loaded) => loaded.root.toString() === root.toString())) return;
  const around = corpora.locate(file);
  corpora.discard(root);
  if (around && !(await corpora.owns(around.loaded, file))) {
    const { corpus } = around.loaded;
    const folder = around.path.slice(0, -CODEBOOK_FILE.length);
    for (const document of vscode.workspace.textDocuments) {
      const located = corpora.locate(document.uri);
      if (located?.path.startsWith(folder)) await corpus.close(located.path);
    }
    await corpus.load();
  }
  await lookForCorpora(services);
}

/** Other files may be articles now, or another coder's annotation files may be selected. */
async function useSettings(
  services: Services,
  event: vscode.ConfigurationChangeEvent,
): Promise<void> {
  if (!settingChanged(event, 'articles', 'exclude', 'coder')) return;
  const { corpora } = services;
  // All at once: an annotation made while another corpus is read belongs in the new coder's file.
  for (const loaded of corpora.all) loaded.useSettings();
  for (const { corpus } of corpora.all) await corpus.load();
  openAll(services);
}

function isText(document: vscode.TextDocument): boolean {
  return document.uri.scheme !== 'git' && document.uri.scheme !== 'output';
}
