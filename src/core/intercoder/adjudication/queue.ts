import { quotesMeet } from '../../analysis/claims/claims';
import type { Position } from '../../model/annotation';
import { readRef, type Decision, type DecisionId } from '../../model/decision';
import type { AnnotationId, ArticlePath, CoderId, IssueId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import type { Task } from '../../util/task';
import { GOLD, type CodersCorpus, type ReadArticle, type Reading } from '../readings';
import { readPassages, type ReadPosition } from './passages';
import { readingKey } from './sameReading';

/** `changed`: decided, and a reading was added, removed or changed since, or it was decided twice,
 * on two branches. */
export type PassageState = 'waiting' | 'decided' | 'changed';

/** What one coder marked in a passage: nothing is a reading, too. */
export interface PassageReading {
  readonly coder: CoderId;
  readonly positions: readonly ReadPosition[];
}

/** A passage to be adjudicated. */
export interface QueuedPassage {
  readonly article: ArticlePath;
  readonly positions: readonly ReadPosition[];
  /** One for each coder who read the article. */
  readonly readings: readonly PassageReading[];
  /** True if all coders read the same: same actors, issues, stances and fields. */
  readonly isIdentical: boolean;
  readonly state: PassageState;
  /** The latest decision about it. */
  readonly decision: Decision | undefined;
  /** What a new decision replaces in the adjudicated file. */
  readonly adjudicated: readonly PlacedAnnotation<Position>[];
}

export interface ArticleQueue {
  readonly article: ArticlePath;
  /** The coders whose readings are compared. */
  readonly coders: readonly CoderId[];
  /** The coders who have begun the article and not completed it; their readings are left out. */
  readonly unfinished: readonly CoderId[];
  /** In text order; empty with fewer than two coders, unless asked for. */
  readonly passages: readonly QueuedPassage[];
}

export interface QueueOptions {
  /** True: readings that are not complete are adjudicated too. */
  readonly withUnfinished?: boolean;
  /** True: the reading of one coder alone has passages, too. */
  readonly withSingle?: boolean;
  /** Only passages in which a coder has a position on the issue. */
  readonly issue?: IssueId | undefined;
}

export interface QueueCounts {
  readonly waiting: number;
  /** Of those that wait, the identical ones. */
  readonly identical: number;
  readonly changed: number;
  readonly decided: number;
}

/** The passages of one article, with what was decided about them. The reading of the gold standard
 * takes no part. */
export function articleQueue(
  article: ReadArticle,
  { withUnfinished = false, withSingle = false, issue }: QueueOptions = {},
): ArticleQueue {
  const begun = [...article.readings.values()].filter(({ coder }) => coder !== GOLD);
  const isRead = ({ state }: Reading): boolean => withUnfinished || state !== 'unfinished';
  const readings = begun.filter(isRead);
  const unfinished = begun.filter((one) => !isRead(one)).map(({ coder }) => coder);
  const coders = readings.map(({ coder }) => coder);
  const passages = coders.length < (withSingle ? 1 : 2) ? [] : readPassages(readings);
  const decisions = latestFirst(article.decided);
  const results = new Set(decisions.flatMap(({ decision }) => decision.result));
  const queued = passages.map((positions): QueuedPassage => {
    const own = coders.map((coder) => ({
      coder,
      positions: positions.filter((one) => one.coder === coder),
    }));
    const touching = decisions.filter(({ ids }) =>
      positions.some(({ coder, placed }) => ids.has(idOf(coder, placed.annotation.id))),
    );
    const adjudicated = (article.adjudicated ?? []).filter((placed) => {
      const { id } = placed.annotation;
      if (touching.some(({ decision }) => decision.result.includes(id))) return true;
      return !results.has(id) && positions.some((one) => quotesMeet(one.placed, placed));
    });
    return {
      article: article.path,
      positions,
      readings: own,
      isIdentical: new Set(own.map((one) => readingKey(one.positions))).size === 1,
      state: stateOf(positions, touching, adjudicated),
      decision: touching[0]?.decision,
      adjudicated,
    };
  });
  const isWanted = ({ positions }: QueuedPassage): boolean =>
    issue === undefined || positions.some(({ placed }) => placed.annotation.issues.includes(issue));
  return { article: article.path, coders, unfinished, passages: queued.filter(isWanted) };
}

/** The queue of a corpus: its articles with at least one passage, by path. Yields after each
 * article. */
export function* corpusQueue(
  { articles }: CodersCorpus,
  options?: QueueOptions,
): Task<readonly ArticleQueue[]> {
  const queues: ArticleQueue[] = [];
  for (const article of articles) {
    const queue = articleQueue(article, options);
    if (queue.passages.length > 0) queues.push(queue);
    yield undefined;
  }
  return queues;
}

export function countQueue(passages: readonly QueuedPassage[]): QueueCounts {
  const count = (isOne: (passage: QueuedPassage) => boolean): number =>
    passages.filter(isOne).length;
  return {
    waiting: count(({ state }) => state === 'waiting'),
    identical: count(({ state, isIdentical }) => state === 'waiting' && isIdentical),
    changed: count(({ state }) => state === 'changed'),
    decided: count(({ state }) => state === 'decided'),
  };
}

interface KnownDecision {
  readonly decision: Decision;
  /** Its readings, by coder and id, each as it was written: with its content. */
  readonly ids: ReadonlyMap<string, string>;
}

/** By time; of the same time, and without one, the last in the file is the latest. */
function latestFirst(
  decided: ReadonlyMap<DecisionId, Decision> | undefined,
): readonly KnownDecision[] {
  return [...(decided?.values() ?? [])]
    .map((decision): KnownDecision => {
      const ids = [...decision.from, ...decision.over].flatMap((written) => {
        const ref = readRef(written);
        return ref ? [[idOf(ref.coder, ref.id), written] as const] : [];
      });
      return { decision, ids: new Map(ids) };
    })
    .reverse()
    .sort((a, b) => momentOf(b) - momentOf(a));
}

function momentOf({ decision }: KnownDecision): number {
  const moment = Date.parse(decision.at ?? '');
  return Number.isNaN(moment) ? -Infinity : moment;
}

function idOf(coder: CoderId, id: AnnotationId): string {
  return `${coder}#${id}`;
}

/** A later decision that shares a reading with an earlier one takes its place. What is left must
 * be about exactly the readings that the passage has now. */
function stateOf(
  positions: readonly ReadPosition[],
  touching: readonly KnownDecision[],
  adjudicated: readonly PlacedAnnotation<Position>[],
): PassageState {
  if (touching.length === 0) return 'waiting';
  const decidedAs = new Map<string, string>();
  const replaced: Decision[] = [];
  for (const { decision, ids } of touching) {
    if ([...ids.keys()].some((id) => decidedAs.has(id))) replaced.push(decision);
    else for (const [id, written] of ids) decidedAs.set(id, written);
  }
  const isSame =
    decidedAs.size === positions.length &&
    positions.every(
      ({ coder, placed, ref }) => decidedAs.get(idOf(coder, placed.annotation.id)) === ref,
    );
  if (!isSame) return 'changed';
  const kept = new Set(
    touching.flatMap(({ decision }) => (replaced.includes(decision) ? [] : decision.result)),
  );
  const isLeft = adjudicated.some(
    ({ annotation: { id } }) => !kept.has(id) && replaced.some(({ result }) => result.includes(id)),
  );
  return isLeft ? 'changed' : 'decided';
}
