import * as vscode from 'vscode';
import { articleRule, CODEBOOK_FILE, frontMatterEnd, newCodebook, type Span } from '../../core';
import type { ArticleState } from '../../project';
import { documentText, toSpan } from '../documents/articleDocuments';
import type { LoadedCorpus, LocatedState } from './corpora';
import { exists } from '../documents/freeUri';
import { messageName } from '../documents/words';
import type { Services } from '../services';
import { articleGlobs } from '../host/settings';
import { isWrapToOffer, wrapStep } from './wordWrap';
import { commandStep, notify, type Step } from '../host/notify';

/** A text whose words can be annotated. */
export interface AnnotatableText {
  readonly editor: vscode.TextEditor;
  readonly selection: Span;
  readonly state: Pick<ArticleState, 'text' | 'matchFrom' | 'clean'>;
  /** Undefined when there is no codebook yet: the first annotation creates one. */
  readonly located: LocatedState | undefined;
}

/** The article in the active editor, or the text that becomes one; undefined, with a message, when
 * it cannot. Creates nothing. */
export async function annotatableText(services: Services): Promise<AnnotatableText | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isInFolder(editor.document)) {
    void notify(
      'information',
      vscode.l10n.t('Open an article first: a text or Markdown file that is saved in a folder.'),
    );
    return undefined;
  }
  const { document } = editor;
  const selected = (): Span => toSpan(documentText(document).lines, editor.selection);
  if (await services.corpora.corpusOf(document.uri)) {
    const located = await openedState(services, document.uri);
    return located && { editor, selection: selected(), state: located.state, located };
  }
  const root = rootFor(document);
  if (await exists(vscode.Uri.joinPath(root, CODEBOOK_FILE))) {
    tellForeign();
    return undefined;
  }
  const path = document.uri.path.slice(root.path.length).replace(/^\//, '');
  if (!articleRule(articleGlobs(root)).isArticle(path)) {
    tellNoArticle();
    return undefined;
  }
  const { text } = documentText(document);
  services.begun.fire(document);
  const state = { text, matchFrom: frontMatterEnd(path, text), clean: !text.includes('\uFFFD') };
  return { editor, selection: selected(), state, located: undefined };
}

/** False for a new text, and for pages that are made when they are shown. */
export function isInFolder({ isUntitled, uri }: vscode.TextDocument): boolean {
  return !isUntitled && vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined;
}

/** Creates the codebook of a text that has none, in the workspace folder's root (beside the article
 * if there is none), reports it once, and waits until the article is open in its corpus. */
export async function ensureCorpus(
  services: Services,
  document: vscode.TextDocument,
): Promise<LocatedState | undefined> {
  if (await services.corpora.corpusOf(document.uri)) return openedState(services, document.uri);
  const made = await makeCodebook(services, document);
  if (!made) return undefined;
  const name = vscode.workspace.asRelativePath(vscode.Uri.joinPath(made.root, CODEBOOK_FILE));
  void notify(
    'information',
    vscode.l10n.t(
      'A codebook was created for this corpus: {0}. New actors and issues are added to it.',
      messageName(name),
    ),
  );
  return openedState(services, document.uri);
}

export interface MadeCodebook {
  readonly loaded: LoadedCorpus;
  readonly root: vscode.Uri;
  /** What the message about it offers where lines are too long to read. */
  readonly wrap: Step | undefined;
}

/** Writes a codebook, by default a beginner's, and loads its corpus; an existing file is never
 * touched. Gives the corpus folder and the step that the message about it offers, or undefined,
 * with a message, when a file of another tool is there. */
export async function makeCodebook(
  { corpora, memory }: Services,
  document: vscode.TextDocument | undefined,
  made?: string,
): Promise<MadeCodebook | undefined> {
  const root = newRoot(document);
  if (!root) return undefined;
  const file = vscode.Uri.joinPath(root, CODEBOOK_FILE);
  if (!(await exists(file))) {
    const text = made ?? newCodebook(folderName(root));
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
  // Before the article is opened in its corpus, which would offer the same in a second message.
  const text = document?.getText() ?? '';
  const isToOffer = document && (await isWrapToOffer({ memory }, root, document, text));
  corpora.discard(root);
  const wrap = isToOffer ? wrapStep(document) : undefined;
  const loaded = await corpora.corpusOf(file);
  if (loaded) return { loaded, root, wrap };
  tellForeign();
  return undefined;
}

/** The folder that a codebook is created in; undefined where no folder is open. */
export function newRoot(document: vscode.TextDocument | undefined): vscode.Uri | undefined {
  return document && !document.isUntitled
    ? rootFor(document)
    : vscode.workspace.workspaceFolders?.[0]?.uri;
}

export function folderName({ path }: vscode.Uri): string {
  return path.split('/').at(-1) ?? '';
}

function rootFor({ uri }: vscode.TextDocument): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
}

/** The state of an article once its corpus has opened it; a corpus just loaded does so a moment
 * later. */
async function openedState(
  { corpora }: Services,
  uri: vscode.Uri,
): Promise<LocatedState | undefined> {
  const open = corpora.stateOf(uri);
  if (open) return open;
  const located = corpora.locate(uri);
  if (!located?.loaded.corpus.isArticle(located.path)) {
    tellNoArticle();
    return undefined;
  }
  if (await located.loaded.refuses(located.path)) {
    void notify(
      'warning',
      vscode.l10n.t(
        'This file is a link to a file outside the workspace folder, so it cannot be annotated. Replace the link with a copy of the file.',
      ),
    );
    return undefined;
  }
  await new Promise<void>((resolve) => {
    const listener = corpora.onDidChangeState(({ loaded, path }) => {
      if (loaded !== located.loaded || path !== located.path) return;
      listener.dispose();
      resolve();
    });
  });
  return corpora.stateOf(uri);
}

function tellForeign(): void {
  void notify(
    'warning',
    vscode.l10n.t(
      'The codebook.yaml in this folder belongs to another tool. It was not changed. Choose another folder for your corpus.',
    ),
    commandStep(vscode.l10n.t('Open Folder…'), 'vscode.openFolder'),
  );
}

function tellNoArticle(): void {
  void notify(
    'information',
    vscode.l10n.t(
      'This file is not an article of its corpus. The setting "Articles" defines which files are articles.',
    ),
    commandStep(
      vscode.l10n.t('Open Settings'),
      'workbench.action.openSettings',
      'policyAnnotator.articles',
    ),
  );
}
