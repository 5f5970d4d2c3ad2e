import type { Relation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import type { DateRange } from '../../model/date';
import type { ActorId, IssueId } from '../../model/ids';
import { anchorState, isOfKind, type PlacedAnnotation } from '../../model/place';
import type { Filter } from './filter';
import { inScope } from './filter';
import { expandAuthor, type NameRecord } from './ids';
import { actorsInForce, issuesInForce, type RollUpContext } from './evidence';
import { countedActors, exclusionReason } from './exclusion';
import { getPair, setPair, sortedPair, type Pair, type PairMap } from './pairMap';
import { effectiveDate } from './positionRecords';
import { namesUnknown } from './unknownNames';

/** A disagreement or agreement that a text states, with what its article adds. */
export interface RelationRecord {
  readonly id: string;
  readonly article: ArticleRow;
  readonly relation: Relation;
  readonly placed: PlacedAnnotation<Relation>;
  readonly between: readonly (readonly ActorId[])[];
  readonly date: string | undefined;
  readonly days: DateRange | undefined;
  readonly claimDays: DateRange | undefined;
}

/** The relations that concern two actors, on one issue. */
export type PairsStated = PairMap<readonly RelationRecord[]>;

/** The stated pairs by issue; undefined for relations on none. */
export type StatedPairs = ReadonlyMap<IssueId | undefined, PairsStated>;

/** The relations of one kind in an article that survive the filters, in the order of the text. */
export function relationsOfArticle(
  article: ArticleRow,
  kind: Relation['kind'],
  codebook: Codebook,
  filter: Filter,
  nameRecord: NameRecord,
): RelationRecord[] {
  const records: RelationRecord[] = [];
  if (!inScope(article.path, filter.scope)) return records;
  for (const placed of article.annotations) {
    if (!isOfKind(placed, kind)) continue;
    const { annotation } = placed;
    if (filter.coder !== undefined && annotation.coder !== filter.coder) continue;
    if (filter.query?.matches(article, annotation) === false) continue;
    const record = recordOf(article, placed, filter, nameRecord);
    const filterable = {
      ...record,
      actors: record.between.flat(),
      anchor: anchorState(placed),
      unknown: namesUnknown(annotation, codebook),
    };
    if (exclusionReason(filterable, annotation, filter) === undefined) records.push(record);
  }
  return records;
}

/** The issues of a relation after the roll-up; undefined where it names none. */
export function issuesOfRelation(
  { relation }: RelationRecord,
  context: RollUpContext,
): ReadonlySet<IssueId | undefined> {
  const found = issuesInForce(relation.issues, context).map(({ issue }) => issue);
  return new Set(found.length > 0 ? found : [undefined]);
}

/** The pairs of the relations on one issue: every pair between different parties, never of an actor
 * with itself. A pair that the roll-up would merge into one actor keeps its coded actors, so that
 * no stated relation is lost. */
export function pairsStated(
  records: readonly RelationRecord[],
  context: RollUpContext,
  lifted: boolean,
): PairsStated {
  const pairs: PairMap<RelationRecord[]> = new Map();
  for (const record of records) {
    for (const pair of partyPairs(record, context, lifted)) {
      const known = getPair(pairs, pair);
      if (!known) setPair(pairs, pair, [record]);
      else if (known.at(-1) !== record) known.push(record);
    }
  }
  return pairs;
}

function* partyPairs(
  record: RelationRecord,
  context: RollUpContext,
  lifted: boolean,
): Generator<Pair> {
  const parties = record.between.map((party) => countedActors(party, context.filter));
  for (const [index, party] of parties.entries()) {
    for (const other of parties.slice(index + 1)) {
      for (const a of party) {
        for (const b of other) {
          const pair = lifted ? liftedPair(a, b, record, context) : ([a, b] as const);
          if (pair[0] !== pair[1]) yield sortedPair(pair[0], pair[1]);
        }
      }
    }
  }
}

function liftedPair(
  a: ActorId,
  b: ActorId,
  record: RelationRecord,
  context: RollUpContext,
): readonly [ActorId, ActorId] {
  const liftedA = actorsInForce([a], record, context)[0] ?? a;
  const liftedB = actorsInForce([b], record, context)[0] ?? b;
  return liftedA === liftedB ? [a, b] : [liftedA, liftedB];
}

function recordOf(
  article: ArticleRow,
  placed: PlacedAnnotation<Relation>,
  filter: Filter,
  nameRecord: NameRecord,
): RelationRecord {
  const relation = placed.annotation;
  const claim = effectiveDate(relation.date, article, 'claim');
  const inForce =
    filter.dates === 'claim' ? claim : effectiveDate(undefined, article, filter.dates);
  return {
    id: nameRecord(article.path, relation.id),
    article,
    relation,
    placed,
    between: relation.between.map((party) => party.map((actor) => expandAuthor(actor, article))),
    ...inForce,
    claimDays: claim.days,
  };
}
