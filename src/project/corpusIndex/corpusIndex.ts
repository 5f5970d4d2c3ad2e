import type { ArticlePath, ArticleRow, Codebook, CoderId, CorpusReader } from '../../core';
import { Emitter, type Event } from '../emitter';

/** What changed in a corpus since the last batch. `codebook` true: everything may look
 * different. */
export interface CorpusChange {
  readonly articles: ReadonlySet<ArticlePath>;
  readonly codebook: boolean;
  readonly version: number;
}

/** A path may be in it several times: for most changes, paths are never requested. */
interface Pending {
  readonly articles: ArticlePath[];
  readonly filled: (readonly ArticleRow[])[];
  codebook: boolean;
}

/** The rows of a corpus, and the only thing that views, analysis and exports read. Changes of one
 * tick are announced as one batch. */
export class CorpusIndex implements CorpusReader {
  /** A function makes its row on first access. */
  readonly #rows = new Map<ArticlePath, ArticleRow | (() => ArticleRow)>();
  /** In order, until a path is added or removed. */
  #paths: readonly ArticlePath[] | undefined;
  readonly #changes: Emitter<CorpusChange>;
  readonly onDidChange: Event<CorpusChange>;
  #codebook: Codebook;
  #version = 0;
  #isComplete = false;
  #countedBy: Codebook | undefined;
  /** The list of rows that was given out last, as long as it is up to date. */
  #given: readonly ArticleRow[] | undefined;
  #pending: Pending | undefined;
  #isAnnouncing = false;

  readonly #coder: () => string;

  /** `coder`: whose annotation files are read, where each coder has their own. */
  constructor(
    codebook: Codebook,
    report: (error: unknown) => void,
    coder: () => string = () => '',
  ) {
    this.#codebook = codebook;
    this.#coder = coder;
    this.#changes = new Emitter(report);
    this.onDidChange = this.#changes.event;
  }

  get version(): number {
    return this.#version;
  }

  get codebook(): Codebook {
    return this.#codebook;
  }

  get filesOf(): CoderId | undefined {
    const coder = this.#codebook.annotationFiles === 'one-per-coder' ? this.#coder() : '';
    return coder === '' ? undefined : coder;
  }

  /** False until all articles were read once: a missing article may still come, or was never read
   * because the user has stopped the reading. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  completed(): void {
    if (this.#isComplete) return;
    this.#isComplete = true;
    this.#version++;
    this.#pend();
    this.#announceSoon();
  }

  /** True while the mentions of all counted rows are counted by the current codebook: counts of an
   * older one may lack an actor. */
  get isCounted(): boolean {
    return this.#countedBy === this.#codebook;
  }

  /** To be called when all articles that this codebook can change were read by it. */
  counted(codebook: Codebook): void {
    this.#countedBy = codebook;
  }

  get size(): number {
    return this.#rows.size;
  }

  has(path: ArticlePath): boolean {
    return this.#rows.has(path);
  }

  get paths(): readonly ArticlePath[] {
    return (this.#paths ??= [...this.#rows.keys()].sort());
  }

  articles(): readonly ArticleRow[] {
    return (this.#given ??= this.paths.flatMap((path) => this.article(path) ?? []));
  }

  article(path: ArticlePath): ArticleRow | undefined {
    const row = this.#rows.get(path);
    if (typeof row !== 'function') return row;
    const made = row();
    this.#rows.set(path, made);
    return made;
  }

  /** Sets a row, which is made on first access: while the user types, it is not needed. */
  set(path: ArticlePath, row: () => ArticleRow, manner: 'tell' | 'quietly' = 'tell'): void {
    this.#put(path, row);
    // Quietly: only places moved. The next reader gets them, and nothing derived is out of date.
    if (manner === 'tell') this.#changed(path);
  }

  /** Sets many rows at once; `tellFilled` announces them. Until then the version stays the same,
   * since views would otherwise count again after each part of a large corpus. */
  fill(rows: readonly ArticleRow[]): void {
    for (const row of rows) this.#put(row.path, row);
    this.#pend().filled.push(rows);
  }

  tellFilled(): void {
    if (!this.#pending) return;
    this.#version++;
    this.#announceSoon();
  }

  remove(path: ArticlePath): void {
    if (!this.#rows.delete(path)) return;
    this.#paths = undefined;
    this.#given = undefined;
    this.#changed(path);
  }

  setCodebook(codebook: Codebook): void {
    this.#codebook = codebook;
    this.#changed(undefined);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #put(path: ArticlePath, row: ArticleRow | (() => ArticleRow)): void {
    if (!this.#rows.has(path)) this.#paths = undefined;
    this.#rows.set(path, row);
    this.#given = undefined;
  }

  #changed(path: ArticlePath | undefined): void {
    this.#version++;
    const pending = this.#pend();
    if (path === undefined) pending.codebook = true;
    else pending.articles.push(path);
    this.#announceSoon();
  }

  /** The next batch, to be added to. */
  #pend(): Pending {
    return (this.#pending ??= { articles: [], filled: [], codebook: false });
  }

  #announceSoon(): void {
    if (this.#isAnnouncing) return;
    this.#isAnnouncing = true;
    void Promise.resolve().then(() => {
      this.#isAnnouncing = false;
      const pending = this.#pending;
      this.#pending = undefined;
      if (pending) this.#changes.fire(changeOf(pending, this.#version));
    });
  }
}

function changeOf({ articles, filled, codebook }: Pending, version: number): CorpusChange {
  let paths: ReadonlySet<ArticlePath> | undefined;
  return {
    codebook,
    version,
    get articles() {
      return (paths ??= new Set([...articles, ...filled.flat().map(({ path }) => path)]));
    },
  };
}
