import {
  isChangedBetween,
  isDisputed,
  lacksContext,
  parseAnnotationFile,
  withContext,
  type Annotation,
  type AnnotationFileEdit,
  type ArticleMetadata,
  type ArticlePath,
  type CodebookInverse,
  type Dispute,
  type EditedSearches,
  type EditedText,
  type RefusedEdit,
} from '../../core';
import { CodebookChanges, type CodebookNeeds } from './codebookChanges';
import type {
  ChangeOutcome,
  ChangeWatch,
  CorpusEdits,
  CorpusOutcome,
  Replayed,
  SearchesChange,
} from './corpusEdits';
import type { NotedPlans } from './notedPlans';
import type { AnnotationFiles } from '../files/annotationFiles';
import { movedPath } from '../articles/movedPath';
import type { CorpusCheck } from '../corpusIndex/corpusCheck';
import type { ArticleRows } from '../corpusIndex/articleRows';
import { rewrittenAnnotations } from '../articles/articleState';
import { UndoHistory, type ChangePart } from './undoHistory';
import type { OpenArticles } from '../articles/openArticles';
import type { Environment } from '../ports';
import type { SearchesFile } from '../files/searchesFile';
import type { ProblemList } from '../files/problemList';

interface Needs extends CodebookNeeds {
  readonly plans: NotedPlans;
  readonly searchesFile: SearchesFile;
  readonly environment: Environment;
  readonly open: OpenArticles;
  readonly annotationFiles: AnnotationFiles;
  readonly problems: ProblemList;
  readonly rows: ArticleRows;
  readonly check: CorpusCheck;
}

/** The changes of annotation files: made one at a time, shown at once, saved in the background,
 * undoable. */
export class CorpusChanges {
  readonly history = new UndoHistory();
  readonly #needs: Needs;
  readonly #codebook: CodebookChanges;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#codebook = new CodebookChanges(needs);
  }

  /** To be called when the article was saved: changed words go into the annotation file, with the
   * old ones as `was`. */
  saved(path: ArticlePath): Promise<void> {
    return this.inQueue(async () => {
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
    const { articles } = await this.make({ articles: [{ article: path, edits }] }, label);
    return articles.get(path) ?? { kind: 'done' };
  }

  /** Changes several files as one undo step. The refusal of one article does not stop the others:
   * the outcome of each is given. One that is not reached because of `watch` has none. */
  make(
    { codebook = [], articles = [] }: CorpusEdits,
    label: string,
    { report, isCancelled }: ChangeWatch = {},
  ): Promise<CorpusOutcome> {
    return this.inQueue(async () => {
      const recorded = this.history.recorder(label);
      const added = codebook.length > 0 ? await this.#codebook.edit(codebook) : undefined;
      if (added?.kind === 'refused') return { codebook: added, articles: new Map() };
      const part = added && partOf(added.inverse);
      if (part && articles.length === 0) recorded(part);
      if (part && articles.length > 0) await this.#codebook.settled();
      // The codebook's part is recorded with the first article that is changed.
      const waiting = part && articles.length > 0 ? [part] : [];
      const outcomes = new Map<ArticlePath, ChangeOutcome>();
      const completed = articles.map(({ article, edits }) => ({
        article,
        edits: edits.map((edit) => this.#withContext(article, edit)),
      }));
      const isDone = await this.#needs.plans.note(label, completed);
      for (const { article, edits } of completed) {
        if (isCancelled?.() === true) break;
        report?.(outcomes.size);
        const edited = await this.#apply(article, edits, (undo, madeFile) => {
          waiting.splice(0).forEach(recorded);
          recorded({ file: 'annotations', article, undo, madeFile });
        });
        outcomes.set(article, edited.kind === 'refused' ? edited : { kind: 'done' });
        await this.#needs.environment.yieldToHost();
      }
      isDone();
      for (const { undo } of waiting) await this.#codebook.takeBack(undo);
      return { codebook: added, articles: outcomes };
    });
  }

  /** Changes the shared searches, as one undo step. */
  changeSearches({ edit, besides }: SearchesChange, label: string): Promise<EditedSearches> {
    return this.inQueue(() => {
      const edited = this.#needs.searchesFile.edit(edit);
      if (edited.kind === 'edited') {
        this.history.recorder(label)({ file: 'searches', undo: edited.inverse, besides });
      }
      return Promise.resolve(edited);
    });
  }

  /** Adds the context to a quote that was written by an older version or by hand, when its
   * annotation is saved. */
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

  /** Undoes or redoes the last change of any files; undefined if there is none. What was added to
   * the codebook stays there as long as it is in use. */
  replay(direction: 'undo' | 'redo'): Promise<Replayed | undefined> {
    return this.inQueue(async () => {
      const change = this.history.next(direction);
      if (!change) return undefined;
      const moved = this.history.mover(direction);
      const done: ArticlePath[] = [];
      const refused: ArticlePath[] = [];
      let codebook: Replayed['codebook'];
      let searches: Replayed['searches'];
      const ofArticles = change.parts.flatMap((part) =>
        part.file === 'annotations' && part.isOvertaken === undefined
          ? [{ article: part.article, edits: part.undo, mayGo: part.madeFile === true }]
          : [],
      );
      const isDone = await this.#needs.plans.note(change.label, ofArticles);
      // An actor must be in the codebook while annotations name it.
      const first = direction === 'undo' ? 'annotations' : 'codebook';
      for (const part of change.parts.toSorted(
        (a, b) => Number(b.file === first) - Number(a.file === first),
      )) {
        if (part.file === 'codebook') {
          const [outcome, inverse] = await this.#codebook.replay(part.undo);
          codebook = outcome;
          if (inverse) moved({ file: 'codebook', undo: inverse });
        } else if (part.file === 'searches') {
          const { besides, undo } = part;
          const edited = this.#needs.searchesFile.edit(undo);
          searches = edited.kind === 'edited' ? 'done' : 'refused';
          if (edited.kind === 'edited') {
            moved({ file: 'searches', undo: edited.inverse, besides });
            await besides?.(direction);
          } else if (edited.reason !== 'unreadable') {
            // Reported once, it must not block the changes before it.
            this.history.drop(part);
          }
        } else {
          const { article, undo, isOvertaken, madeFile = false } = part;
          if (isOvertaken) {
            // Reported once, it must not block the changes before it.
            this.history.drop(part);
            refused.push(article);
            continue;
          }
          const remember = (inverse: readonly AnnotationFileEdit[], isMade: boolean): void =>
            moved({ file: 'annotations', article, undo: inverse, madeFile: isMade });
          const edited = await this.#apply(article, undo, remember, madeFile);
          (edited.kind === 'refused' ? refused : done).push(article);
          if (edited.kind === 'refused' && isForGood(edited)) this.history.drop(part);
        }
        await this.#needs.environment.yieldToHost();
      }
      isDone();
      return { label: change.label, done, refused, codebook, searches };
    });
  }

  /** Changes the metadata of the article; not in the history. */
  describe(path: ArticlePath, article: Partial<ArticleMetadata>): Promise<EditedText> {
    return this.inQueue(() => this.#apply(path, [{ kind: 'describe', article }]));
  }

  /** To be called when a path changed: changes are then undone where the article is now. */
  moved(from: string, to: string): void {
    this.history.articleMoved((article) => movedPath(article, from, to));
  }

  /** Another program changed the same in an annotation file: these changes can no longer be undone.
   * Queued, since the disputed change may just be entering the history. */
  discard(annotationFile: string, disputes: readonly Dispute[]): void {
    const article = this.#needs.annotationFiles.articleOf(annotationFile);
    if (article === undefined) return;
    void this.inQueue(() => {
      this.history.discard(article, (edit) => disputes.some((one) => isDisputed(edit, one)));
      return Promise.resolve();
    });
  }

  /** Another program changed an annotation file: changes of the same annotations cannot be undone
   * any more, since that would silently overwrite its changes. */
  changedElsewhere(annotationFile: string, before: string, now: string | undefined): void {
    const { annotationFiles, index } = this.#needs;
    const article = annotationFiles.articleOf(annotationFile);
    if (article === undefined || now === undefined) return;
    void this.inQueue(() => {
      // Most files are only changed by other programs, and reading one is slow.
      if (this.history.isAbout(article)) {
        const [old, fresh] = [before, now].map((text) => parseAnnotationFile(text, index.codebook));
        if (old?.kind === 'annotations' && fresh?.kind === 'annotations') {
          this.history.overtake(article, isChangedBetween(old.file, fresh.file));
        }
      }
      return Promise.resolve();
    });
  }

  /** Shows the wanted content of an annotation file, which after a dispute may differ from what is
   * shown. */
  showWanted(annotationFile: string): void {
    const { annotationFiles, problems, rows } = this.#needs;
    const wanted = annotationFiles.wanted(annotationFile);
    if (wanted === undefined || problems.all.get(annotationFile)?.text === wanted) return;
    const article = annotationFiles.articleOf(annotationFile);
    if (article !== undefined) void this.inQueue(() => rows.read(article));
  }

  inQueue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch((error: unknown) =>
      this.#needs.environment.log.error('changing an annotation file', error),
    );
    return turn;
  }

  async settled(): Promise<void> {
    await this.#turn;
  }

  /** Updates the history before the change is announced: listeners ask whether it can be undone. */
  async #apply(
    path: ArticlePath,
    edits: readonly AnnotationFileEdit[],
    remember?: (inverse: readonly AnnotationFileEdit[], madeFile: boolean) => void,
    mayGo = false,
  ): Promise<EditedText> {
    const { annotationFiles, check, rows } = this.#needs;
    const edited = await annotationFiles.edit(path, edits, mayGo);
    if (edited.kind === 'edited') {
      remember?.(edited.inverse, edited.isMade);
      await rows.read(path);
      check.soon();
    }
    return edited;
  }
}

/** Undefined where nothing was added, as for an alias that the entry already has. */
function partOf(undo: CodebookInverse): Extract<ChangePart, { file: 'codebook' }> | undefined {
  return undo.edits.length > 0 ? { file: 'codebook', undo } : undefined;
}

/** True if the target of the edit is gone, or the edit is already made; a file that cannot be read
 * now may be readable later. */
function isForGood({ reason }: RefusedEdit): boolean {
  return reason === 'no-such-id' || reason === 'duplicate-id';
}

function hasSameQuote({ quote: a }: Annotation, { quote: b }: Annotation): boolean {
  return (
    a.length === b.length &&
    a.every((part, i) => part.exact === b[i]?.exact && part.start === b[i].start)
  );
}
