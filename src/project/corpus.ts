import {
  replacementOf,
  type AnnotationFileEdit,
  type ArticlePath,
  type Codebook,
  type Refactoring,
  type SeenWork,
  type TextEdit,
} from '../core';
import type { CoderReadings } from './coders/coderReadings';
import type { ChangeWatch, CorpusEdits, SearchesChange } from './history/corpusEdits';
import type { ArticleState } from './articles/articleState';
import type { ArticleMoves } from './articles/articleMoves';
import { fileOf } from './corpusIndex/articleRows';
import type { KnownCodebook } from './files/codebookFile';
import type { CorpusIndex } from './corpusIndex/corpusIndex';
import type { CorpusOptions } from './corpusOptions';
import { corpusParts } from './corpusParts';
import type { DroppedFiles } from './files/droppedFiles';
import type { EarlierPlaces } from './articles/earlierPlaces';
import type { PlannedRefactoring, RefactorOptions } from './jobs/plannedRefactoring';
import type { Plans } from './jobs/plans';
import type { ChangeLabel, UndoHistory } from './history/undoHistory';
import type { CorpusFiles, Environment } from './ports';
import type { FileProblems } from './files/problemList';
import type { SearchesFile } from './files/searchesFile';
import { readArticle, type ReadArticle } from './articles/readArticle';

/** One corpus over time: codebook, articles, annotation files; the one owner of their state. The
 * host calls methods for its events, and changes are announced as events. */
export class Corpus {
  readonly index: CorpusIndex;
  readonly moves: ArticleMoves;
  readonly drops: DroppedFiles;
  readonly coders: CoderReadings;
  /** The shared searches, which lie beside the codebook. */
  readonly searches: SearchesFile;
  readonly #files: CorpusFiles;
  readonly #environment: Environment;
  readonly #options: CorpusOptions;
  readonly #parts: ReturnType<typeof corpusParts>;

  constructor(files: CorpusFiles, environment: Environment, options: CorpusOptions) {
    // A setting may name a machine, which codes nothing here.
    const coder = (): string => {
      const named = options.coder();
      return this.index.codebook.machines.has(named) ? '' : named;
    };
    [this.#files, this.#environment, this.#options] = [files, environment, { ...options, coder }];
    this.#parts = corpusParts(files, environment, this.#options);
    const { index, moves, drops, coders, searchesFile } = this.#parts;
    [this.index, this.moves, this.drops, this.coders] = [index, moves, drops, coders];
    this.searches = searchesFile;
  }

  /** What is noted of changes of several files, until all are saved. */
  get plans(): Plans {
    return this.#parts.plans;
  }

  get history(): UndoHistory {
    return this.#parts.changes.history;
  }

  /** Fires when an open article has a new state: of its text, its annotations or the codebook. */
  get onDidChangeState() {
    return this.#parts.stateChanges.event;
  }

  get onDidSave() {
    return this.#parts.saves.event;
  }

  /** Fires when another program replaced the text of an article, now or while it was closed. */
  get onDidReplace() {
    return this.#parts.replacements.event;
  }

  /** Fires with the progress of reading all articles. */
  get onDidRead() {
    return this.#parts.readings.event;
  }

  /** Fires with the path of a file whose problems changed. */
  get onDidChangeProblems() {
    return this.#parts.problemChanges.event;
  }

  get codebook(): Codebook {
    return this.index.codebook;
  }

  /** The codebook with its text, places and dictionary. */
  get knownCodebook(): KnownCodebook {
    return this.#parts.codebookFile.known;
  }

  state(path: ArticlePath): ArticleState | undefined {
    return this.#parts.open.get(path);
  }

  /** Problems of codebook and annotation files by path; lost quotes are in the rows. */
  get problems(): ReadonlyMap<string, FileProblems> {
    return this.#parts.problems.all;
  }

  isArticle(path: string): boolean {
    return this.#files.isArticle(path);
  }

  /** The annotation file that an article is read from and written to. */
  annotationPath(path: ArticlePath): string {
    return this.#parts.annotationFiles.pathOf(path);
  }

  /** The text of that file, with all changes; undefined if it was never read. */
  annotationText(path: ArticlePath): string | undefined {
    return this.#parts.annotationFiles.wanted(this.annotationPath(path));
  }

  /** Which work of coders the user sees. */
  get seen(): SeenWork {
    return this.#parts.annotationFiles.seen;
  }

  /** The current coder's id; '' where there is none, and for who directs the study. */
  get coder(): string {
    return this.#options.coder();
  }

  /** Whether the user said that they direct the study. */
  get isDirected(): boolean {
    return this.#options.directs?.() ?? false;
  }

  /** True if that file is there. */
  hasAnnotationFile(path: ArticlePath): boolean {
    return this.#parts.ledger.has(this.annotationPath(path));
  }

  /** The article that an annotation file belongs to, if it exists. */
  articleOfAnnotations(path: string): ArticlePath | undefined {
    return this.#parts.annotationFiles.articleOf(path);
  }

  /** The text and mentions of any article, open or closed; read when asked and not kept. */
  readArticle(path: ArticlePath): Promise<ReadArticle | undefined> {
    const { dictionary } = this.knownCodebook;
    return readArticle(
      {
        files: this.#files,
        environment: this.#environment,
        index: this.index,
        open: this.#parts.open,
        dictionary,
      },
      path,
    );
  }

  /** Reads codebook and articles, in slices or by a scan of the host. Called again, it finds what
   * has changed. */
  load(cancelled: () => boolean = () => false): Promise<void> {
    this.coders.discard();
    return this.#parts.reading.load(cancelled);
  }

  /** Reads what is not read yet, for exports and reports, in which a missing half would not show.
   * True when all articles are read. */
  readWhole(cancelled: () => boolean): Promise<boolean> {
    return this.#parts.reading.loadWhole(cancelled);
  }

  /** Stops the reading of all articles; the next `load` continues it. */
  stopReading(): void {
    this.#parts.reading.stop();
  }

  /** Opens an article, which has a state from then on; reads its annotation file first. */
  async open(path: ArticlePath, text: string, clean: boolean): Promise<void> {
    this.#parts.ledger.setExists(path, true);
    this.#parts.rows.tellText(path, text, clean);
    const read = await this.#parts.rows.readAnnotations(path);
    const file = fileOf(read.parsed);
    const { placed, wasReplaced, isSeen } = await this.#parts.oldTexts.place(path, text, file);
    this.#parts.open.open({
      path,
      text,
      clean,
      file,
      placed,
      stale: read.parsed?.kind === 'refused',
      isSeen,
      dictionary: this.knownCodebook.dictionary,
      waits: text.length > this.#options.largestText(),
    });
    if (wasReplaced) this.#parts.replacements.fire({ path, ...replacementOf(placed) });
    // While the older text was looked up, the annotation file may have changed, or be another
    // coder's now.
    if (!this.#parts.annotationFiles.isAsRead(path, read)) await this.#parts.rows.read(path);
    this.#remember(path);
  }

  /** Takes over the edited text of an open article; edits in offsets of the text before. */
  edit(path: ArticlePath, edits: readonly TextEdit[], newText: string): void {
    this.#parts.open.edit(path, edits, newText);
    // A corrected problem disappears at once; a new one is reported on saving.
    if (this.#parts.problems.all.has(path)) this.#tellText(path);
  }

  /** Takes over a text that another program changed; `before`: the text until then, with the places
   * in it. */
  replaced(path: ArticlePath, before: EarlierPlaces): void {
    this.#parts.open.replaced(path, before);
    const after = this.#parts.open.get(path)?.placed;
    if (after) this.#parts.replacements.fire({ path, ...replacementOf(after, before.placed) });
  }

  /** Matches an open text above the limit, on the user's request. Resolves at its end; `report`
   * gets the share that is done, 0 to 1. */
  match(path: ArticlePath, report?: (done: number) => void): Promise<void> {
    return this.#parts.open.match(path, report);
  }

  /** Stops what `match` began. */
  stopMatching(path: ArticlePath): void {
    this.#parts.open.stopMatching(path);
  }

  /** Stores whether the bytes of an open article can be decoded. */
  decoded(path: ArticlePath, clean: boolean): void {
    const state = this.#parts.open.get(path);
    if (!state) return;
    this.#parts.rows.tellText(path, state.text, clean);
    this.#parts.open.decoded(path, clean);
  }

  /** Closes an article: what was typed and not saved is lost, and the row is that of the file
   * again. */
  async close(path: ArticlePath): Promise<void> {
    this.#remember(path);
    this.#parts.ledger.changed(path);
    if (!this.#parts.open.close(path)) return;
    await this.#parts.rows.guarded(path, () => this.#parts.rows.readClosed(path));
    // Its file is gone, perhaps since long: then its annotation file is without an article.
    if (!this.index.has(path)) this.#parts.check.soon();
  }

  /** To be called when the article was saved: changed words go into the annotation file, with the
   * old ones as `was`. */
  async saved(path: ArticlePath): Promise<void> {
    this.#parts.open.saved(path);
    this.#tellText(path);
    await this.#parts.changes.saved(path);
    this.#remember(path);
  }

  #tellText(path: ArticlePath): void {
    const state = this.#parts.open.get(path);
    if (state) this.#parts.rows.tellText(path, state.text, state.clean);
  }

  /** Changes an article's annotation file: shown at once, saved in the background, undoable. */
  change(path: ArticlePath, edits: readonly AnnotationFileEdit[], label: ChangeLabel) {
    return this.#parts.changes.change(path, edits, label);
  }

  /** Notes in an article's file what happened, such as that something was shown: no undo takes it
   * back. */
  note(path: ArticlePath, edits: readonly AnnotationFileEdit[]) {
    return this.#parts.changes.note(path, edits);
  }

  /** Changes the codebook and several annotation files, as one undo step. */
  make(edits: CorpusEdits, label: ChangeLabel, watch?: ChangeWatch) {
    return this.#parts.changes.make(edits, label, watch);
  }

  /** What a refactoring would change in all files; undefined where it was cancelled. */
  planRefactoring(refactoring: Refactoring, watch?: ChangeWatch) {
    return this.#parts.changes.planRefactoring(refactoring, watch);
  }

  /** Does what was planned, all of it or nothing, as one undo step. */
  refactor(plan: PlannedRefactoring, label: ChangeLabel, options?: RefactorOptions) {
    return this.#parts.changes.refactor(plan, label, options);
  }

  /** Changes the shared searches: known at once, saved in the background, and one undo step. */
  changeSearches(change: SearchesChange, label: string) {
    return this.#parts.changes.changeSearches(change, label);
  }

  /** Undoes or redoes the last change of any files; undefined if there is none. */
  replay(direction: 'undo' | 'redo') {
    return this.#parts.changes.replay(direction);
  }

  /** All annotation files of an article; there may be one for each coder. */
  annotationPaths(path: ArticlePath): readonly string[] {
    return this.#parts.annotationFiles.filesOf(path);
  }

  /** All files of the corpus that are known, also those of coders whose work is not shown. */
  get paths(): readonly string[] {
    return this.#parts.ledger.paths;
  }

  /** All annotation files whose article exists, each with that article. Linear in the files. */
  annotationFiles(): readonly (readonly [file: string, article: ArticlePath])[] {
    return this.#parts.annotationFiles.withArticles();
  }

  /** To be called when files were created, changed or removed, in the editor or outside. Compares
   * contents, since file events come twice, late, and for this program's own writes. */
  filesChanged(paths: Iterable<string>): Promise<void> {
    const all = [...paths];
    for (const path of all) this.coders.changed(path);
    return this.#parts.reading.filesChanged(all);
  }

  /** Tries again to write what could not be written. */
  saveAgain(): void {
    for (const file of this.#parts.writtenFiles) file.saveAgain();
  }

  /** Resolves when nothing waits to be written. */
  async settled(): Promise<void> {
    const { changes, plans, writtenFiles } = this.#parts;
    for (const one of [changes, ...writtenFiles, plans]) await one.settled();
  }

  dispose(): void {
    for (const part of this.#parts.disposables) part.dispose();
  }

  /** Keeps the article's text in the background. */
  #remember(path: ArticlePath): void {
    const state = this.#parts.open.get(path);
    if (state) void this.#parts.oldTexts.remember(state);
  }
}
