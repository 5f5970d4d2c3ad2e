import * as vscode from 'vscode';
import {
  annotationFileOf,
  coderName,
  coderProgress,
  corpusQueue,
  directedArticles,
  GOLD,
  onlyReading,
  runCooperatively,
  type ArticleQueue,
  type CodersCorpus,
  type Directed,
  type NamedProgress,
} from '../../core';
import type { Environment } from '../../project';
import type { Corpora, LoadedCorpus } from '../corpora/corpora';
import { isBlindHere } from '../corpora/othersWork';
import type { Guard } from '../host/guarded';

/** In milliseconds: the files of all coders are read again this long after the last change. */
const PAUSE_MS = 1000;

/** What coders have made of a study, for who adjudicates it. */
export interface DirectedWork {
  /** The articles with anything to adjudicate, by path. */
  readonly queues: readonly ArticleQueue[];
  /** All that a coder has begun. */
  readonly articles: Directed;
  /** Of the coders of the codebook and others who have begun an article. */
  readonly progress: readonly NamedProgress[];
  /** The number of articles that one coder alone has completed, and that have no result. */
  readonly singles: number;
}

/** Each coder has files of their own, and the user may see them all: a coder who codes blind sees
 * nothing of what others read. */
export function mayDirect(loaded: LoadedCorpus): boolean {
  return loaded.corpus.codebook.annotationFiles === 'one-per-coder' && !isBlindHere(loaded);
}

/** The user said that they direct the study, and does not code in it. */
export function directs(loaded: LoadedCorpus): boolean {
  return mayDirect(loaded) && loaded.corpus.isDirected;
}

/** Reads the files of all coders; undefined where that was cancelled. */
export async function readDirectedWork(
  environment: Environment,
  { corpus }: LoadedCorpus,
  isCancelled: () => boolean,
): Promise<DirectedWork | undefined> {
  if (!(await corpus.readWhole(isCancelled))) return undefined;
  const read = await corpus.coders.all(isCancelled);
  const task = read && corpusQueue(read);
  const queues = task && (await runCooperatively(task, environment.yieldToHost, isCancelled));
  if (!queues) return undefined;
  const { codebook } = corpus;
  return {
    queues,
    articles: directedArticles(read.articles, queues, codebook),
    progress: namedProgress(read),
    singles: read.articles.filter((article) => onlyReading(article, codebook)).length,
  };
}

/** How far the coders of the codebook are, and others who have begun an article. */
export function namedProgress(readings: CodersCorpus): readonly NamedProgress[] {
  const { codebook, articles } = readings;
  const begun = articles.flatMap((article) => [...article.readings.keys()]);
  const coders = [...new Set([...codebook.coders.keys(), ...begun])].filter(
    (coder) => coder !== GOLD,
  );
  return coderProgress(readings, coders).map((one) => ({
    ...one,
    name: coderName(codebook, one.coder),
  }));
}

/** Follows what coders have made of the active corpus: always for who directs the study, for others
 * who may adjudicate while a view asks for it. It is read a moment after the last change. */
export class FollowedWork {
  readonly #needs: { readonly corpora: Corpora; readonly environment: Environment };
  readonly #guard: Guard;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChange = this.#changes.event;
  readonly #listening: vscode.Disposable;
  #version = 0;
  #known: { readonly of: LoadedCorpus; readonly work: DirectedWork } | undefined;
  #isWanted: () => boolean = () => false;
  #isStale = true;
  #reading = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(corpora: Corpora, environment: Environment, guard: Guard) {
    this.#needs = { corpora, environment };
    this.#guard = guard;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/*${annotationFileOf('')}`);
    const follow = (): void => this.#follow();
    this.#listening = vscode.Disposable.from(
      this.#changes,
      watcher,
      corpora.onDidChange(follow),
      guard.on(watcher.onDidChange, follow),
      guard.on(watcher.onDidCreate, follow),
      guard.on(watcher.onDidDelete, follow),
      { dispose: () => clearTimeout(this.#timer) },
    );
  }

  /** Grows whenever it was read. */
  get version(): number {
    return this.#version;
  }

  /** As it was last read; undefined where it is not known yet, or is nothing for this user. */
  of(loaded: LoadedCorpus | undefined): DirectedWork | undefined {
    if (!loaded || this.#known?.of !== loaded || !mayDirect(loaded)) return undefined;
    return this.#known.work;
  }

  /** A view that shows it, if it is visible. */
  wantedBy(isWanted: () => boolean): void {
    this.#isWanted = isWanted;
  }

  /** Reads it now, if it may have changed since. */
  async refreshIfStale(): Promise<void> {
    if (this.#isStale) await this.refresh();
  }

  async refresh(): Promise<void> {
    const own = ++this.#reading;
    const { corpora, environment } = this.#needs;
    const { active } = corpora;
    this.#isStale = false;
    const work =
      active && mayDirect(active)
        ? await readDirectedWork(environment, active, () => own !== this.#reading)
        : undefined;
    if (own !== this.#reading) return;
    this.#known = active && work && { of: active, work };
    this.#version++;
    this.#changes.fire(undefined);
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #follow(): void {
    const { active } = this.#needs.corpora;
    this.#isStale = true;
    clearTimeout(this.#timer);
    if (this.#known && !this.of(active)) {
      this.#known = undefined;
      this.#changes.fire(undefined);
    }
    const isFollowed = active !== undefined && directs(active) && active.corpus.index.isComplete;
    if (!isFollowed && !this.#isWanted()) return;
    this.#timer = setTimeout(
      () => this.#guard.run('reading all coders', () => this.refresh()),
      PAUSE_MS,
    );
  }
}
