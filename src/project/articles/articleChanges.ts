import {
  isDisputed,
  lacksContext,
  withContext,
  type Annotation,
  type AnnotationFileEdit,
  type ArticleMetadata,
  type ArticlePath,
  type Dispute,
  type EditedText,
  type RefusedEdit,
} from '../../core';
import type { AnnotationFiles } from '../files/annotationFiles';
import { movedPath } from './movedPath';
import type { CorpusCheck } from '../corpusIndex/corpusCheck';
import type { ArticleRows } from '../corpusIndex/articleRows';
import { rewrittenAnnotations } from './articleState';
import { History } from '../history/history';
import type { OpenArticles } from './openArticles';
import type { World } from '../ports';
import type { ProblemList } from '../files/problemList';

/** A refusal says why; nothing was changed then. */
export type ChangeOutcome = { readonly kind: 'done' } | RefusedEdit;

/** What is to be done to the annotation file of one article. */
export interface ArticleEdits {
  readonly article: ArticlePath;
  readonly edits: readonly AnnotationFileEdit[];
}

/** A change that was taken back, or done again. */
export interface Replayed {
  readonly label: string;
  /** The articles where that was possible. */
  readonly done: readonly ArticlePath[];
  /** Those whose files do not allow it any more: there nothing was changed. */
  readonly refused: readonly ArticlePath[];
}

interface Needs {
  readonly world: World;
  readonly open: OpenArticles;
  readonly annotationFiles: AnnotationFiles;
  readonly problems: ProblemList;
  readonly rows: ArticleRows;
  readonly check: CorpusCheck;
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

  async change(
    path: ArticlePath,
    edits: readonly AnnotationFileEdit[],
    label: string,
  ): Promise<ChangeOutcome> {
    const outcomes = await this.changeTogether([{ article: path, edits }], label);
    return outcomes.get(path) ?? { kind: 'done' };
  }

  /** Changes several articles, each at most once, as one step of the history. One that is refused keeps
   * nobody else from being changed: the outcome of each is told. */
  changeTogether(
    changes: readonly ArticleEdits[],
    label: string,
  ): Promise<ReadonlyMap<ArticlePath, ChangeOutcome>> {
    return this.inTurn(async () => {
      const outcomes = new Map<ArticlePath, ChangeOutcome>();
      const recorded = this.history.recorder(label);
      for (const { article, edits } of changes) {
        const completed = edits.map((edit) => this.#withContext(article, edit));
        const edited = await this.#apply(article, completed, (undo) => recorded({ article, undo }));
        outcomes.set(article, edited.kind === 'refused' ? edited : { kind: 'done' });
        await this.#needs.world.breathe();
      }
      return outcomes;
    });
  }

  /** A quote that an older version wrote, or a person by hand, gets its context when its annotation is saved. */
  #withContext(article: ArticlePath, edit: AnnotationFileEdit): AnnotationFileEdit {
    if (edit.kind !== 'replace' || !lacksContext(edit.annotation)) return edit;
    const state = this.#needs.open.get(article);
    const placed = state?.placed.find(({ annotation }) => annotation.id === edit.annotation.id);
    if (!state || state.stale || !placed || !hasSameQuote(edit.annotation, placed.annotation)) {
      return edit;
    }
    const annotation = withContext(state.text, { ...placed, annotation: edit.annotation });
    return annotation ? { ...edit, annotation } : edit;
  }

  /** Takes back, or does again, the last change of any articles; undefined if there is none. */
  replay(direction: 'undo' | 'redo'): Promise<Replayed | undefined> {
    return this.inTurn(async () => {
      const change = this.history.next(direction);
      if (!change) return undefined;
      const moved = this.history.mover(direction);
      const done: ArticlePath[] = [];
      const refused: ArticlePath[] = [];
      for (const { article, undo } of change.parts) {
        const edited = await this.#apply(article, undo, (inverse) =>
          moved({ article, undo: inverse }),
        );
        (edited.kind === 'refused' ? refused : done).push(article);
        await this.#needs.world.breathe();
      }
      return { label: change.label, done, refused };
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

  /** Somebody else changed the same in an annotation file: changes of that cannot be taken back any more. In
   * turn: the change that is disputed may just be entering the history. */
  forget(annotationFile: string, disputes: readonly Dispute[]): void {
    const article = this.#needs.annotationFiles.articleOf(annotationFile);
    if (article === undefined) return;
    void this.inTurn(() => {
      this.history.forget(article, (edit) => disputes.some((one) => isDisputed(edit, one)));
      return Promise.resolve();
    });
  }

  /** After a dispute what we want of an annotation file may differ from what is shown. */
  showWanted(annotationFile: string): void {
    const { annotationFiles, problems, rows } = this.#needs;
    const wanted = annotationFiles.wanted(annotationFile);
    if (wanted === undefined || problems.all.get(annotationFile)?.text === wanted) return;
    const article = annotationFiles.articleOf(annotationFile);
    if (article !== undefined) void this.inTurn(() => rows.read(article));
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
    const { annotationFiles, check, rows } = this.#needs;
    const edited = await annotationFiles.edit(path, edits);
    if (edited.kind === 'edited') {
      remember?.(edited.inverse);
      await rows.read(path);
      check.soon();
    }
    return edited;
  }
}

function hasSameQuote({ quote: a }: Annotation, { quote: b }: Annotation): boolean {
  return (
    a.length === b.length &&
    a.every((part, i) => part.exact === b[i]?.exact && part.start === b[i].start)
  );
}
