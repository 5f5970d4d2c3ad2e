import { quotesMeet } from '../../analysis/claims/claims';
import type { Position } from '../../model/annotation';
import { annotationFileOf } from '../../annotation-file/path';
import type { Decision, DecisionId } from '../../model/decision';
import type { AnnotationId, ArticlePath, CoderId, IssueId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import type { Task } from '../../util/task';
import { GOLD, type CodersCorpus, type ReadArticle, type Reading } from '../readings';
import {
  areDecidedAlike,
  areDecidedTwice,
  decisionsToReplace,
  knownDecisions,
  readingId,
  type KnownDecision,
} from './decisions';
import { otherAnnotations, type OtherAnnotation } from './others';
import { readPassages, type ReadPosition } from './passages';
import { contentKey, readingKey } from './sameReading';

/** `changed`: decided, and a reading was added, removed or changed since, or a result is not there
 * any more, or it was decided twice, on two branches. */
export type PassageState = 'waiting' | 'decided' | 'changed';

/** What one coder marked in a passage: nothing is a reading, too. */
export interface PassageReading {
  readonly coder: CoderId;
  readonly positions: readonly ReadPosition[];
}

/** A passage to be adjudicated. */
export interface QueuedPassage {
  readonly article: ArticlePath;
  /** Empty where all readings that were decided about have been removed, and the result is left. */
  readonly positions: readonly ReadPosition[];
  /** One for each coder who read the article. */
  readonly readings: readonly PassageReading[];
  /** True if all coders read the same: same actors, issues, stances and fields. */
  readonly isIdentical: boolean;
  readonly state: PassageState;
  /** True if it was decided more than once, each time alike: one result is enough. */
  readonly isDecidedAlike: boolean;
  /** The latest decision about it. */
  readonly decision: Decision | undefined;
  /** The decisions whose place a new one takes. */
  readonly replaces: readonly DecisionId[];
  /** What a new decision replaces in the adjudicated file. */
  readonly adjudicated: readonly PlacedAnnotation<Position>[];
}

export interface ArticleQueue {
  readonly article: ArticlePath;
  /** The coders whose readings are compared. */
  readonly coders: readonly CoderId[];
  /** The coders who have begun the article and not completed it; their readings are left out. */
  readonly unfinished: readonly CoderId[];
  /** Annotation files that cannot be read: what they hold is not known, so nothing is decided. */
  readonly unread: readonly string[];
  /** In text order; behind them the results whose readings have all been removed. Else empty with
   * fewer than two coders, unless asked for, and where files are unread. */
  readonly passages: readonly QueuedPassage[];
  /** What the coders have besides positions, and the adjudicated file has not; empty where one
   * issue is asked for. */
  readonly others: readonly OtherAnnotation[];
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
  const unread = unreadFiles(article);
  const found = { article: article.path, coders, unfinished, unread };
  if (unread.length > 0) return { ...found, passages: [], others: [] };
  const isFew = coders.length < (withSingle ? 1 : 2);
  const passages = isFew ? [] : readPassages(readings);
  const { touching, adjudicated, left } = settled(article, begun, passages);
  const queued = passages.map((positions, at): QueuedPassage => {
    const own = coders.map((coder) => ({
      coder,
      positions: positions.filter((one) => one.coder === coder),
    }));
    const decisions = touching[at] ?? [];
    const there = adjudicated[at] ?? [];
    return {
      article: article.path,
      positions,
      readings: own,
      isIdentical: new Set(own.map((one) => readingKey(one.positions))).size === 1,
      state: stateOf(positions, decisions, there),
      isDecidedAlike: isDecidedAlike(positions, decisions, there),
      ...aboutDecisions(decisions),
      adjudicated: there,
    };
  });
  const removed = left.map(([decision, there]): QueuedPassage => ({
    article: article.path,
    positions: [],
    readings: [],
    isIdentical: false,
    state: 'changed',
    isDecidedAlike: false,
    ...aboutDecisions([decision]),
    adjudicated: there,
  }));
  const isWanted = (passage: QueuedPassage): boolean =>
    issue === undefined || isAboutIssue(passage, issue);
  const isAsked = !isFew && issue === undefined;
  const others = isAsked ? otherAnnotations(readings, article) : [];
  return { ...found, passages: [...queued, ...removed].filter(isWanted), others };
}

/** Whether a coder has a position on the issue in a passage, or the result where no reading is
 * left. */
export function isAboutIssue({ positions, adjudicated }: QueuedPassage, issue: IssueId): boolean {
  const all = positions.length > 0 ? positions.map(({ placed }) => placed) : adjudicated;
  return all.some(({ annotation }) => annotation.issues.includes(issue));
}

function unreadFiles({ path, refused = [], isDecidedUnread }: ReadArticle): readonly string[] {
  return [
    ...(isDecidedUnread ? [annotationFileOf(path)] : []),
    ...refused.filter((coder) => coder !== GOLD).map((coder) => annotationFileOf(path, coder)),
  ];
}

/** The queue of a corpus: its articles with anything to adjudicate or an unread file, by path.
 * Yields after each article. `known`: the queues of articles that were looked at with the same
 * options before; new ones are added. */
export function* corpusQueue(
  { articles }: CodersCorpus,
  options?: QueueOptions,
  known = new WeakMap<ReadArticle, ArticleQueue>(),
): Task<readonly ArticleQueue[]> {
  const queues: ArticleQueue[] = [];
  for (const article of articles) {
    const queue = known.get(article) ?? articleQueue(article, options);
    known.set(article, queue);
    const { passages, unread, others } = queue;
    if (passages.length + unread.length + others.length > 0) queues.push(queue);
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

/** What was decided, by passage. */
interface Settled {
  /** The decisions about a reading of each passage, the latest first. */
  readonly touching: readonly (readonly KnownDecision[])[];
  /** What stands in the adjudicated file for each passage: each position for one passage only. */
  readonly adjudicated: readonly (readonly PlacedAnnotation<Position>[])[];
  /** Decisions in force that are about no reading which is there, each with its results. */
  readonly left: readonly (readonly [KnownDecision, readonly PlacedAnnotation<Position>[]])[];
}

function settled(
  { adjudicated = [], decided }: ReadArticle,
  begun: readonly Reading[],
  passages: readonly (readonly ReadPosition[])[],
): Settled {
  const decisions = knownDecisions(decided);
  const there = new Set(
    begun.flatMap(({ coder, positions }) =>
      positions.map(({ annotation }) => readingId(coder, annotation.id)),
    ),
  );
  const isRemoved = ({ refs }: KnownDecision): boolean =>
    ![...refs.keys()].some((id) => there.has(id));
  const passageOf = new Map(
    passages.flatMap((positions, at) =>
      positions.map(({ coder, placed }) => [readingId(coder, placed.annotation.id), at] as const),
    ),
  );
  const touching = passages.map((): KnownDecision[] => []);
  const passagesOf = new Map<KnownDecision, ReadonlySet<number>>();
  for (const decision of decisions) {
    const own = new Set([...decision.refs.keys()].flatMap((id) => passageOf.get(id) ?? []));
    passagesOf.set(decision, own);
    for (const at of own) touching[at]?.push(decision);
  }
  const own = passages.map((): PlacedAnnotation<Position>[] => []);
  const left = new Map<KnownDecision, PlacedAnnotation<Position>[]>();
  for (const placed of adjudicated) {
    const owner = ownerOf(placed.annotation.id, decisions);
    const among = owner && !isRemoved(owner) ? passagesOf.get(owner) : undefined;
    // Of several passages that were one when it was decided, the one whose words it has.
    const at = meeting(passages, placed, among) ?? (among && [...among].sort((a, b) => a - b)[0]);
    if (at !== undefined) {
      own[at]?.push(placed);
      if (owner && touching[at]?.includes(owner) === false) touching[at].push(owner);
    } else if (owner && !owner.isReplaced && owner.refs.size > 0 && isRemoved(owner)) {
      left.set(owner, [...(left.get(owner) ?? []), placed]);
    }
  }
  // Without any coder's file, the result is all there is of the corpus.
  return { touching, adjudicated: own, left: begun.length > 0 ? [...left] : [] };
}

/** The decision whose result a position is: the latest in force, else the latest. */
function ownerOf(id: AnnotationId, decisions: readonly KnownDecision[]): KnownDecision | undefined {
  const claiming = decisions.filter(({ decision }) => decision.result.includes(id));
  return claiming.find(({ isReplaced }) => !isReplaced) ?? claiming[0];
}

/** The first passage whose words a position has. */
function meeting(
  passages: readonly (readonly ReadPosition[])[],
  placed: PlacedAnnotation<Position>,
  among: ReadonlySet<number> | undefined,
): number | undefined {
  const at = passages.findIndex(
    (positions, index) =>
      among?.has(index) !== false && positions.some((one) => quotesMeet(one.placed, placed)),
  );
  return at < 0 ? undefined : at;
}

function aboutDecisions(
  touching: readonly KnownDecision[],
): Pick<QueuedPassage, 'decision' | 'replaces'> {
  const inForce = touching.find(({ isReplaced }) => !isReplaced);
  return {
    decision: (inForce ?? touching[0])?.decision,
    replaces: decisionsToReplace(touching),
  };
}

/** The decisions in force must be about exactly the readings that the passage has now, and their
 * results, and no others, must be there. */
function stateOf(
  positions: readonly ReadPosition[],
  touching: readonly KnownDecision[],
  adjudicated: readonly PlacedAnnotation<Position>[],
): PassageState {
  if (touching.length === 0) return 'waiting';
  const inForce = touching.filter(({ isReplaced }) => !isReplaced);
  if (areDecidedTwice(inForce)) return 'changed';
  const decidedAs = new Map(inForce.flatMap(({ refs }) => [...refs]));
  const isSame =
    decidedAs.size === positions.length &&
    positions.every(
      ({ coder, placed, ref }) => decidedAs.get(readingId(coder, placed.annotation.id)) === ref,
    );
  if (!isSame) return 'changed';
  const wanted = new Set(inForce.flatMap(({ decision }) => decision.result));
  const known = new Set(touching.flatMap(({ decision }) => decision.result));
  const there = new Set(adjudicated.map(({ annotation }) => annotation.id));
  const isMissing = [...wanted].some((id) => !there.has(id));
  const isLeft = [...there].some((id) => known.has(id) && !wanted.has(id));
  return isMissing || isLeft ? 'changed' : 'decided';
}

function isDecidedAlike(
  positions: readonly ReadPosition[],
  touching: readonly KnownDecision[],
  adjudicated: readonly PlacedAnnotation<Position>[],
): boolean {
  const inForce = touching.filter(({ isReplaced }) => !isReplaced);
  const refs = positions.map(({ ref }) => ref);
  const contents = new Map(
    adjudicated.map(({ annotation }) => [annotation.id, contentKey(annotation)] as const),
  );
  const count = inForce.reduce((all, { decision }) => all + decision.result.length, 0);
  return (
    count > 0 &&
    count === adjudicated.length &&
    areDecidedAlike(inForce, refs, (id) => contents.get(id))
  );
}
