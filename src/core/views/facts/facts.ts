import type { ActorCounts } from '../../analysis/disagreements/actorPairs';
import type { Analysis } from '../../analysis/analyse';
import { contradictions, type Contradiction } from '../../analysis/contradictions';
import {
  disagreementsOn,
  otherRowsOn,
  type Disagreement,
} from '../../analysis/disagreements/whoDisagrees';
import { actorsInForce, issuesInForce } from '../../analysis/records/evidence';
import { liftsActors } from '../../analysis/records/filter';
import { disagreementsOfAny, opponentsOn } from '../../analysis/disagreements/findRows';
import type { DisagreementKind } from '../../analysis/disagreements/kinds';
import type { KindCounts } from '../../analysis/disagreements/kindCounts';
import { perIssue } from '../../analysis/issueAnalysis';
import { lazily } from '../../util/lazily';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { RelationRecord } from '../../analysis/records/statedRelations';
import { spokenArticles, type SpokenArticles } from '../../measures/salience';
import type { Codebook } from '../../model/codebook';
import { hasTooManyCombinations } from '../../model/expansion';
import type { ActorId, AnnotationId, ArticlePath, IssueId } from '../../model/ids';
import { append } from './grouping';
import type { Localizer } from '../words/localizer';

/** What the views of one corpus look up, derived for a version of the reader and a filter. The
 * counts of all views are computed; rows of disagreements are made on first access, issue by issue,
 * since a large corpus has a million of them. */
export interface Facts {
  readonly analysis: Analysis;
  readonly codebook: Codebook;
  /** All disagreements; in a large corpus very many. */
  readonly disagreements: readonly Disagreement[];
  /** The rows that are neither derived nor at different times, of all issues in order. */
  readonly otherRows: readonly Disagreement[];
  /** The number of pairs of each kind on an issue, in the order of issues. */
  readonly kindCounts: ReadonlyMap<IssueId | undefined, KindCounts>;
  /** The number of disagreements in the views, by issue: the pairs on balance and those at
   * times. */
  readonly pairCounts: ReadonlyMap<IssueId | undefined, number>;
  /** Issues with a row that is not one-sided. */
  readonly issuesWithPairs: ReadonlySet<IssueId | undefined>;
  /** The number of disagreements of an actor, and of an actor with those under it, each once. */
  readonly actorPairs: { readonly own: ActorCounts; readonly nested: ActorCounts };
  /** Number of an actor's rows that are not one-sided. */
  readonly actorRows: ActorCounts;
  readonly contradictions: readonly Contradiction[];
  /** The articles from which salience is counted. */
  readonly spokenArticles: SpokenArticles;
  disagreementsOn(issue: IssueId | undefined): readonly Disagreement[];
  /** Rows in which the actor is one of the two; the actor after the roll-up. */
  disagreementsOf(actor: ActorId): readonly Disagreement[];
  /** The opponents of an actor, each with the issues: one for each row that is not one-sided. No
   * rows are made. */
  opponentsOf(actor: ActorId): ReadonlyMap<ActorId, readonly (IssueId | undefined)[]>;
  /** The record of a position of an article. Undefined outside the scope. */
  position(article: ArticlePath, id: AnnotationId): PositionRecord | undefined;
  relation(name: string): RelationRecord | undefined;
}

/** What a view needs to present the facts. */
export interface ViewContext {
  readonly facts: Facts;
  readonly localizer: Localizer;
  /** The paragraph of an offset, counted from 1, where the article's text is known. */
  readonly paragraph?: (article: ArticlePath, offset: number) => number | undefined;
  /** The article's text, where it is known. */
  readonly text?: (article: ArticlePath) => string | undefined;
}

/** The facts of an analysis: its counts, and all that is looked up in it. */
export function factsWith(
  analysis: Analysis,
  counted: Pick<
    Facts,
    'kindCounts' | 'pairCounts' | 'issuesWithPairs' | 'actorPairs' | 'actorRows'
  >,
): Facts {
  const issues = [...analysis.issues.values()];
  const all = lazily(() => issues.flatMap(rowsOn));
  const others = lazily(() => issues.flatMap(otherRowsOn));
  const moves = lazily(() => contradictions(analysis));
  const opponentsOf = (actor: ActorId): ReadonlyMap<ActorId, readonly (IssueId | undefined)[]> => {
    const opponents = new Map<ActorId, (IssueId | undefined)[]>();
    for (const on of issues) {
      const { issue } = on;
      for (const other of opponentsOn(on, 'derived', actor)) append(opponents, other, issue);
      for (const { kind, actors } of otherRowsOn(on)) {
        if (kind === 'one-sided' || !actors.includes(actor)) continue;
        append(opponents, actors[actors[0] === actor ? 1 : 0], issue);
      }
    }
    return opponents;
  };
  const spoken = lazily(() => spokenArticles(analysis.reader, analysis.records, analysis.context));
  return {
    ...counted,
    analysis,
    codebook: analysis.context.codebook,
    get disagreements() {
      return all();
    },
    get otherRows() {
      return others();
    },
    get contradictions() {
      return moves();
    },
    get spokenArticles() {
      return spoken();
    },
    disagreementsOn: (issue) => rowsOn(analysis.on(issue)),
    disagreementsOf: (actor) => {
      const one = new Set([actor]);
      return issues.flatMap((on) => disagreementsOfAny(on, one));
    },
    opponentsOf,
    position: (article, id) =>
      analysis.recordsIn(article).findLast(({ position }) => position.id === id),
    relation: (name) => analysis.relationOf.get(name),
  };
}

const rowsOn = perIssue((on): readonly Disagreement[] => [...disagreementsOn(on)]);

/** The rows in which a position is evidence, with its side of each. */
export function disagreementsWith(
  facts: Facts,
  record: PositionRecord,
): { readonly row: Disagreement; readonly side: 0 | 1 }[] {
  const { analysis } = facts;
  const { context } = analysis;
  if (hasTooManyCombinations(record.position)) return [];
  const lifted = issuesInForce(record.position.issues, context);
  const issues = lifted.length === 0 ? [undefined] : new Set(lifted.map(({ issue }) => issue));
  // Internal rows are those of coded actors.
  const actors = new Set([...record.actors, ...actorsInForce(record.actors, record, context)]);
  return [...issues].flatMap((issue) =>
    disagreementsOfAny(analysis.on(issue), actors).flatMap((row) => {
      const side = row.positions.findIndex((names) => names.includes(record.id));
      return side === 0 || side === 1 ? [{ row, side } as const] : [];
    }),
  );
}

/** The actor that replaces this one in derived rows. Without a date the roles held are unknown, so
 * only `part-of` is followed. */
export function actorInForce({ analysis }: Facts, actor: ActorId): ActorId {
  const { filter, sideOf } = analysis.context;
  return liftsActors(filter.rollUp) ? sideOf(actor, undefined) : actor;
}

/** Number of pairs of a kind on all issues. */
export function kindTotal({ kindCounts }: Facts, kind: DisagreementKind): number {
  let total = 0;
  for (const counts of kindCounts.values()) total += counts[kind];
  return total;
}

/** Number of disagreements in the views. */
export function pairTotal({ pairCounts }: Facts): number {
  let total = 0;
  for (const count of pairCounts.values()) total += count;
  return total;
}
