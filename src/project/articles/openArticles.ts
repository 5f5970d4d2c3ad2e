import type { AnnotationFile, AnnotationId, ArticlePath, Dictionary, TextEdit } from '../../core';
import {
  annotateState,
  confirmedState,
  editState,
  matchState,
  openState,
  recodeState,
  type ArticleState,
  type OpenedArticle,
  rememberedState,
  replacedState,
} from './articleState';
import type { EarlierPlaces } from './earlierPlaces';
import { stateRow } from './articleMentions';
import type { CorpusIndex } from '../corpusIndex/corpusIndex';
import type { Emitter } from '../emitter';
import type { Environment } from '../ports';
import { LONG_TEXT, matchesAfterChanges, matchInSlices } from './slicedMatching';

interface Needs {
  readonly index: CorpusIndex;
  readonly changes: Emitter<ArticleState>;
  readonly environment: Environment;
}

/** The open articles of a corpus: the one place that replaces their states and their rows. */
export class OpenArticles {
  readonly #needs: Needs;
  readonly #states = new Map<ArticlePath, ArticleState>();
  /** Texts that are being matched in slices. */
  readonly #matching = new Map<ArticlePath, Matching>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get(path: ArticlePath): ArticleState | undefined {
    return this.#states.get(path);
  }

  get paths(): readonly ArticlePath[] {
    return [...this.#states.keys()];
  }

  has(path: ArticlePath): boolean {
    return this.#states.has(path);
  }

  /** With `waits` the text is matched on demand only. */
  open(opened: OpenedArticle): void {
    const isLong = opened.text.length > LONG_TEXT;
    this.#set(openState(opened, isLong));
    if (isLong && !opened.waits) void this.#matchInSlices(opened.path, opened.dictionary);
  }

  close(path: ArticlePath): boolean {
    this.#matching.delete(path);
    return this.#states.delete(path);
  }

  edit(path: ArticlePath, edits: readonly TextEdit[], newText: string): void {
    const before = this.#states.get(path);
    if (!before || newText === before.text) return;
    const { state, touched } = editState(before, edits, newText);
    this.#states.set(path, state);
    // Typing beside the quotes changes nothing that is derived: no view has to count again.
    this.#needs.index.set(path, () => stateRow(state), touched ? 'tell' : 'quietly');
    this.#needs.changes.fire(state);
    if (before.matches && !state.matches) void this.#matchInSlices(path, state.dictionary);
  }

  /** `before`: the text that another program changed, with the places in it. */
  replaced(path: ArticlePath, before: EarlierPlaces): void {
    const state = this.#states.get(path);
    if (!state) return;
    const next = replacedState(state, before);
    if (next.version === state.version) this.#states.set(path, next);
    else this.#set(next);
  }

  saved(path: ArticlePath): void {
    const state = this.#states.get(path);
    if (state) this.#states.set(path, rememberedState(state));
  }

  annotate(path: ArticlePath, file: AnnotationFile | undefined, stale: boolean): void {
    const state = this.#states.get(path);
    if (state) this.#set(annotateState(state, file ?? state.file, stale));
  }

  /** To be called when a person has confirmed the places of annotations. */
  confirm(path: ArticlePath, ids: ReadonlySet<AnnotationId>): void {
    const state = this.#states.get(path);
    if (state && ids.size > 0) this.#set(confirmedState(state, ids));
  }

  /** To be called when the codebook changed. A long text keeps its old marks until the new ones are
   * found. */
  recode(dictionary: Dictionary): void {
    for (const state of this.#states.values()) {
      const { path, text, matches } = state;
      const isWanted = matches !== undefined || this.#matching.has(path);
      const isSliced = text.length > LONG_TEXT && isWanted;
      if (!isSliced || !matches) this.#set(recodeState(state, dictionary));
      if (isSliced) void this.#matchInSlices(path, dictionary);
    }
  }

  /** Matches a text that waits. Resolves when that is done or was cancelled. `report` gets the
   * share that is done, 0 to 1. */
  async match(path: ArticlePath, report?: (done: number) => void): Promise<void> {
    const state = this.#states.get(path);
    if (!state?.waits) return;
    if (state.text.length <= LONG_TEXT) {
      this.#set(matchState({ ...state, waits: false }));
      return;
    }
    this.#set({ ...state, version: state.version + 1, waits: false });
    await this.#matchInSlices(path, state.dictionary, report);
  }

  /** Stops the matching that `match` started: the text waits again. */
  stopMatching(path: ArticlePath): void {
    const state = this.#states.get(path);
    if (!this.#matching.delete(path) || !state || state.matches) return;
    this.#set({ ...state, version: state.version + 1, waits: true });
  }

  decoded(path: ArticlePath, clean: boolean): void {
    const state = this.#states.get(path);
    if (state && state.clean !== clean) {
      this.#set({ ...state, version: state.version + 1, clean });
    }
  }

  #set(state: ArticleState): void {
    this.#states.set(state.path, state);
    this.#needs.index.set(state.path, () => stateRow(state));
    this.#needs.changes.fire(state);
  }

  /** One matching at a time for each text: the one that runs notices that another dictionary is
   * wanted. */
  #matchInSlices(
    path: ArticlePath,
    dictionary: Dictionary,
    report?: (done: number) => void,
  ): Promise<void> {
    const running = this.#matching.get(path);
    if (running) {
      running.dictionary = dictionary;
      return running.done;
    }
    const matching: Matching = { dictionary, done: Promise.resolve() };
    this.#matching.set(path, matching);
    matching.done = this.#matchUntilDone(path, matching, report);
    return matching.done;
  }

  async #matchUntilDone(
    path: ArticlePath,
    matching: Matching,
    report: ((done: number) => void) | undefined,
  ): Promise<void> {
    const isRunning = (): boolean => this.#matching.get(path) === matching;
    while (isRunning()) {
      const { dictionary } = matching;
      const before = this.#states.get(path);
      if (!before) break;
      const isWanted = (): boolean => isRunning() && matching.dictionary === dictionary;
      const whole = await matchInSlices(
        { ...before, dictionary },
        this.#needs.environment,
        isWanted,
        report,
      );
      const now = this.#states.get(path);
      if (!whole || !now || !isWanted()) continue;
      const matches = matchesAfterChanges(whole, { ...now, dictionary }, before.text);
      if (!matches) continue;
      this.#matching.delete(path);
      this.#set({ ...now, version: now.version + 1, dictionary, matches });
    }
  }
}

interface Matching {
  /** The dictionary to match with. */
  dictionary: Dictionary;
  done: Promise<void>;
}
