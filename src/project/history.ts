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

  /** The change that undo or redo would do; its `undo` edits are the ones to apply. */
  next(direction: 'undo' | 'redo'): Change | undefined {
    return (direction === 'undo' ? this.#done : this.#undone).at(-1);
  }

  /** Says that the next change was applied; `inverse` are the edits that take that back. */
  moved(direction: 'undo' | 'redo', inverse: readonly AnnotationFileEdit[]): void {
    const [from, to] =
      direction === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const change = from.pop();
    if (change) to.push({ ...change, undo: inverse });
  }

  /** The article of some changes has another path now. */
  articleMoved(movedTo: (article: ArticlePath) => ArticlePath | undefined): void {
    for (const changes of [this.#done, this.#undone]) {
      const moved = changes.map((change) => ({
        ...change,
        article: movedTo(change.article) ?? change.article,
      }));
      changes.splice(0, changes.length, ...moved);
    }
  }

  /** Forgets the changes of what somebody else changed too: to take one back would write over what
   * they did. */
  forget(article: ArticlePath, isTheirs: (edit: AnnotationFileEdit) => boolean): void {
    for (const changes of [this.#done, this.#undone]) {
      const kept = changes.filter(
        (change) => change.article !== article || !change.undo.some(isTheirs),
      );
      changes.splice(0, changes.length, ...kept);
    }
  }
}
