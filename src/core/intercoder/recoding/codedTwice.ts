import { articleRecords, type ArticleRecords } from '../../analysis/records/articleRecords';
import { evidenceOn, type Evidence, type RollUpContext } from '../../analysis/records/evidence';
import { liftsActors } from '../../analysis/records/filter';
import { addTo } from '../../analysis/records/groups';
import type { Position } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { ActorId, ArticlePath, IssueId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import type { Task } from '../../util/task';
import { articleQueue } from '../adjudication/queue';
import { ALL_READINGS, countedArticles, type CountedArticle } from '../agreement/countedArticles';
import type { CodersCorpus, ReadArticle, Reading } from '../readings';
import { contextOfUnits } from './unitReadings';

/** The articles that two or more coders completed independently of each other. The standard of a
 * training article is no coder's reading. */
export function codedTwice(coders: CodersCorpus): readonly CountedArticle[] {
  const counted = countedArticles(coders, ALL_READINGS);
  return counted.kind === 'counted' ? counted.articles : [];
}

/** True if adjudicators decided all passages of an article, whether or not coders differ. */
export function isAdjudicated(article: ReadArticle): boolean {
  if (!article.adjudicated) return false;
  const { coders, passages, unread } = articleQueue(article);
  return (
    coders.length > 1 && unread.length === 0 && passages.every(({ state }) => state === 'decided')
  );
}

/** An article with some of its positions alone. */
export function rowOfReading(
  { path, metadata }: Pick<ReadArticle, 'path' | 'metadata'>,
  positions: readonly PlacedAnnotation<Position>[],
): ArticleRow {
  return {
    path,
    metadata,
    coded: new Map(),
    annotations: positions,
    mentionCounts: undefined,
    stale: false,
  };
}

/** The records of some positions of an article, by the rules of a filter; whose coder they have
 * does not matter. */
export function recordsOfReading(
  article: ReadArticle,
  positions: readonly PlacedAnnotation<Position>[],
  context: RollUpContext,
): ArticleRecords {
  const filter = { ...context.filter, coder: undefined };
  return articleRecords(rowOfReading(article, positions), { ...context, filter }, new Set());
}

/** The evidence of an article by issue and actor: its units. */
export type UnitsOfArticle = ReadonlyMap<IssueId, ReadonlyMap<ActorId, readonly Evidence[]>>;

export function unitsOf({ positionsOn }: ArticleRecords, context: RollUpContext): UnitsOfArticle {
  const ofAllKinds = contextOfUnits(context);
  const lifted = liftsActors(context.filter.rollUp);
  const units = new Map<IssueId, Map<ActorId, Evidence[]>>();
  for (const { issue, record } of positionsOn) {
    if (issue === undefined) continue;
    let ofIssue = units.get(issue);
    if (!ofIssue) units.set(issue, (ofIssue = new Map<ActorId, Evidence[]>()));
    for (const piece of evidenceOn(issue, record, ofAllKinds, lifted)) {
      addTo(ofIssue, piece.actor, piece);
    }
  }
  return units;
}

/** What is known of an article in place of a drawn reading. */
export interface KnownArticle {
  readonly path: ArticlePath;
  /** The units of each of its readings, of which one is taken; of the adjudicated one alone, where
   * there is one. */
  readonly readings: readonly UnitsOfArticle[];
  readonly isAdjudicated: boolean;
}

/** The articles whose readings are not drawn: those coded twice, and the adjudicated ones. */
export function* knownArticles(
  coders: CodersCorpus,
  context: RollUpContext,
): Task<ReadonlyMap<ArticlePath, KnownArticle>> {
  const known = new Map<ArticlePath, KnownArticle>();
  const add = (
    article: ReadArticle,
    all: readonly Reading['positions'][],
    isAdjudicated: boolean,
  ): void => {
    const readings = all.map((positions) =>
      unitsOf(recordsOfReading(article, positions, context), context),
    );
    known.set(article.path, { path: article.path, readings, isAdjudicated });
  };
  for (const { article, readings } of codedTwice(coders)) {
    add(
      article,
      readings.map(({ positions }) => positions),
      false,
    );
    yield undefined;
  }
  for (const article of coders.articles) {
    if (article.adjudicated && isAdjudicated(article)) add(article, [article.adjudicated], true);
    yield undefined;
  }
  return known;
}
