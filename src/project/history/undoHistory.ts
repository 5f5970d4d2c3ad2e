import {
  addAll,
  type AnnotationFileEdit,
  type ArticlePath,
  type CodebookInverse,
  type SearchesEdit,
} from '../../core';

/** What was done to one file, and how to take it back. */
export type ChangePart =
  /** To an article's annotation file. */
  | {
      readonly file: 'annotations';
      readonly article: ArticlePath;
      readonly undo: readonly AnnotationFileEdit[];
      /** The change made the file: it goes again when nothing else is in it. */
      readonly madeFile?: boolean;
      /** Another program has changed the same since: to take it back would write over that. */
      readonly isOvertaken?: true;
    }
  | { readonly file: 'codebook'; readonly undo: CodebookInverse }
  | {
      readonly file: 'searches';
      readonly undo: SearchesEdit;
      /** What the host keeps of its own, and goes along. */
      readonly besides?: ((direction: 'undo' | 'redo') => Promise<void>) | undefined;
    };

/** One undoable change: of one file, or of several that a person changed in one go. */
export interface Change {
  /** A short label for the status bar: `China ⊖ Encirclement`. */
  readonly label: string;
  /** In the order in which they were done; never empty; a file has one at most. */
  readonly parts: readonly ChangePart[];
}

const MOST_CHANGES = 500;

/** A change while its parts come and go. */
interface Step {
  readonly label: string;
  parts: readonly ChangePart[];
}

/** The corpus's own undo history of changes of annotation files and the codebook, across articles. Ctrl+Z in an article
 * does not reach its annotation file: undo stacks of the editor are per document. */
export class UndoHistory {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];

  /** Takes the parts of one new change as they are made. It makes what was undone unreachable. */
  recorder(label: string): (part: ChangePart) => void {
    const step: Step = { label, parts: [] };
    return (part) => {
      if (step.parts.length === 0) {
        this.#done.push(step);
        if (this.#done.length > MOST_CHANGES) this.#done.shift();
        this.#undone.length = 0;
      }
      step.parts = [...step.parts, part];
    };
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** The change that undo or redo would do; the `undo` edits of its parts are the ones to apply. */
  next(direction: 'undo' | 'redo'): Change | undefined {
    return (direction === 'undo' ? this.#done : this.#undone).at(-1);
  }

  /** Hears of each part of the next change that was applied, with the edits that take that back. What it
   * never hears of was refused, and stays where it is. */
  mover(direction: 'undo' | 'redo'): (applied: ChangePart) => void {
    const [from, to] =
      direction === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.at(-1);
    if (!step) return () => undefined;
    const moved: Step = { label: step.label, parts: [] };
    return (applied) => {
      step.parts = step.parts.filter((part) => !isOfSameFile(part, applied));
      if (step.parts.length === 0) from.splice(from.lastIndexOf(step), 1);
      if (moved.parts.length === 0) to.push(moved);
      moved.parts = [...moved.parts, applied];
    };
  }

  /** The article of some changes has another path now. */
  articleMoved(movedTo: (article: ArticlePath) => ArticlePath | undefined): void {
    this.#replaceParts((part) =>
      part.file === 'annotations'
        ? [{ ...part, article: movedTo(part.article) ?? part.article }]
        : [part],
    );
  }

  /** The label of the change that undo can take back; undefined where another program has changed the same since. */
  get offered(): string | undefined {
    const change = this.next('undo');
    const isWhole = change?.parts.every((part) => part.file !== 'annotations' || !part.isOvertaken);
    return isWhole === true ? change?.label : undefined;
  }

  /** Whether a change of this article can be taken back or done again. */
  isAbout(article: ArticlePath): boolean {
    return [...this.#done, ...this.#undone].some(({ parts }) =>
      parts.some((part) => part.file === 'annotations' && part.article === article),
    );
  }

  /** Another program changed what some edits are about: they are not done any more, which is to be said when it is asked
   * for. */
  overtake(article: ArticlePath, isTheirs: (edit: AnnotationFileEdit) => boolean): void {
    this.#replaceParts((part) =>
      part.file === 'annotations' && part.article === article && part.undo.some(isTheirs)
        ? [{ ...part, isOvertaken: true }]
        : [part],
    );
  }

  /** Forgets one file of a change. */
  drop(part: ChangePart): void {
    this.#replaceParts((one) => (one === part ? [] : [one]));
  }

  /** Forgets the changes of what somebody else changed too: to take one back would write over what
   * they did. Of a change of several articles the others stay. */
  discard(article: ArticlePath, isTheirs: (edit: AnnotationFileEdit) => boolean): void {
    this.#replaceParts((part) =>
      part.file === 'annotations' && part.article === article && part.undo.some(isTheirs)
        ? []
        : [part],
    );
  }

  #replaceParts(next: (part: ChangePart) => readonly ChangePart[]): void {
    for (const steps of [this.#done, this.#undone]) {
      for (const step of steps) step.parts = step.parts.flatMap(next);
      const kept = steps.filter(({ parts }) => parts.length > 0);
      steps.length = 0;
      addAll(steps, kept);
    }
  }
}

function isOfSameFile(a: ChangePart, b: ChangePart): boolean {
  if (a.file !== 'annotations' || b.file !== 'annotations') return a.file === b.file;
  return a.article === b.article;
}
