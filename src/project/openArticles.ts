import {
  matchSlices,
  toLive,
  type AnnotationFile,
  type ArticlePath,
  type Dictionary,
  type LiveMatches,
  type TextEdit,
} from '../core';
import {
  annotateState,
  editState,
  matchState,
  openState,
  recodeState,
  stateRow,
  type ArticleState,
  type OpenedArticle,
} from './articleState';
import type { CorpusIndex } from './corpusIndex';
import type { Emitter } from './emitter';
import type { World } from './ports';

/** Longest text that is matched in one go, in UTF-16 units: some 15 ms. */
const AT_ONCE = 400_000;
const UNITS_PER_SLICE = 50_000;

interface Needs {
  readonly index: CorpusIndex;
  readonly changes: Emitter<ArticleState>;
  readonly world: World;
}

/** The open articles of a corpus: the one place that replaces their states and their rows. */
export class OpenArticles {
  readonly #needs: Needs;
  readonly #states = new Map<ArticlePath, ArticleState>();
  /** Texts that are being matched in slices, with the dictionary that is wanted. */
  readonly #matching = new Map<ArticlePath, Dictionary>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get(path: ArticlePath): ArticleState | undefined {
    return this.#states.get(path);
  }

  has(path: ArticlePath): boolean {
    return this.#states.has(path);
  }

  /** With `unmatched` the text waits until somebody asks. */
  open(opened: OpenedArticle): void {
    const isLong = opened.text.length > AT_ONCE;
    this.#set(openState({ ...opened, unmatched: opened.unmatched || isLong }));
    if (isLong && !opened.unmatched) this.#matchInSlices(opened.path, opened.dictionary);
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
    // Typing beside the quotes changes nothing that is derived: nobody need count again.
    this.#needs.index.set(path, () => stateRow(state), touched ? 'tell' : 'quietly');
    this.#needs.changes.fire(state);
  }

  annotate(path: ArticlePath, file: AnnotationFile | undefined, stale: boolean): void {
    const state = this.#states.get(path);
    if (state) this.#set(annotateState(state, file ?? state.file, stale));
  }

  /** The codebook changed. A long text keeps its old marks until the new ones are found. */
  recode(dictionary: Dictionary): void {
    for (const state of this.#states.values()) {
      const { path, text, matches } = state;
      const isWanted = matches !== undefined || this.#matching.has(path);
      if (text.length > AT_ONCE && isWanted) this.#matchInSlices(path, dictionary);
      else this.#set(recodeState(state, dictionary));
    }
  }

  /** Matches a text that waits after all. */
  match(path: ArticlePath): void {
    const state = this.#states.get(path);
    if (!state || state.matches || this.#matching.has(path)) return;
    if (state.text.length > AT_ONCE) this.#matchInSlices(path, state.dictionary);
    else this.#set(matchState(state));
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

  #matchInSlices(path: ArticlePath, dictionary: Dictionary): void {
    const runs = this.#matching.has(path);
    this.#matching.set(path, dictionary);
    // The one that runs sees that another dictionary is wanted.
    if (!runs) void this.#matchUntilDone(path);
  }

  async #matchUntilDone(path: ArticlePath): Promise<void> {
    for (;;) {
      const state = this.#states.get(path);
      const dictionary = this.#matching.get(path);
      if (!state || !dictionary) return;
      const matches = await this.#slicedMatches(state, dictionary);
      const now = this.#states.get(path);
      if (!matches || !now) continue;
      this.#matching.delete(path);
      this.#set({ ...now, version: now.version + 1, dictionary, matches });
      return;
    }
  }

  /** Undefined when the text or the wanted dictionary changed meanwhile. */
  async #slicedMatches(
    { path, text, matchFrom }: ArticleState,
    dictionary: Dictionary,
  ): Promise<LiveMatches | undefined> {
    const slices = matchSlices(dictionary, text, UNITS_PER_SLICE, matchFrom);
    for (;;) {
      const step = slices.next();
      if (step.done) return toLive(step.value, matchFrom);
      await this.#needs.world.breathe();
      if (this.#matching.get(path) !== dictionary) return undefined;
      if (this.#states.get(path)?.text !== text) return undefined;
    }
  }
}
