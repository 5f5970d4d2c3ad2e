import type * as vscode from 'vscode';
import { runCooperatively } from '../../../core';
import {
  droppedSince,
  seenCounts,
  type DroppedFile,
  type SeenCounts,
  type Environment,
} from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';

/** Counting waits until nothing has changed for this long. */
const REST_MS = 1000;

/** Remembers how many annotations each annotation file of a corpus has, from one window to the
 * next: some 40 bytes for each file of five annotations or more, in the workspace's storage. */
export class CountMemory {
  readonly #loaded: LoadedCorpus;
  readonly #memory: vscode.Memento;
  readonly #environment: Environment;
  #counts: SeenCounts;
  #following: { dispose(): void } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(loaded: LoadedCorpus, memory: vscode.Memento, environment: Environment) {
    this.#loaded = loaded;
    this.#memory = memory;
    this.#environment = environment;
    this.#counts = memory.get<SeenCounts>(this.#key, {});
  }

  /** Gives what was lost since the last window, once (then undefined), and begins to follow the
   * counts. Every file must have been read. */
  async begin(): Promise<readonly DroppedFile[] | undefined> {
    if (this.#following) return undefined;
    const { corpus } = this.#loaded;
    this.#following = corpus.index.onDidChange(() => this.#countSoon());
    this.#countSoon();
    const dropped = droppedSince(this.#counts, corpus.index.articles(), this.#fileOf);
    return runCooperatively(dropped, this.#environment.yieldToHost);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#following?.dispose();
  }

  readonly #fileOf = (article: string): string => this.#loaded.corpus.annotationPath(article);

  get #key(): string {
    return `seenCounts\n${this.#loaded.root.toString()}`;
  }

  #countSoon(): void {
    clearTimeout(this.#timer);
    const timer = setTimeout(() => {
      const isOver = (): boolean => this.#timer !== timer;
      this.#count(isOver).catch((error: unknown) =>
        this.#environment.log.error('counting annotations', error),
      );
    }, REST_MS);
    this.#timer = timer;
  }

  async #count(isOver: () => boolean): Promise<void> {
    const articles = this.#loaded.corpus.index.articles();
    const steps = seenCounts(articles, this.#fileOf, this.#counts);
    const counts = await runCooperatively(steps, this.#environment.yieldToHost, isOver);
    if (!counts || isSame(counts, this.#counts)) return;
    this.#counts = counts;
    await this.#memory.update(this.#key, counts);
  }
}

function isSame(one: SeenCounts, other: SeenCounts): boolean {
  const known = new Map(Object.entries(other));
  const entries = Object.entries(one);
  return entries.length === known.size && entries.every(([key, n]) => known.get(key) === n);
}
