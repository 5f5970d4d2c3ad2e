import {
  addAll,
  type AnnotationFileEdit,
  type ArticlePath,
  type CodebookInverse,
  type SearchesEdit,
} from '../../core';
import type { ExactTexts } from '../files/annotationFiles';

/** What was done to one file, and how to undo it. */
export type ChangePart =
  /** A change of an article's annotation file. */
  | {
      readonly file: 'annotations';
      readonly article: ArticlePath;
      /** The annotation file, if it is not the one that the article is read from. */
      readonly path?: string | undefined;
      readonly undo: readonly AnnotationFileEdit[];
      /** The texts between which `undo` leads, where the bytes must come back. */
      readonly exact?: ExactTexts | undefined;
      /** True if the change created the file, which undo removes if nothing else is in it. */
      readonly madeFile?: boolean;
      /** True if another program has changed the same since: undoing it would overwrite that
       * change. */
      readonly isOvertaken?: true;
    }
  | { readonly file: 'codebook'; readonly undo: CodebookInverse }
  | {
      readonly file: 'searches';
      readonly undo: readonly SearchesEdit[];
      /** Called on undo and redo, for data of the host that it has changed as well. */
      readonly besides?: ((direction: 'undo' | 'redo') => Promise<void>) | undefined;
    };

export type AnnotationPart = Extract<ChangePart, { file: 'annotations' }>;

/** What a change is called. */
export interface ChangeName {
  /** A short label for the status bar: `China ⊖ Encirclement`. */
  readonly label: string;
  /** What is so again once it is undone, where the label says what is so now. */
  readonly undone?: string | undefined;
}

/** A label that is true of the change and of what is undone. */
export type ChangeLabel = string | ChangeName;

export function changeName(label: ChangeLabel): ChangeName {
  return typeof label === 'string' ? { label } : label;
}

/** One undoable change: of one file, or of several that a person changed together. */
export interface Change extends ChangeName {
  /** In the order in which they were done; never empty; a file has one at most. */
  readonly parts: readonly ChangePart[];
  /** Its place among all changes that were ever made, from 1. Undo and redo keep it. */
  readonly number: number;
}

const MOST_CHANGES = 500;

/** A change while parts are added and removed. */
interface Step extends ChangeName {
  parts: readonly ChangePart[];
  readonly number: number;
}

/** The corpus's own undo history of changes of annotation files and the codebook, across articles.
 * The undo of the editor in an article does not reach its annotation file: its stacks are per
 * document. */
export class UndoHistory {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  #latest = 0;

  /** Records the parts of one new change as they are made. What was undone before cannot be redone
   * then. */
  recorder(label: ChangeLabel): (part: ChangePart) => void {
    this.#latest++;
    const step: Step = { ...changeName(label), parts: [], number: this.#latest };
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

  /** The number of the latest change. */
  get latest(): number {
    return this.#latest;
  }

  /** The change that undo or redo would do; the `undo` edits of its parts are the ones to apply. */
  next(direction: 'undo' | 'redo'): Change | undefined {
    return (direction === 'undo' ? this.#done : this.#undone).at(-1);
  }

  /** To be called with each part of the next change that was applied, with the edits that undo it
   * in turn. A part for which it is not called was refused, and stays where it is. */
  mover(direction: 'undo' | 'redo'): (applied: ChangePart) => void {
    const [from, to] =
      direction === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.at(-1);
    if (!step) return () => undefined;
    const moved: Step = { ...step, parts: [] };
    return (applied) => {
      step.parts = step.parts.filter((part) => !isOfSameFile(part, applied));
      if (step.parts.length === 0) from.splice(from.lastIndexOf(step), 1);
      if (moved.parts.length === 0) to.push(moved);
      moved.parts = [...moved.parts, applied];
    };
  }

  /** To be called when the article of some changes has another path. */
  articleMoved(movedTo: (article: ArticlePath) => ArticlePath | undefined): void {
    this.#replaceParts((part) =>
      part.file === 'annotations'
        ? [{ ...part, ...movedFile(part, movedTo(part.article) ?? part.article) }]
        : [part],
    );
  }

  /** The label of the change that can be undone; undefined where another program has changed the
   * same since. */
  get offered(): string | undefined {
    const change = this.next('undo');
    const isWhole = change?.parts.every((part) => part.file !== 'annotations' || !part.isOvertaken);
    return isWhole === true ? change?.label : undefined;
  }

  /** True if a change of this article can be undone or redone. */
  isAbout(article: ArticlePath): boolean {
    return [...this.#done, ...this.#undone].some(({ parts }) =>
      parts.some((part) => part.file === 'annotations' && part.article === article),
    );
  }

  /** Another program changed what some edits are about: they are not done any more, which is
   * reported on undo. */
  overtake(
    isOf: (part: AnnotationPart) => boolean,
    isTheirs: (edit: AnnotationFileEdit) => boolean,
  ): void {
    this.#replaceParts((part) =>
      part.file === 'annotations' && isOf(part) && part.undo.some(isTheirs)
        ? [{ ...part, isOvertaken: true }]
        : [part],
    );
  }

  /** Forgets one file of a change. */
  drop(part: ChangePart): void {
    this.#replaceParts((one) => (one === part ? [] : [one]));
  }

  /** Forgets the changes of what another program changed too, since undoing one would overwrite its
   * work. Of a change of several articles the others stay. */
  discard(
    isOf: (part: AnnotationPart) => boolean,
    isTheirs: (edit: AnnotationFileEdit) => boolean,
  ): void {
    this.#replaceParts((part) =>
      part.file === 'annotations' && isOf(part) && part.undo.some(isTheirs) ? [] : [part],
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
  return a.article === b.article && a.path === b.path;
}

/** An annotation file moves with its article, whose path its own begins with. */
function movedFile(
  { article, path }: AnnotationPart,
  moved: ArticlePath,
): { readonly article: ArticlePath; readonly path: string | undefined } {
  return { article: moved, path: path && moved + path.slice(article.length) };
}
