import type { Codebook } from '../../model/codebook';
import type { ArticlePath, CoderId } from '../../model/ids';
import { compareText } from '../../util/order';
import type { Task } from '../../util/task';
import { assignedTo } from '../assignment/assignedTo';
import { GOLD, type ReadArticle } from '../readings';
import { onlyReading } from './onlyReading';
import { countQueue, type ArticleQueue } from './queue';

/** How far an article is for the person who directs a study. `waiting`: two coders have completed
 * it, and passages wait for a decision; `single`: the one coder who codes it has completed it, and
 * it has no result; `begun`: its coders are not done; `decided`: nothing of it waits, and it is
 * not marked as read. */
export type DirectedState = 'waiting' | 'single' | 'begun' | 'decided';

export interface DirectedArticle {
  readonly state: DirectedState;
  /** Passages that wait, or changed since they were decided. */
  readonly passages: number;
  /** The coders who have completed it. */
  readonly done: readonly CoderId[];
  /** How many coders code it, as far as it is known: those to whom it is assigned, and those who
   * have begun it. */
  readonly coders: number;
}

/** The articles that a coder has begun, by path. */
export type Directed = ReadonlyMap<ArticlePath, DirectedArticle>;

/** `queues`: those of the same readings (`corpusQueue`). `known`: what was said of articles before,
 * with the same codebook; new ones are added. Yields after each article. */
export function* directedArticles(
  articles: readonly ReadArticle[],
  queues: readonly ArticleQueue[],
  codebook: Pick<Codebook, 'coding'>,
  known = new WeakMap<ReadArticle, DirectedArticle>(),
): Task<Directed> {
  const queueOf = new Map(queues.map((queue) => [queue.article, queue]));
  const directed = new Map<ArticlePath, DirectedArticle>();
  for (const article of articles) {
    const one = known.get(article) ?? directedArticle(article, queueOf.get(article.path), codebook);
    yield undefined;
    if (!one) continue;
    known.set(article, one);
    directed.set(article.path, one);
  }
  return directed;
}

/** Undefined where no coder has begun the article. */
export function directedArticle(
  article: ReadArticle,
  queue: ArticleQueue | undefined,
  codebook: Pick<Codebook, 'coding'>,
): DirectedArticle | undefined {
  const begun = [...article.readings.values()].filter(({ coder }) => coder !== GOLD);
  if (begun.length === 0) return undefined;
  const done = begun.flatMap(({ coder, state }) => (state === 'unfinished' ? [] : [coder]));
  const assigned = assignedTo(codebook.coding.assigned, article.path) ?? [];
  const coders = new Set([...assigned, ...begun.map(({ coder }) => coder)]).size;
  const { waiting, changed } = countQueue(queue?.passages ?? []);
  const passages = waiting + changed;
  const state = stateOf(article, { passages, done, codebook });
  return { state, passages, done, coders };
}

function stateOf(
  article: ReadArticle,
  {
    passages,
    done,
    codebook,
  }: Pick<DirectedArticle, 'passages' | 'done'> & { readonly codebook: Pick<Codebook, 'coding'> },
): DirectedState {
  if (passages > 0) return 'waiting';
  if (onlyReading(article, codebook)) return 'single';
  return done.length > 1 || article.adjudicated ? 'decided' : 'begun';
}

/** The next article that waits for adjudication, behind one in the order of paths and then from the
 * first; undefined where none does. */
export function nextWaiting(
  articles: Directed,
  after: ArticlePath | undefined,
): ArticlePath | undefined {
  const open = [...articles].flatMap(([path, { state }]) => (state === 'waiting' ? [path] : []));
  return nextBehind(open, after);
}

/** Of articles in the order of paths, the next one behind another, and then from the first;
 * undefined where there is no other. */
export function nextBehind(
  paths: readonly ArticlePath[],
  after: ArticlePath | undefined,
): ArticlePath | undefined {
  const others = paths.filter((path) => path !== after);
  return others.find((path) => after === undefined || compareText(path, after) > 0) ?? others[0];
}
