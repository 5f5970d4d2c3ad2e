import {
  completeEdits,
  contextOfText,
  isChangedBetween,
  isDisputed,
  isSeenText,
  normalizeText,
  parseAnnotationFile,
  type Annotation,
  type AnnotationFileEdit,
  type AnnotationId,
  type ArticleMetadata,
  type ArticlePath,
  type CodebookEdit,
  type CodebookInverse,
  type Dispute,
  type EditedCodebook,
  type EditedSearches,
  type EditedText,
  type Refactoring,
} from '../../core';
import { CodebookChanges, type CodebookNeeds } from './codebookChanges';
import type {
  ArticleEdits,
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
import { rewrittenAnnotations, type ArticleState } from '../articles/articleState';
import type {
  PlannedRefactoring,
  RefactorOptions,
  RefactorOutcome,
} from '../jobs/plannedRefactoring';
import type { Plans } from '../jobs/plans';
import { Refactorings } from './refactorings';
import { Replays } from './replays';
import {
  changeName,
  UndoHistory,
  type AnnotationPart,
  type ChangeLabel,
  type ChangePart,
} from './undoHistory';
import type { OpenArticles } from '../articles/openArticles';
import type { Environment } from '../ports';
import type { SearchesFile } from '../files/searchesFile';
import type { ProblemList } from '../files/problemList';

type PlacedNow = Pick<ArticleState, 'text' | 'file' | 'placed'>;

interface Needs extends CodebookNeeds {
  /** Fulfilled when everything was read with the codebook as it is now; never rejects. */
  readonly whenReadAgain: () => Promise<void>;
  readonly notedPlans: NotedPlans;
  readonly plans: Plans;
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
  readonly #replays: Replays;
  readonly #refactorings: Refactorings;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#codebook = new CodebookChanges(needs);
    const shared = { ...needs, history: this.history, codebook: this.#codebook };
    this.#refactorings = new Refactorings(shared);
    this.#replays = new Replays({
      ...shared,
      apply: (part, remember) => this.#apply(part, remember),
    });
  }

  /** To be called when the article was saved: changed words go into the annotation file, with the
   * old ones as `was`. */
  saved(path: ArticlePath): Promise<void> {
    return this.inQueue(async () => {
      const state = this.#needs.open.get(path);
      if (!state || state.stale) return;
      const changed = rewrittenAnnotations(state);
      const renewed = state.isSeen ? await this.#renewed(state, new Set(changed)) : [];
      const edits = [...changed, ...renewed].map((annotation): AnnotationFileEdit => ({
        kind: 'replace',
        annotation,
      }));
      if (edits.length === 0) return;
      await this.#apply({ article: path, edits: completeEdits(state, edits) });
    });
  }

  /** The annotations around which the user has edited names, with those that are there now; in
   * slices, since all quotes are looked at. None where the text changes meanwhile: then the next
   * save comes. */
  async #renewed(
    { file, path, placed, text }: ArticleState,
    changed: ReadonlySet<Annotation>,
  ): Promise<readonly Annotation[]> {
    if (isSeenText(file, text) === true) return [];
    const ids = new Set([...changed].map(({ id }) => id));
    const context = contextOfText(text);
    const renewed: Annotation[] = [];
    for (const [index, one] of placed.entries()) {
      const annotation = ids.has(one.annotation.id) ? undefined : context.renewed(one);
      if (annotation) renewed.push(annotation);
      if (index % IN_ONE_GO === IN_ONE_GO - 1) await this.#needs.environment.yieldToHost();
    }
    return this.#needs.open.get(path)?.text === text ? renewed : [];
  }

  async change(
    path: ArticlePath,
    edits: readonly AnnotationFileEdit[],
    label: ChangeLabel,
  ): Promise<ChangeOutcome> {
    const { articles } = await this.make({ articles: [{ article: path, edits }] }, label);
    return articles.get(path) ?? { kind: 'done' };
  }

  /** Changes several files as one undo step. The refusal of one article does not stop the others:
   * the outcome of each is given. One that is not reached because of `watch` has none. */
  make(
    { codebook = [], articles = [] }: CorpusEdits,
    label: ChangeLabel,
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
      const completed: ArticleEdits[] = [];
      for (const one of articles) completed.push(await this.#completed(one));
      const isDone = await this.#needs.notedPlans.note(changeName(label).label, completed);
      for (const one of completed) {
        const { article, edits, exact, path } = one;
        if (isCancelled?.() === true) break;
        if (outcomes.get(article)?.kind === 'refused') continue;
        report?.(outcomes.size);
        const edited = await this.#apply(one, (undo, madeFile) => {
          waiting.splice(0).forEach(recorded);
          const back = exact && { from: exact.to, to: exact.from };
          recorded({ file: 'annotations', article, path, undo, madeFile, exact: back });
        });
        outcomes.set(article, edited.kind === 'refused' ? edited : { kind: 'done' });
        if (edited.kind !== 'refused') this.#needs.open.confirm(article, confirmedIn(edits));
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
        this.history.recorder(label)({ file: 'searches', undo: [edited.inverse], besides });
      }
      return Promise.resolve(edited);
    });
  }

  /** Edits with what follows from the text. */
  async #completed(given: ArticleEdits): Promise<ArticleEdits> {
    const { article, edits, exact, path } = given;
    if (exact) return given;
    const own = this.#needs.annotationFiles.pathOf(article);
    const isOwn = (path ?? own) === own && edits.length > 0;
    const state = isOwn ? await this.#placedNow(article, edits) : undefined;
    if (!state) return { article, path, edits };
    return { article, path, edits: completeEdits(state, edits) };
  }

  /** The annotations of an open article with their places; of a closed one, where places are
   * confirmed. */
  async #placedNow(
    article: ArticlePath,
    edits: readonly AnnotationFileEdit[],
  ): Promise<PlacedNow | undefined> {
    const { annotationFiles, files, index, open } = this.#needs;
    const state = open.get(article);
    if (state) return state.stale ? undefined : state;
    if (confirmedIn(edits).size === 0) return undefined;
    const read = await files.read(article);
    const { parsed } = await annotationFiles.read(article);
    const placed = index.article(article)?.annotations;
    if (!read?.clean || parsed?.kind !== 'annotations' || !placed) return undefined;
    return { text: normalizeText(read.text), file: parsed.file, placed };
  }

  /** Undoes or redoes the last change of any files; undefined if there is none. What was added to
   * the codebook stays there as long as it is in use. */
  replay(direction: 'undo' | 'redo'): Promise<Replayed | undefined> {
    return this.#together(() => this.#replays.replay(direction));
  }

  /** What a refactoring would change; undefined where it was cancelled. */
  planRefactoring(
    refactoring: Refactoring,
    watch?: ChangeWatch,
  ): Promise<PlannedRefactoring | undefined> {
    return this.inQueue(() => this.#refactorings.plan(refactoring, watch));
  }

  /** Does what was planned, all of it or nothing, as one undo step. */
  refactor(
    plan: PlannedRefactoring,
    label: ChangeLabel,
    options?: RefactorOptions,
  ): Promise<RefactorOutcome> {
    return this.#together(() => this.#refactorings.apply(plan, label, options));
  }

  /** Changes the metadata of the article; not in the history. */
  describe(path: ArticlePath, article: Partial<ArticleMetadata>): Promise<EditedText> {
    return this.note(path, [{ kind: 'describe', article }]);
  }

  /** Notes in an article's file what happened, which cannot be undone; not in the history. */
  note(path: ArticlePath, edits: readonly AnnotationFileEdit[]): Promise<EditedText> {
    return this.inQueue(() => this.#apply({ article: path, edits }));
  }

  /** Changes the codebook; not in the history. */
  editCodebook(edits: readonly CodebookEdit[]): Promise<EditedCodebook> {
    return this.inQueue(() => this.#codebook.edit(edits));
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
      this.history.discard(this.#isOf(annotationFile), (edit) =>
        disputes.some((one) => isDisputed(edit, one)),
      );
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
          this.history.overtake(this.#isOf(annotationFile), isChangedBetween(old.file, fresh.file));
        }
      }
      return Promise.resolve();
    });
  }

  /** Whether a change is one of this annotation file. */
  #isOf(annotationFile: string): (part: AnnotationPart) => boolean {
    const { annotationFiles } = this.#needs;
    return ({ article, path }) => (path ?? annotationFiles.pathOf(article)) === annotationFile;
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

  /** For a change of several files, whose problems are those of all of them together. */
  #together<T>(work: () => Promise<T>): Promise<T> {
    const { problems, whenReadAgain } = this.#needs;
    return this.inQueue(() => problems.held(work, whenReadAgain));
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
    { article, edits, exact, mayGo, path }: ArticleEdits,
    remember?: (inverse: readonly AnnotationFileEdit[], madeFile: boolean) => void,
  ): Promise<EditedText> {
    const { annotationFiles, check, rows } = this.#needs;
    const own = annotationFiles.pathOf(article);
    const target = path ?? own;
    const edited = await annotationFiles.edit(target, edits, mayGo, exact);
    if (edited.kind === 'edited') {
      remember?.(edited.inverse, edited.isMade);
      // An adjudicated file that was made is read from then on.
      if ([own, annotationFiles.pathOf(article)].includes(target)) await rows.read(article);
      check.soon();
    }
    return edited;
  }
}

/** How many quotes are looked at in one go. */
const IN_ONE_GO = 50;

/** Undefined where nothing was added, as for an alias that the entry already has. */
function partOf(undo: CodebookInverse): Extract<ChangePart, { file: 'codebook' }> | undefined {
  return undo.edits.length > 0 ? { file: 'codebook', undo } : undefined;
}

function confirmedIn(edits: readonly AnnotationFileEdit[]): ReadonlySet<AnnotationId> {
  return new Set(
    edits.flatMap((edit) =>
      edit.kind === 'replace' && edit.confirms === true ? [edit.annotation.id] : [],
    ),
  );
}
