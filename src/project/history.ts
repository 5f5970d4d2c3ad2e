import type { AnnotationFileEdit, ArticlePath } from '../core';

/** One undoable change: what was done to which article's annotation file, and how to take it back. */
export interface Change {
  readonly article: ArticlePath;
  /** A short label for the status bar: `China ⊖ Encirclement`. */
  readonly label: string;
  readonly undo: readonly AnnotationFileEdit[];
}

const MOST_CHANGES = 500;

/** The corpus's own undo history of annotation changes, across articles. Ctrl+Z in an article does
 * not reach its annotation file: undo stacks of the editor are per document. */
export class History {
  readonly #done: Change[] = [];
  readonly #undone: Change[] = [];

  /** A new change makes what was undone unreachable. */
  add(change: Change): void {
    this.#done.push(change);
    if (this.#done.length > MOST_CHANGES) this.#done.shift();
    this.#undone.length = 0;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Takes back the last change: `apply` does its edits and gives the edits that redo it, or
   * undefined when they cannot be done; then the change stays where it is. */
  undo(apply: (change: Change) => readonly AnnotationFileEdit[] | undefined): Change | undefined {
    return move(this.#done, this.#undone, apply);
  }

  redo(apply: (change: Change) => readonly AnnotationFileEdit[] | undefined): Change | undefined {
    return move(this.#undone, this.#done, apply);
  }
}

function move(
  from: Change[],
  to: Change[],
  apply: (change: Change) => readonly AnnotationFileEdit[] | undefined,
): Change | undefined {
  const change = from.at(-1);
  if (!change) return undefined;
  const undo = apply(change);
  if (!undo) return undefined;
  from.pop();
  to.push({ ...change, undo });
  return change;
}
