import { nestedPairCounts } from '../analysis/actorPairs';
import { analyse, type Analysis } from '../analysis/analyse';
import { contradictions, type Contradiction } from '../analysis/contradictions';
import {
  countDerivedOn,
  disagreementsOfOn,
  disagreementIssues,
  disagreementsOn,
  isDerived,
  underivedOn,
  type Disagreement,
} from '../analysis/disagreements';
import { issuesInForce } from '../analysis/evidence';
import { liftsActors, type Filter } from '../analysis/filter';
import type { PositionRecord } from '../analysis/positionRecords';
import type { RelationRecord } from '../analysis/statedRelations';
import { spokenArticles, type SpokenArticles } from '../measures/salience';
import type { Codebook } from '../model/codebook';
import type { CorpusReader } from '../model/corpus';
import type { ActorId, AnnotationId, ArticlePath, IssueId } from '../model/ids';
import { append } from './grouping';
import type { Voice } from './voice';

/** What the views of one corpus look up, derived once for a version of the reader and a filter.
 * Making it costs the analysis; what is derived from that is made when it is first looked up, rows of
 * disagreements issue by issue, since a large corpus has a million of them. */
export interface Facts {
  readonly analysis: Analysis;
  readonly codebook: Codebook;
  /** All of them: of a large corpus more than anybody looks at. */
  readonly disagreements: readonly Disagreement[];
  /** Those that are not derived, of all issues in order. */
  readonly underived: readonly Disagreement[];
  /** The issues with derived rows, in order, and how many each has. */
  readonly derivedCounts: ReadonlyMap<IssueId, number>;
  /** What views count as disagreements, by issue: the pairs with a derived or a stated row. */
  readonly pairCounts: ReadonlyMap<IssueId | undefined, number>;
  /** Issues with a row that is not one-sided. */
  readonly issuesWithPairs: ReadonlySet<IssueId | undefined>;
  /** The same of actors. */
  readonly actorsWithPairs: ReadonlySet<ActorId>;
  /** What views count as disagreements of an actor and those under it, each once. */
  readonly nestedPairCounts: (
    parentOf: (actor: ActorId) => ActorId | undefined,
  ) => ReadonlyMap<ActorId, number>;
  readonly contradictions: readonly Contradiction[];
  /** What salience is counted of. */
  readonly spoken: SpokenArticles;
  disagreementsOn(issue: IssueId | undefined): readonly Disagreement[];
  /** Rows in which the actor is one of the two; the actor as the roll-up in force has it. */
  disagreementsOf(actor: ActorId): readonly Disagreement[];
  /** The position of an article, as analysis sees it. Undefined outside the scope. */
  position(article: ArticlePath, id: AnnotationId): PositionRecord | undefined;
  relation(name: string): RelationRecord | undefined;
}

/** What every view needs to speak of the facts. */
export interface ViewContext {
  readonly facts: Facts;
  readonly voice: Voice;
  /** The paragraph of an offset, counted from 1, where the article's text is known. */
  readonly paragraph?: (article: ArticlePath, offset: number) => number | undefined;
}

export function factsOf(reader: CorpusReader, filter: Filter): Facts {
  return factsOfAnalysis(analyse(reader, filter));
}

/** What is derived of an analysis that was made already. */
export function factsOfAnalysis(analysis: Analysis): Facts {
  const { reader } = analysis;
  const onIssue = new Map<IssueId | undefined, readonly Disagreement[]>();
  const on = (issue: IssueId | undefined): readonly Disagreement[] => {
    const rows = onIssue.get(issue) ?? disagreementsOn(analysis, issue);
    onIssue.set(issue, rows);
    return rows;
  };
  const issues = lazily(() => disagreementIssues(analysis));
  const all = lazily(() => issues().flatMap(on));
  const underived = lazily(() => issues().flatMap((issue) => underivedOn(analysis, issue)));
  const counts = lazily(() => {
    const known = issues().flatMap((issue) => (issue === undefined ? [] : [issue]));
    const counted = known.map((issue) => [issue, countDerivedOn(analysis, issue)] as const);
    return new Map(counted.filter(([, count]) => count > 0));
  });
  const statedAlone = lazily(() =>
    underived().filter(
      ({ kind, issue, actors }) =>
        kind === 'stated' && (issue === undefined || !isDerived(analysis, issue, actors)),
    ),
  );
  const pairCounts = lazily(() => {
    const pairs = new Map<IssueId | undefined, number>(counts());
    for (const { issue } of statedAlone()) pairs.set(issue, (pairs.get(issue) ?? 0) + 1);
    return pairs;
  });
  const withPairs = lazily(() => {
    const other = underived().filter(({ kind }) => kind !== 'one-sided');
    return new Set([...counts().keys(), ...other.map(({ issue }) => issue)]);
  });
  const otherByActor = lazily(() => grouped(underived(), (row) => row.actors));
  const ofActor = new Map<ActorId, readonly Disagreement[]>();
  const of = (actor: ActorId): readonly Disagreement[] => {
    const others = otherByActor().get(actor) ?? [];
    const onIssueOf = (issue: IssueId | undefined): readonly Disagreement[] => {
      const there = others.filter((row) => row.issue === issue);
      return disagreementsOfOn(analysis, actor, issue, there);
    };
    const rows = ofActor.get(actor) ?? issues().flatMap(onIssueOf);
    ofActor.set(actor, rows);
    return rows;
  };
  const actorsWithPairs = lazily(() => {
    const other = underived().filter(({ kind }) => kind !== 'one-sided');
    const own = nestedPairCounts(analysis, [], () => undefined);
    return new Set([...own.keys(), ...other.flatMap(({ actors }) => actors)]);
  });
  const moves = lazily(() => contradictions(analysis));
  const spoken = lazily(() => spokenArticles(reader, analysis.records, analysis.context));
  const relationOf = lazily(() => {
    const relations = [...analysis.disagreements.records, ...analysis.agreements.records];
    return new Map(relations.map((record) => [record.id, record]));
  });
  const positions = lazily(() => positionsByArticle(analysis));
  return {
    analysis,
    codebook: reader.codebook,
    get disagreements() {
      return all();
    },
    get underived() {
      return underived();
    },
    get derivedCounts() {
      return counts();
    },
    get pairCounts() {
      return pairCounts();
    },
    get issuesWithPairs() {
      return withPairs();
    },
    get actorsWithPairs() {
      return actorsWithPairs();
    },
    get contradictions() {
      return moves();
    },
    get spoken() {
      return spoken();
    },
    disagreementsOn: on,
    disagreementsOf: of,
    nestedPairCounts: (parentOf) => nestedPairCounts(analysis, statedAlone(), parentOf),
    position: (article, id) => positions().get(article)?.get(id),
    relation: (name) => relationOf().get(name),
  };
}

/** Where a position stands against others: the rows it is evidence in, and its side of each. */
export function disagreementsWith(
  facts: Facts,
  record: PositionRecord,
): { readonly row: Disagreement; readonly side: 0 | 1 }[] {
  const { analysis } = facts;
  const lifted = issuesInForce(record.position.issues, analysis.context);
  const issues = lifted.length === 0 ? [undefined] : new Set(lifted.map(({ issue }) => issue));
  return [...issues].flatMap((issue) =>
    facts.disagreementsOn(issue).flatMap((row) => {
      const side = row.positions.findIndex((names) => names.includes(record.id));
      return side === 0 || side === 1 ? [{ row, side } as const] : [];
    }),
  );
}

/** The actor that stands for this one in derived rows. Without a date the roles held are unknown,
 * so only `part-of` lifts. */
export function actorInForce({ analysis }: Facts, actor: ActorId): ActorId {
  const { filter, sideOf } = analysis.context;
  return liftsActors(filter.rollUp) ? sideOf(actor, undefined) : actor;
}

/** All that views count as disagreements. */
export function pairTotal({ pairCounts }: Facts): number {
  let total = 0;
  for (const count of pairCounts.values()) total += count;
  return total;
}

function positionsByArticle({
  records,
}: Analysis): ReadonlyMap<ArticlePath, ReadonlyMap<AnnotationId, PositionRecord>> {
  const positions = new Map<ArticlePath, Map<AnnotationId, PositionRecord>>();
  for (const record of records) {
    const there = positions.get(record.article.path) ?? new Map<AnnotationId, PositionRecord>();
    positions.set(record.article.path, there.set(record.position.id, record));
  }
  return positions;
}

/** Made when it is first asked for, then kept. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function grouped<Key, Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly Key[],
): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) append(groups, key, row);
  }
  return groups;
}
