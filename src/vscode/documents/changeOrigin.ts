import type * as vscode from 'vscode';

/** Where the new text of a document comes from. */
export type ChangeOrigin =
  /** The user typed, undid, or ran something that edits. */
  | 'editor'
  /** Another program wrote the file, and VS Code read it again. */
  | 'disk';

/** How long a change waits for the event after it. */
const WAIT_MS = 100;

interface Waiting {
  readonly report: (origin: ChangeOrigin) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Finds out where changes of documents come from. VS Code marks a document as changed only after
 * it reported the first change, by a second event without changes. So the first change after
 * saving, and each one from disk, wait for the next event: usually the very next message, otherwise
 * `WAIT_MS`. */
export class ChangeOrigins {
  readonly #waiting = new Map<vscode.TextDocument, Waiting>();

  /** To be called for every event of a document: with `report` for changes, without it for an event
   * that has none. Calls `report` once, in the order of the events. */
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
