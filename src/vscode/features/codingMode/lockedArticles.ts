import * as vscode from 'vscode';
import type { Services } from '../../services';

/** What the article in front is in coding mode. */
export type LockState =
  /** No article is in front, or the mode is off. */
  | 'none'
  /** It cannot be changed by typing. */
  | 'locked'
  /** It has unsaved changes, which VS Code could not save once it is read-only. */
  | 'unsaved';

/** Makes the article in front read-only and wrapped, and takes both back. VS Code offers this for
 * the active editor only, so that each article follows when it comes to the front. Neither is
 * stored: VS Code forgets both with the window. */
export class LockedArticles {
  readonly #services: Services;
  readonly #locked = new Set<string>();
  readonly #wrapped = new Set<string>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Adapts the article in front, after what is under way; resolves to its state. */
  follow(isOn: () => boolean): Promise<LockState> {
    const next = this.#work.then(() => this.#adapt(isOn()));
    this.#work = next.catch(() => undefined);
    return next;
  }

  /** To be called when a document is closed: its editor forgets how its lines were wrapped. */
  closed({ uri }: vscode.TextDocument): void {
    this.#wrapped.delete(uri.toString());
  }

  async #adapt(isOn: boolean): Promise<LockState> {
    const document = vscode.window.activeTextEditor?.document;
    const key = document?.uri.toString();
    if (!document || key === undefined) return 'none';
    if (!isOn) {
      if (!this.#locked.has(key)) return 'none';
      await inFront(document, 'workbench.action.files.resetActiveEditorReadonlyInSession');
      this.#locked.delete(key);
      if (this.#wrapped.delete(key)) await inFront(document, 'editor.action.toggleWordWrap');
      return 'none';
    }
    if (!isArticle(this.#services, document)) return 'none';
    if (!this.#locked.has(key)) {
      if (document.isDirty) return 'unsaved';
      const set = 'workbench.action.files.setActiveEditorReadonlyInSession';
      if (!(await inFront(document, set))) {
        // Another editor came to the front meanwhile, and it may be that one that was locked.
        await vscode.commands.executeCommand(
          'workbench.action.files.resetActiveEditorReadonlyInSession',
        );
        return 'none';
      }
      this.#locked.add(key);
    }
    if (!isWrapped(document) && !this.#wrapped.has(key)) {
      if (await inFront(document, 'editor.action.toggleWordWrap')) this.#wrapped.add(key);
    }
    return 'locked';
  }
}

/** Runs a command on the active editor. False where the document was not in front before and
 * after. */
async function inFront(document: vscode.TextDocument, command: string): Promise<boolean> {
  if (!isInFront(document)) return false;
  await vscode.commands.executeCommand(command);
  return isInFront(document);
}

function isInFront({ uri }: vscode.TextDocument): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return (
    input instanceof vscode.TabInputText &&
    input.uri.toString() === uri.toString() &&
    vscode.window.activeTextEditor?.document.uri.toString() === uri.toString()
  );
}

/** Whether a document is in front as an article, not as a side of a comparison. */
function isArticle({ corpora }: Services, document: vscode.TextDocument): boolean {
  if (!isInFront(document)) return false;
  const located = corpora.locate(document.uri);
  // Its annotations may not be read yet: the text must not wait for them.
  return located?.loaded.corpus.isArticle(located.path) === true;
}

function isWrapped({ uri, languageId }: vscode.TextDocument): boolean {
  const editor = vscode.workspace.getConfiguration('editor', { uri, languageId });
  return editor.get<string>('wordWrap') !== 'off';
}
