import { articleRecords, type ArticleRecords } from '../../analysis/records/articleRecords';
import { evidenceOn, type Evidence, type RollUpContext } from '../../analysis/records/evidence';
import { liftsActors } from '../../analysis/records/filter';
import { addTo } from '../../analysis/records/groups';
import type { Position } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { ActorId, ArticlePath, IssueId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import { articleQueue } from '../adjudication/queue';
import { ALL_READINGS, countedArticles, type CountedArticle } from '../agreement/countedArticles';
import type { CodersCorpus, ReadArticle } from '../readings';
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

/** True if an analysis looks at some positions only: at a part of the articles or dates, or at what
 * a search finds. How coders differ is no matter of the part. */
export function isPart({ filter: { scope, query, window } }: RollUpContext): boolean {
  return scope.kind !== 'corpus' || query !== undefined || window !== undefined;
}

/** The same rules of counting for all articles, dates and positions. */
export function contextOfWhole(context: RollUpContext): RollUpContext {
  if (!isPart(context)) return context;
  const all = { scope: { kind: 'corpus' }, query: undefined, window: undefined } as const;
  return { ...context, filter: { ...context.filter, ...all } };
}

/** An article whose units are not read from the records of the analysis. */
export interface KnownArticle {
  readonly path: ArticlePath;
  /** Its units as one of its coders has them: the first one who has the unit. Of an adjudicated
   * article, those of the result. */
  readonly units: UnitsOfArticle;
  /** True if it is the same in all recodings. */
  readonly isAdjudicated: boolean;
}

/** The units of some readings, each as the first that has it. */
export function joinedUnits(readings: readonly UnitsOfArticle[]): UnitsOfArticle {
  const joined = new Map<IssueId, Map<ActorId, readonly Evidence[]>>();
  for (const units of readings) {
    for (const [issue, actors] of units) {
      let ofIssue = joined.get(issue);
      if (!ofIssue) joined.set(issue, (ofIssue = new Map<ActorId, readonly Evidence[]>()));
      for (const [actor, evidence] of actors) {
        if (!ofIssue.has(actor)) ofIssue.set(actor, evidence);
      }
    }
  }
  return joined;
}
