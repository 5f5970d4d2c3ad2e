import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { LoadedCorpus } from '../../../src/vscode/corpora/corpora';
import type { ArticleState, Corpus } from '../../../src/project';
import { until } from '../until';
import { testApi, workspaceRoot } from './api';

export type Contents = Readonly<Record<string, string | Uint8Array>>;

/** A folder of its own inside the workspace copy, with the corpus that the extension made of it. */
export interface CorpusFolder {
  readonly loaded: LoadedCorpus;
  readonly corpus: Corpus;
  uri(file: string): vscode.Uri;
  disk(file: string): string;
  bytes(file: string): Buffer;
  text(file: string): string;
  /** Undefined where there is no such file. */
  textIfThere(file: string): string | undefined;
  write(file: string, content: string | Uint8Array): void;
  state(file: string): ArticleState;
  /** Waits until the article is open in the corpus. */
  opened(file: string): Promise<vscode.TextEditor>;
}

export const CODEBOOK = `format: policy-codebook/1
title: "Harbours"
version: "2"
actors:
  port-union: {name: Port Union, type: organization, aliases: [dockers]}
  ministry: {name: Ministry of Transport, type: government}
issues:
  night-shifts: {name: Night shifts, statement: Ships should be unloaded at night.}
  automation: {name: Automation}
`;

export const ARTICLE =
  'The Port Union rejects night shifts.\nThe Ministry of Transport wants night shifts and automation.\n';

/** Makes a plain folder, which is not loaded yet. */
export function folderOf(name: string, contents: Contents): string {
  const folder = path.join(workspaceRoot().fsPath, name);
  fs.mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(contents)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

/** Makes a folder with a codebook and articles, and loads its corpus. Subfolders are made once the
 * folder is watched: VS Code's watcher on Linux misses what is made inside a new folder at once. */
export async function corpusFolder(name: string, contents: Contents): Promise<CorpusFolder> {
  const all = { 'codebook.yaml': CODEBOOK, ...contents };
  await watched(folderOf(name, {}));
  return loadFolder(folderOf(name, all));
}

export async function loadFolder(folder: string): Promise<CorpusFolder> {
  const made = await loadUnwatched(folder);
  await watched(folder);
  return made;
}

/** Loads the corpus of a folder in which nothing changes on disk afterwards. */
export async function loadUnwatched(folder: string): Promise<CorpusFolder> {
  const { corpora } = await testApi();
  const loaded = await corpora.corpusOf(vscode.Uri.file(path.join(folder, 'codebook.yaml')));
  if (!loaded) throw new Error(`${folder} is no corpus`);
  const { corpus } = loaded;
  await corpus.load();
  const disk = (file: string): string => path.join(folder, file);
  const uri = (file: string): vscode.Uri => loaded.uriOf(file);
  const textIfThere = (file: string): string | undefined =>
    fs.existsSync(disk(file)) ? fs.readFileSync(disk(file), 'utf8') : undefined;
  return {
    loaded,
    corpus,
    uri,
    disk,
    bytes: (file) => fs.readFileSync(disk(file)),
    text: (file) => fs.readFileSync(disk(file), 'utf8'),
    textIfThere,
    write: (file, content) => fs.writeFileSync(disk(file), content),
    state: (file) => {
      const state = corpus.state(file);
      if (!state) throw new Error(`${file} is not open`);
      return state;
    },
    opened: async (file) => {
      const editor = await show(uri(file));
      await until(() => corpus.state(file) !== undefined);
      return editor;
    },
  };
}

/** VS Code's watcher reports events after 50 ms without a further one, or after half a second:
 * continuous writing has to wait for that. */
const AGAIN_MS = 150;

/** Waits until VS Code reports events in a new folder: it omits what is made and removed between
 * two reports. */
async function watched(folder: string): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(folder, '*.marker'),
  );
  const marker = path.join(folder, 'a.marker');
  let reported = false;
  watcher.onDidCreate(() => (reported = true));
  watcher.onDidChange(() => (reported = true));
  let again = 0;
  // Written repeatedly: events in a new folder may be missed.
  await until(() => {
    const now = performance.now();
    if (!reported && now >= again) {
      fs.appendFileSync(marker, '.');
      again = now + AGAIN_MS;
    }
    return reported;
  });
  // Another window may have removed it.
  fs.rmSync(marker, { force: true });
  watcher.dispose();
}

/** Opens a file as a user does. `showTextDocument` would keep the document alive for minutes after
 * its editor is closed. */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const find = (): vscode.TextEditor | undefined =>
    vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
  await until(() => find() !== undefined);
  const editor = find();
  if (!editor) throw new Error(`${uri.path} is not shown`);
  return editor;
}

/** Closes every editor; unsaved text is discarded. */
export async function closeAll(): Promise<void> {
  if (vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0)) return;
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function type(
  editor: vscode.TextEditor,
  at: number,
  text: string,
  replaced = 0,
): Promise<void> {
  const { document } = editor;
  // VS Code refuses an edit of a document that has changed meanwhile: a user would type again.
  await until(() => {
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + replaced));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, text);
    return Promise.resolve(vscode.workspace.applyEdit(edit));
  });
}
