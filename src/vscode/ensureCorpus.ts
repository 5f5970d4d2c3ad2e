import * as vscode from 'vscode';
import { CODEBOOK_FILE, newCodebook } from '../core';
import type { Services } from './services';

/** The corpus of the active editor's file. Without a codebook the first annotation makes one, in
 * the workspace folder's root (beside the article if there is none), and says so once. */
export async function ensureCorpus(services: Services): Promise<boolean> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || document.isUntitled) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open an article first: a text or Markdown file that is saved in a folder.'),
    );
    return false;
  }
  const { corpora } = services;
  if (await corpora.corpusOf(document.uri)) return isOpen(services, document.uri);
  const root = await makeCodebook(services);
  if (!root) return false;
  const name = vscode.workspace.asRelativePath(vscode.Uri.joinPath(root, CODEBOOK_FILE));
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'A codebook was made for this corpus: {0}. Actors and issues that you name are added to it.',
      name,
    ),
  );
  return isOpen(services, document.uri);
}

/** Writes a beginner's codebook and loads its corpus; an existing file is never touched. The
 * corpus folder, or undefined (and said so) when another tool's file is there. */
export async function makeCodebook({ corpora }: Services): Promise<vscode.Uri | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const folder =
    document && !document.isUntitled
      ? vscode.workspace.getWorkspaceFolder(document.uri)
      : vscode.workspace.workspaceFolders?.[0];
  const root = folder?.uri ?? (document && vscode.Uri.joinPath(document.uri, '..'));
  if (!root) return undefined;
  const file = vscode.Uri.joinPath(root, CODEBOOK_FILE);
  if (!(await exists(file))) {
    const text = newCodebook(root.path.split('/').at(-1) ?? '');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
  corpora.forget(root);
  if (await corpora.corpusOf(file)) return root;
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The codebook.yaml of this folder belongs to another tool and was left alone. Choose another folder for your corpus.',
    ),
  );
  return undefined;
}

/** A corpus that was loaded just now opens its articles a moment later. */
async function isOpen({ corpora }: Services, uri: vscode.Uri): Promise<boolean> {
  if (corpora.stateOf(uri)) return true;
  const located = corpora.locate(uri);
  if (!located?.loaded.corpus.isArticle(located.path)) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'This file is no article of its corpus. The setting "Articles" says which files are.',
      ),
    );
    return false;
  }
  await new Promise<void>((resolve) => {
    const listener = corpora.onDidChangeState(({ loaded, path }) => {
      if (loaded !== located.loaded || path !== located.path) return;
      listener.dispose();
      resolve();
    });
  });
  return true;
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
