import type * as vscode from 'vscode';

/** From where the new text of a document comes. */
export type ChangeOrigin =
  /** The user typed, undid, or ran something that edits. */
  | 'editor'
  /** Another program wrote the file, and the document was read anew. */
  | 'disk';

/** How long a change waits for the event after it. */
const WAIT_MS = 100;

interface Waiting {
  readonly report: (origin: ChangeOrigin) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Finds out where changes of documents come from. VS Code says that a document has unsaved changes only
 * after it told the first of them, by an event of its own without changes. So the first change after
 * saving, and each one from disk, wait for what comes next: mostly for the next message, else for a
 * moment. */
export class ChangeOrigins {
  readonly #waiting = new Map<vscode.TextDocument, Waiting>();

  /** To be told of every event of every document that `told` was given for: of those without changes
   * too, with no `told`. Calls it once, in the order of the events. */
  changed(
    { document, reason }: vscode.TextDocumentChangeEvent,
    report?: (origin: ChangeOrigin) => void,
  ): void {
    if (!report) {
      this.#letGo(document, document.isDirty ? 'editor' : 'disk');
      return;
    }
    this.#letGo(document, 'disk');
    if (document.isDirty || reason !== undefined) {
      report('editor');
      return;
    }
    const timer = setTimeout(() => this.#letGo(document, 'disk'), WAIT_MS);
    this.#waiting.set(document, { report, timer });
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #letGo(document: vscode.TextDocument, origin: ChangeOrigin): void {
    const waiting = this.#waiting.get(document);
    if (!waiting) return;
    this.#waiting.delete(document);
    clearTimeout(waiting.timer);
    waiting.report(origin);
  }
}
