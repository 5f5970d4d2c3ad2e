import * as vscode from 'vscode';
import {
  annotationFileOf,
  coderName,
  coderProgress,
  corpusQueue,
  directedArticles,
  GOLD,
  runCooperatively,
  type ArticleQueue,
  type CodersCorpus,
  type Directed,
  type DirectedArticle,
  type NamedProgress,
  type ReadArticle,
  type Task,
} from '../../core';
import type { Environment } from '../../project';
import type { Corpora, LoadedCorpus } from '../corpora/corpora';
import { directs } from '../corpora/director';
import { isBlindHere } from '../corpora/othersWork';
import type { Guard } from '../host/guarded';

/** In milliseconds: what coders have changed is read again this long after the last change. */
const PAUSE_MS = 100;

/** What was found of articles that have not changed since, see `CoderReadings`. */
const knownQueues = new WeakMap<ReadArticle, ArticleQueue>();
const knownStates = new WeakMap<ReadArticle, DirectedArticle>();

/** What coders have made of a study, for who adjudicates it. */
export interface DirectedWork {
  /** The readings themselves: what has not changed is kept with them. */
  readonly read: CodersCorpus;
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

/** Reads the files of all coders; undefined where that was cancelled. */
export async function readDirectedWork(
  environment: Environment,
  { corpus }: LoadedCorpus,
  isCancelled: () => boolean,
): Promise<DirectedWork | undefined> {
  if (!(await corpus.readWhole(isCancelled))) return undefined;
  const read = await corpus.coders.all(isCancelled);
  if (!read) return undefined;
  const inSlices = <T>(task: Task<T>): Promise<T | undefined> =>
    runCooperatively(task, environment.yieldToHost, isCancelled);
  const queues = await inSlices(corpusQueue(read, undefined, knownQueues));
  const { articles: all, codebook } = read;
  const articles = queues && (await inSlices(directedArticles(all, queues, codebook, knownStates)));
  if (!articles) return undefined;
  let singles = 0;
  for (const { state } of articles.values()) if (state === 'single') singles++;
  return { read, queues, articles, progress: namedProgress(read), singles };
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
    const fileChanged = (uri: vscode.Uri): void => {
      const located = corpora.locate(uri);
      located?.loaded.corpus.coders.changed(located.path);
      this.#follow();
    };
    this.#listening = vscode.Disposable.from(
      this.#changes,
      watcher,
      corpora.onDidChange(follow),
      guard.on(watcher.onDidChange, fileChanged),
      guard.on(watcher.onDidCreate, fileChanged),
      guard.on(watcher.onDidDelete, fileChanged),
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

  /** Reads all files again, whatever events have told. */
  async readAgain(): Promise<void> {
    this.#needs.corpora.active?.corpus.coders.discard();
    await this.refresh();
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
