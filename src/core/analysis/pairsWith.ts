import type { ActorId, IssueId } from '../model/ids';
import { byKind, TWO_SIDED_KINDS } from './disagreements/kinds';
import { PairBits } from './disagreements/pairBits';
import type { PairsOn } from './disagreements/pairs';
import type { IssueAnalysis, StatedOn } from './issueAnalysis';
import { someOfArticle, type ArticleRecords } from './records/articleRecords';
import { actorsInForce, issuesInForce, type RollUpContext } from './records/evidence';
import type { ChosenActors } from './records/filter';
import { pairsOf, setPair, type PairMap } from './records/pairMap';
import type { PositionRecord } from './records/positionRecords';
import type { PairsStated, RelationRecord } from './records/statedRelations';

/** The part of an analysis that concerns the actors that its filter chooses. */
export interface PairsWith {
  readonly articles: readonly ArticleRecords[];
  readonly issues: readonly IssueAnalysis[];
  /** The chosen actors, rolled up. */
  readonly actors: ReadonlySet<ActorId>;
}

// Choosing actors keeps the positions of their opponents, without whom there would be no
// disagreement. It removes issues on which no chosen actor takes part, and pairs of other actors.

/** The issues on which one of the chosen actors takes part: it has a net stance there, evaluates or
 * is evaluated, or is one of a stated or one-sided pair. All positions on them stay, and the pairs
 * with a chosen actor. Positions without an issue stay where they name one of the actors. Linear in
 * the records. */
export function pairsWith(
  chosen: ChosenActors,
  articles: readonly ArticleRecords[],
  issues: readonly IssueAnalysis[],
  context: RollUpContext,
): PairsWith {
  const { coded, inForce, evaluated } = namedActors(chosen, articles, context);
  const kept = issues.flatMap((on) => {
    const own = restricted(on, coded, inForce);
    return takesPart(own, coded, inForce) || evaluated.has(on.issue) ? [own] : [];
  });
  const ids = new Set(kept.map(({ issue }) => issue));
  const isKept = (record: PositionRecord): boolean => {
    const { issues: own } = record.position;
    if (own.length === 0) return partiesOf(record).some((actor) => coded.has(actor));
    return issuesInForce(own, context).some(({ issue }) => ids.has(issue));
  };
  const isKeptRelation = ({ between }: RelationRecord): boolean =>
    between.some((party) => party.some((actor) => coded.has(actor)));
  return {
    articles: articles.map((one) => someOfArticle(one, context, isKept, isKeptRelation)),
    issues: kept,
    actors: inForce,
  };
}

interface NamedActors {
  /** The chosen actors as they are coded. */
  readonly coded: ReadonlySet<ActorId>;
  readonly inForce: ReadonlySet<ActorId>;
  /** Issues on which one of them is evaluated. */
  readonly evaluated: ReadonlySet<IssueId | undefined>;
}

function namedActors(
  { holds }: ChosenActors,
  articles: readonly ArticleRecords[],
  context: RollUpContext,
): NamedActors {
  const coded = new Set<ActorId>();
  const inForce = new Set<ActorId>();
  const evaluated = new Set<IssueId | undefined>();
  const isOne = (actor: ActorId, record: PositionRecord | RelationRecord): boolean => {
    if (!holds(actor, record.claimDays)) return false;
    coded.add(actor);
    for (const lifted of actorsInForce([actor], record, context)) inForce.add(lifted);
    return true;
  };
  for (const { surviving, relations } of articles) {
    for (const record of surviving) {
      for (const actor of [...record.actors, ...record.addressee]) isOne(actor, record);
      const isTarget = record.target.map((actor) => isOne(actor, record)).includes(true);
      if (!isTarget || record.position.evaluation === undefined) continue;
      for (const { issue } of issuesInForce(record.position.issues, context)) evaluated.add(issue);
    }
    for (const record of relations) {
      for (const actor of record.between.flat()) isOne(actor, record);
    }
  }
  return { coded, inForce, evaluated };
}

function partiesOf({ actors, target, addressee }: PositionRecord): readonly ActorId[] {
  return [...actors, ...target, ...addressee];
}

function restricted(
  on: IssueAnalysis,
  coded: ReadonlySet<ActorId>,
  inForce: ReadonlySet<ActorId>,
): IssueAnalysis {
  const either = new Set([...coded, ...inForce]);
  const stated = ({ pairs, codedPairs }: StatedOn): StatedOn => ({
    // A pair that the roll-up would merge into one actor keeps its coded actors.
    pairs: statedWith(pairs, either),
    codedPairs: statedWith(codedPairs, coded),
  });
  const codedPairs = pairsOnWith(on.codedPairs, coded);
  return {
    ...on,
    codedPairs,
    pairs: on.pairs === on.codedPairs ? codedPairs : pairsOnWith(on.pairs, inForce),
    oneSided: on.oneSided.filter(
      ({ critic, target }) => inForce.has(critic) || inForce.has(target),
    ),
    disagreements: stated(on.disagreements),
    agreements: stated(on.agreements),
  };
}

function takesPart(
  { stances, codedStances, oneSided, disagreements, agreements }: IssueAnalysis,
  coded: ReadonlySet<ActorId>,
  inForce: ReadonlySet<ActorId>,
): boolean {
  return (
    [...inForce].some((actor) => stances.has(actor)) ||
    [...coded].some((actor) => codedStances.has(actor)) ||
    oneSided.length > 0 ||
    disagreements.codedPairs.size > 0 ||
    agreements.codedPairs.size > 0
  );
}

function pairsOnWith(pairs: PairsOn, actors: ReadonlySet<ActorId>): PairsOn {
  const places = [...actors].flatMap((actor) => pairs.placeOf.get(actor) ?? []);
  const some = (all: PairBits): PairBits => {
    const bits = new PairBits(pairs.stances.length);
    for (const place of places) for (const other of all.with(place)) bits.add(place, other);
    return bits;
  };
  return { ...pairs, ...byKind(TWO_SIDED_KINDS, (kind) => some(pairs[kind])) };
}

function statedWith(all: PairsStated, actors: ReadonlySet<ActorId>): PairsStated {
  const kept: PairMap<readonly RelationRecord[]> = new Map();
  for (const [pair, relations] of pairsOf(all)) {
    if (pair.some((actor) => actors.has(actor))) setPair(kept, pair, relations);
  }
  return kept;
}
