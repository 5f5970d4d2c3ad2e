import {
  isDisputed,
  type AnnotationFileEdit,
  type ArticleMetadata,
  type ArticlePath,
  type Dispute,
  type EditedText,
  type RefusedEdit,
} from '../core';
import type { AnnotationFiles } from './annotationFiles';
import { movedPath } from './movedPath';
import type { ArticleRows } from './articleRows';
import { rewrittenAnnotations } from './articleState';
import { History, type Change } from './history';
import type { OpenArticles } from './openArticles';
import type { World } from './ports';

/** A refusal says why; nothing was changed then. */
export type ChangeOutcome = { readonly kind: 'done' } | RefusedEdit;

interface Needs {
  readonly world: World;
  readonly open: OpenArticles;
  readonly annotationFiles: AnnotationFiles;
  readonly rows: ArticleRows;
}

/** The changes of annotation files: made one after the other, shown at once, saved behind, undoable. */
export class ArticleChanges {
  readonly history = new History();
  readonly #needs: Needs;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** The article was saved: changed words go into the annotation file, with the old ones as `was`. */
  saved(path: ArticlePath): Promise<void> {
    return this.inTurn(async () => {
      const state = this.#needs.open.get(path);
      if (!state || state.stale) return;
      const edits = rewrittenAnnotations(state).map((annotation): AnnotationFileEdit => ({
        kind: 'replace',
        annotation,
      }));
      if (edits.length > 0) await this.#apply(path, edits);
    });
  }

  change(
    path: ArticlePath,
    edits: readonly AnnotationFileEdit[],
    label: string,
  ): Promise<ChangeOutcome> {
    return this.inTurn(async () => {
      const edited = await this.#apply(path, edits, (undo) =>
        this.history.add({ article: path, label, undo }),
      );
      return edited.kind === 'refused' ? edited : { kind: 'done' };
    });
  }

  /** Takes back, or does again, the last change of any article; undefined if there is none, or if
   * the file does not allow it any more. */
  replay(direction: 'undo' | 'redo'): Promise<Change | undefined> {
    return this.inTurn(async () => {
      const change = this.history.next(direction);
      if (!change) return undefined;
      const edited = await this.#apply(change.article, change.undo, (inverse) =>
        this.history.moved(direction, inverse),
      );
      return edited.kind === 'refused' ? undefined : change;
    });
  }

  /** Says something else about the article itself; not in the history. */
  describe(path: ArticlePath, article: Partial<ArticleMetadata>): Promise<EditedText> {
    return this.inTurn(() => this.#apply(path, [{ kind: 'describe', article }]));
  }

  /** What can be taken back is taken back where the article is now. */
  moved(from: string, to: string): void {
    this.history.articleMoved((article) => movedPath(article, from, to));
  }

  /** Somebody else changed the same: changes of that cannot be taken back any more. In turn: the change
   * that is disputed may just be entering the history. */
  forget(path: ArticlePath, disputes: readonly Dispute[]): void {
    void this.inTurn(() => {
      this.history.forget(path, (edit) => disputes.some((one) => isDisputed(edit, one)));
      return Promise.resolve();
    });
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch((error: unknown) =>
      this.#needs.world.log.error('changing an annotation file', error),
    );
    return turn;
  }

  async settled(): Promise<void> {
    await this.#turn;
  }

  /** What the history is to know it learns before the change is announced: whoever hears of the
   * change asks whether it can be taken back. */
  async #apply(
    path: ArticlePath,
    edits: readonly AnnotationFileEdit[],
    remember?: (inverse: readonly AnnotationFileEdit[]) => void,
  ): Promise<EditedText> {
    const { annotationFiles, rows } = this.#needs;
    const edited = await annotationFiles.edit(path, edits);
    if (edited.kind === 'edited') {
      remember?.(edited.inverse);
      await rows.read(path);
      rows.checkSoon();
    }
    return edited;
  }
}
