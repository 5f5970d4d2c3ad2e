import {
  CODEBOOK_FILE,
  EMPTY_CODEBOOK,
  replacementOf,
  type AnnotationFileEdit,
  type ArticlePath,
  type Codebook,
  type CodebookEdit,
  type EditedCodebook,
  type TextEdit,
} from '../core';
import { AnnotationFiles } from './files/annotationFiles';
import { ArticleChanges, type ArticleEdits } from './articles/articleChanges';
import type { ArticleState } from './articles/articleState';
import { ArticleMoves } from './articles/articleMoves';
import { ArticleRows, fileOf } from './corpusIndex/articleRows';
import { CodebookFile, type KnownCodebook } from './files/codebookFile';
import { CorpusIndex } from './corpusIndex/corpusIndex';
import type { CorpusOptions } from './corpusOptions';
import { CorpusReading } from './corpusIndex/corpusReading';
import { CorpusScans, type ArticlesRead } from './corpusIndex/corpusScans';
import { DroppedFiles } from './files/droppedFiles';
import type { EarlierPlaces } from './articles/earlierPlaces';
import type { SaveOutcome } from './files/editedFile';
import { Emitter } from './emitter';
import type { History } from './history/history';
import { OldTexts, type ReplacedArticle } from './history/oldTexts';
import { OpenArticles } from './articles/openArticles';
import type { CorpusFiles, World } from './ports';
import { ProblemList, type FileProblems } from './files/problemList';
import { readArticle, type ReadArticle } from './articles/readArticle';

/** One corpus over time: codebook, articles, annotation files; the one owner of their state. Host
 * events come in as verbs, changes go out as events. */
export class Corpus {
  readonly index: CorpusIndex;
  readonly moves: ArticleMoves;
  readonly drops: DroppedFiles;
  readonly #files: CorpusFiles;
  readonly #world: World;
  readonly #options: CorpusOptions;
  readonly #open: OpenArticles;
  readonly #codebookFile: CodebookFile;
  readonly #annotationFiles: AnnotationFiles;
  readonly #problems: ProblemList;
  readonly #rows: ArticleRows;
  readonly #changes: ArticleChanges;
  readonly #oldTexts: OldTexts;
  readonly #scans: CorpusScans;
  readonly #reading: CorpusReading;

  readonly #stateChanges: Emitter<ArticleState>;
  readonly #saves: Emitter<SaveOutcome>;
  readonly #problemChanges: Emitter<string>;
  readonly #replacements: Emitter<ReplacedArticle>;
  readonly #readings: Emitter<ArticlesRead>;

  constructor(files: CorpusFiles, world: World, options: CorpusOptions) {
    const report = (error: unknown): void => world.log.error('a listener of the corpus', error);
    [this.#files, this.#world, this.#options] = [files, world, options];
    this.index = new CorpusIndex(EMPTY_CODEBOOK, report);
    this.#stateChanges = new Emitter(report);
    this.#saves = new Emitter(report);
    this.#problemChanges = new Emitter(report);
    this.#replacements = new Emitter(report);
    this.#readings = new Emitter(report);
    this.#open = new OpenArticles({ index: this.index, changes: this.#stateChanges, world });
    // Of a file that no article is read from nothing but that is said: it may be known by chance.
    this.#problems = new ProblemList(this.#problemChanges, (path) =>
      this.#annotationFiles.isRead(path) ? this.#annotationFiles.wanted(path) : undefined,
    );
    const changed = (path: string): void => void this.filesChanged([path]);
    this.#codebookFile = new CodebookFile(files, this.#saves, world, () => changed(CODEBOOK_FILE));
    this.drops = new DroppedFiles({
      files,
      kept: options.kept,
      index: this.index,
      openText: (path) => this.state(path)?.text,
      history: () => this.history,
      articleOf: (path) => this.articleOfAnnotations(path),
      changed: (paths) => this.filesChanged(paths),
      report,
      breathe: world.breathe,
    });
    this.#annotationFiles = new AnnotationFiles({
      files,
      index: this.index,
      drops: this.drops,
      saves: this.#saves,
      codebook: () => this.codebook,
      coder: options.coder,
      changed,
    });
    this.#oldTexts = new OldTexts(options.kept, world.breathe, options.committedText);
    const needs = {
      oldTexts: this.#oldTexts,
      files,
      world,
      index: this.index,
      open: this.#open,
      annotationFiles: this.#annotationFiles,
      problems: this.#problems,
    };
    const { largestOpened = Infinity, largestText } = options;
    const dictionary = () => this.knownCodebook.dictionary;
    this.#rows = new ArticleRows({ ...needs, largestOpened, largestText, dictionary });
    this.#scans = new CorpusScans({
      ...needs,
      rows: this.#rows,
      codebookText: () => this.knownCodebook.readFrom,
      coder: options.coder,
      largestText,
    });
    this.#reading = new CorpusReading({
      ...needs,
      codebookFile: this.#codebookFile,
      rows: this.#rows,
      scans: this.#scans,
      useCodebook: () => this.#useCodebook(),
      told: (read) => this.#readings.fire(read),
      lookedAtAll: () => this.drops.lookedAtAll(),
    });
    this.#changes = new ArticleChanges({ ...needs, rows: this.#rows });
    this.moves = new ArticleMoves({ ...needs, changes: this.#changes });
    this.#saves.event((outcome) => {
      if (outcome.kind === 'disputed') this.#changes.forget(outcome.path, outcome.disputes);
      this.#changes.showWanted(outcome.path);
    });
  }

  get history(): History {
    return this.#changes.history;
  }

  /** An open article has a new state: of its text, its annotations or the codebook. */
  get onDidChangeState() {
    return this.#stateChanges.event;
  }

  get onDidSave() {
    return this.#saves.event;
  }

  /** The text of an article was replaced by another program, now or while it was closed. */
  get onDidReplace() {
    return this.#replacements.event;
  }

  /** How far the reading of all articles is. */
  get onDidRead() {
    return this.#readings.event;
  }

  /** The problems of the file at a path changed. */
  get onDidChangeProblems() {
    return this.#problemChanges.event;
  }

  get codebook(): Codebook {
    return this.index.codebook;
  }

  /** The codebook with its text, places and dictionary. */
  get knownCodebook(): KnownCodebook {
    return this.#codebookFile.known;
  }

  state(path: ArticlePath): ArticleState | undefined {
    return this.#open.get(path);
  }

  /** Problems of codebook and annotation files by path; lost quotes are in the rows. */
  get problems(): ReadonlyMap<string, FileProblems> {
    return this.#problems.all;
  }

  isArticle(path: string): boolean {
    return this.#files.isArticle(path);
  }

  /** The annotation file that an article is read from and written to. */
  annotationPath(path: ArticlePath): string {
    return this.#annotationFiles.pathOf(path);
  }

  /** The article that an annotation file belongs to, if it exists. */
  articleOfAnnotations(path: string): ArticlePath | undefined {
    return this.#annotationFiles.articleOf(path);
  }

  /** The text and mentions of any article, open or closed; read when asked, kept by nobody. */
  readArticle(path: ArticlePath): Promise<ReadArticle | undefined> {
    const { dictionary } = this.knownCodebook;
    return readArticle(
      { files: this.#files, world: this.#world, index: this.index, open: this.#open, dictionary },
      path,
    );
  }

  /** Reads codebook and articles, in slices or beside. Called again, it finds what has changed. */
  load(cancelled: () => boolean = () => false): Promise<void> {
    return this.#reading.load(cancelled);
  }

  /** For what leaves the editor, of which nobody sees that the half is missing: reads what is not read yet.
   * True when all articles are read. */
  readWhole(cancelled: () => boolean): Promise<boolean> {
    return this.#reading.loadWhole(cancelled);
  }

  /** Stops a reading of all articles that runs; the next `load` goes on. */
  stopReading(): void {
    this.#reading.stop();
  }

  /** Makes the article's state known from now on; reads its annotation file first. */
  async open(path: ArticlePath, text: string, clean: boolean): Promise<void> {
    this.#annotationFiles.exists(path, true);
    this.#rows.tellText(path, text, clean);
    const read = await this.#rows.readAnnotations(path);
    const file = fileOf(read.parsed);
    const { placed, wasReplaced } = await this.#oldTexts.place(path, text, file.annotations);
    this.#open.open({
      path,
      text,
      clean,
      file,
      placed,
      stale: read.parsed?.kind === 'refused',
      dictionary: this.knownCodebook.dictionary,
      waits: text.length > this.#options.largestText(),
    });
    if (wasReplaced) this.#replacements.fire({ path, ...replacementOf(placed) });
    // While the older text was looked up, the annotation file may have changed, or be another coder's by now.
    if (!this.#annotationFiles.isAsRead(path, read)) await this.#rows.read(path);
    this.#remember(path);
  }

  /** The text of an open article changed; edits in offsets of the text before. */
  edit(path: ArticlePath, edits: readonly TextEdit[], newText: string): void {
    this.#open.edit(path, edits, newText);
    // What is corrected is gone at once; what goes wrong is reported when it is saved.
    if (this.#problems.all.has(path)) this.#tellText(path);
  }

  /** It was another program that changed the text; `before`: that text, with the places in it. */
  replaced(path: ArticlePath, before: EarlierPlaces): void {
    this.#open.replaced(path, before);
    const after = this.#open.get(path)?.placed;
    if (after) this.#replacements.fire({ path, ...replacementOf(after, before.placed) });
  }

  /** Matches an open text above the limit after all: the user asked for it. Resolves at its end;
   * `tell` hears the share that is done, 0 to 1. */
  match(path: ArticlePath, tell?: (done: number) => void): Promise<void> {
    return this.#open.match(path, tell);
  }

  /** The user does not want to wait for what `match` was asked for. */
  stopMatching(path: ArticlePath): void {
    this.#open.stopMatching(path);
  }

  /** The bytes of an open article can be decoded now, or no longer. */
  decoded(path: ArticlePath, clean: boolean): void {
    const state = this.#open.get(path);
    if (!state) return;
    this.#rows.tellText(path, state.text, clean);
    this.#open.decoded(path, clean);
  }

  /** What was typed and not saved is gone: the row is that of the file again. */
  async close(path: ArticlePath): Promise<void> {
    this.#remember(path);
    this.#scans.changed(path);
    if (!this.#open.close(path)) return;
    await this.#rows.guarded(path, () => this.#rows.readClosed(path));
    // Its file is gone, perhaps since long: then its annotation file is without an article.
    if (!this.index.has(path)) this.#rows.checkSoon();
  }

  /** The article was saved: changed words go into the annotation file, with the old ones as `was`. */
  async saved(path: ArticlePath): Promise<void> {
    this.#open.saved(path);
    this.#tellText(path);
    await this.#changes.saved(path);
    this.#remember(path);
  }

  #tellText(path: ArticlePath): void {
    const state = this.#open.get(path);
    if (state) this.#rows.tellText(path, state.text, state.clean);
  }

  /** Changes an article's annotation file: shown at once, saved behind, undoable. */
  change(path: ArticlePath, edits: readonly AnnotationFileEdit[], label: string) {
    return this.#changes.change(path, edits, label);
  }

  /** The same of several articles, each at most once, as one step; tells the outcome of each. */
  changeTogether(changes: readonly ArticleEdits[], label: string) {
    return this.#changes.changeTogether(changes, label);
  }

  /** Takes back, or does again, the last change of any articles; undefined if there is none. */
  replay(direction: 'undo' | 'redo') {
    return this.#changes.replay(direction);
  }

  /** All annotation files of an article, of which there may be one for each coder. */
  annotationPaths(path: ArticlePath): readonly string[] {
    return this.#annotationFiles.filesOf(path);
  }

  /** Adds to the codebook, in steps; the same guarantees as for annotation files. */
  async changeCodebook(edits: readonly CodebookEdit[]): Promise<EditedCodebook> {
    const edited = await this.#codebookFile.edit(edits);
    if (edited.kind === 'edited' && this.#useCodebook()) this.#reading.readAgain();
    return edited;
  }

  /** Files were made, changed or removed, in the editor or outside. Compares contents, since file
   * events come doubled, late and for our own writes. */
  filesChanged(paths: Iterable<string>): Promise<void> {
    return this.#reading.filesChanged(paths);
  }

  /** Tries again to write what could not be written. */
  saveAgain(): void {
    this.#codebookFile.saveAgain();
    this.#annotationFiles.saveAgain();
  }

  /** Resolves when nothing waits to be written. */
  async settled(): Promise<void> {
    await this.#changes.settled();
    await this.#codebookFile.settled();
    await this.#annotationFiles.settled();
  }

  dispose(): void {
    this.index.dispose();
    const told = [this.#stateChanges, this.#saves, this.#problemChanges, this.#readings];
    for (const emitter of told) emitter.dispose();
  }

  /** True if there is another codebook than before. */
  #useCodebook(): boolean {
    const { codebook, dictionary, text, problems } = this.knownCodebook;
    this.#problems.setOwn(CODEBOOK_FILE, text, problems);
    if (codebook === this.codebook) return false;
    this.index.setCodebook(codebook);
    this.#open.recode(dictionary);
    return true;
  }

  /** Behind: nobody waits for it. */
  #remember(path: ArticlePath): void {
    const state = this.#open.get(path);
    if (state) void this.#oldTexts.remember(state);
  }
}
