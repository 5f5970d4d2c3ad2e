import type { ArticlePath, ArticleRow, Codebook, CorpusReader } from '../core';
import { Emitter, type Event } from './emitter';

/** What changed in a corpus since the last batch. `codebook` true: everything may look different. */
export interface CorpusChange {
  readonly articles: ReadonlySet<ArticlePath>;
  readonly codebook: boolean;
  readonly version: number;
}

interface Pending {
  readonly articles: Set<ArticlePath>;
  codebook: boolean;
}

/** The rows of a corpus, and the only thing that views, analysis and exports read. Changes of one
 * tick are announced as one batch. */
export class CorpusIndex implements CorpusReader {
  readonly #rows = new Map<ArticlePath, ArticleRow | (() => ArticleRow)>();
  readonly #changes: Emitter<CorpusChange>;
  readonly onDidChange: Event<CorpusChange>;
  #codebook: Codebook;
  #version = 0;
  #isComplete = false;
  #sorted: readonly ArticleRow[] | undefined;
  #pending: Pending | undefined;

  constructor(codebook: Codebook, report: (error: unknown) => void) {
    this.#codebook = codebook;
    this.#changes = new Emitter(report);
    this.onDidChange = this.#changes.event;
  }

  get version(): number {
    return this.#version;
  }

  get codebook(): Codebook {
    return this.#codebook;
  }

  /** False until all articles were read once: what is not there by then may still come. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  completed(): void {
    if (this.#isComplete) return;
    this.#isComplete = true;
    this.#changed();
  }

  articles(): Iterable<ArticleRow> {
    this.#sorted ??= [...this.#rows.keys()].sort().flatMap((path) => this.article(path) ?? []);
    return this.#sorted;
  }

  article(path: ArticlePath): ArticleRow | undefined {
    const row = this.#rows.get(path);
    if (typeof row !== 'function') return row;
    const made = row();
    this.#rows.set(path, made);
    return made;
  }

  /** The row is made when somebody looks at it: while typing, nobody does. */
  set(path: ArticlePath, row: () => ArticleRow, manner: 'tell' | 'quietly' = 'tell'): void {
    this.#rows.set(path, row);
    // Quietly: only places moved. Whoever asks gets them, and nothing derived is out of date.
    if (manner === 'tell') this.#changed().articles.add(path);
    else this.#sorted = undefined;
  }

  remove(path: ArticlePath): void {
    if (this.#rows.delete(path)) this.#changed().articles.add(path);
  }

  setCodebook(codebook: Codebook): void {
    this.#codebook = codebook;
    this.#changed().codebook = true;
  }

  dispose(): void {
    this.#changes.dispose();
  }

  /** What the next batch tells, to be added to. */
  #changed(): Pending {
    this.#version++;
    this.#sorted = undefined;
    if (!this.#pending) {
      this.#pending = { articles: new Set(), codebook: false };
      void Promise.resolve().then(() => this.#announce());
    }
    return this.#pending;
  }

  #announce(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) this.#changes.fire({ ...pending, version: this.#version });
  }
}
