import { analyse, type Analysis } from '../analysis/analyse';
import { contradictions, type Contradiction } from '../analysis/contradictions';
import { disagreements, type Disagreement } from '../analysis/disagreements';
import { issuesInForce } from '../analysis/evidence';
import { liftsActors, type Filter } from '../analysis/filter';
import type { PositionRecord } from '../analysis/positionRecords';
import type { RelationRecord } from '../analysis/statedRelations';
import type { Codebook } from '../model/codebook';
import type { CorpusReader } from '../model/corpus';
import type { ActorId, AnnotationId, ArticlePath, IssueId } from '../model/ids';
import { append } from './grouping';
import type { Voice } from './voice';

/** What the views of one corpus look up, derived once for a version of the reader and a filter.
 * Making it costs the analysis; every look-up is cheap. */
export interface Facts {
  readonly analysis: Analysis;
  readonly codebook: Codebook;
  readonly disagreements: readonly Disagreement[];
  readonly contradictions: readonly Contradiction[];
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
  const analysis = analyse(reader, filter);
  const rows = disagreements(analysis);
  const byIssue = grouped(rows, (row) => [row.issue]);
  const byActor = grouped(rows, (row) => row.actors);
  const relations = [...analysis.disagreements.records, ...analysis.agreements.records];
  const relationOf = new Map(relations.map((record) => [record.id, record]));
  const positions = new Map<ArticlePath, Map<AnnotationId, PositionRecord>>();
  for (const record of analysis.records) {
    const there = positions.get(record.article.path) ?? new Map<AnnotationId, PositionRecord>();
    positions.set(record.article.path, there.set(record.position.id, record));
  }
  return {
    analysis,
    codebook: reader.codebook,
    disagreements: rows,
    contradictions: contradictions(analysis),
    disagreementsOn: (issue) => byIssue.get(issue) ?? [],
    disagreementsOf: (actor) => byActor.get(actor) ?? [],
    position: (article, id) => positions.get(article)?.get(id),
    relation: (name) => relationOf.get(name),
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
