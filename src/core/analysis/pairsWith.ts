import type { ActorId, IssueId } from '../model/ids';
import { byKind, TWO_SIDED_KINDS } from './disagreements/kinds';
import { PairBits } from './disagreements/pairBits';
import type { PairsOn } from './disagreements/pairs';
import { hasFindings, type IssueAnalysis, type StatedOn } from './issueAnalysis';
import type { StancesOn } from './netStances';
import { someOfArticle, type ArticleRecords } from './records/articleRecords';
import { actorsInForce, issuesInForce, type RollUpContext } from './records/evidence';
import { liftsActors, type ChosenActors } from './records/filter';
import { pairsOf, setPair, type Pair, type PairMap } from './records/pairMap';
import type { PositionRecord } from './records/positionRecords';
import type { PairsStated, RelationRecord } from './records/statedRelations';

/** The part of an analysis that concerns the actors that its filter chooses. */
export interface PairsWith {
  readonly articles: readonly ArticleRecords[];
  readonly issues: readonly IssueAnalysis[];
  /** The chosen actors, rolled up; undefined where the filter only excludes actors. */
  readonly actors: ReadonlySet<ActorId> | undefined;
}

// Choosing actors keeps the positions of their opponents, without whom there would be no
// disagreement. It removes issues on which no chosen actor takes part, and pairs of other actors.
// Excluding actors removes their pairs and positions; what they did still counts for others, so
// that nobody seems to be criticised without having a position.

/** The issues on which each choice takes part: one of its actors has a net stance there, evaluates
 * or is evaluated, or is one of a stated or one-sided pair. All positions on them stay, but for
 * those of excluded actors, and the pairs that all choices allow. Positions without an issue stay
 * where they name one of the actors. Linear in the records, but for pairs. */
export function pairsWith(
  choices: readonly ChosenActors[],
  articles: readonly ArticleRecords[],
  issues: readonly IssueAnalysis[],
  context: RollUpContext,
): PairsWith {
  const namedOnIssue = new Map(
    issues.map((on) => [on.issue, choices.map((choice) => namedOn(choice, on, context))]),
  );
  if (liftsActors(context.filter.rollUp)) shareLifted([...namedOnIssue.values()]);
  const kept = issues.flatMap((on) => {
    const named = namedOnIssue.get(on.issue) ?? [];
    const own = restricted(on, named);
    return hasFindings(own) && named.every((one) => takesPart(own, one)) ? [own] : [];
  });
  const ids = new Set(kept.map(({ issue }) => issue));
  const isShown = (record: PositionRecord, issue: IssueId | undefined): boolean => {
    const excluded = (namedOnIssue.get(issue) ?? []).filter(({ isExcluded }) => isExcluded);
    const actors = actorsInForce(record.actors, record, context);
    return (
      excluded.length === 0 ||
      actors.some((actor) => excluded.every(({ inForce }) => !inForce.has(actor)))
    );
  };
  const names = ({ holds }: ChosenActors, record: PositionRecord): boolean =>
    partiesOf(record).some((actor) => holds(actor, record.claimDays));
  const isKept = (record: PositionRecord): boolean => {
    const { issues: own } = record.position;
    if (own.length === 0)
      return choices.every((choice) =>
        choice.isExcluded ? isShown(record, undefined) : names(choice, record),
      );
    return issuesInForce(own, context).some(
      ({ issue }) => ids.has(issue) && isShown(record, issue),
    );
  };
  const isKeptRelation = ({ between, claimDays }: RelationRecord): boolean =>
    choices.every(({ isExcluded, holds }) => {
      const isNamed = (actor: ActorId): boolean => holds(actor, claimDays);
      return isExcluded
        ? between.filter((party) => !party.every(isNamed)).length > 1
        : between.flat().some(isNamed);
    });
  const chosen = [...namedOnIssue.values()].flat().filter(({ isExcluded }) => !isExcluded);
  return {
    articles: articles.map((one) => someOfArticle(one, context, isKept, isKeptRelation)),
    issues: kept,
    actors: choices.every(({ isExcluded }) => isExcluded)
      ? undefined
      : new Set(chosen.flatMap(({ inForce }) => [...inForce])),
  };
}

/** The actors of a choice that records on an issue name. */
interface NamedOn {
  readonly isExcluded: boolean;
  /** As they are coded. */
  readonly coded: ReadonlySet<ActorId>;
  readonly inForce: Set<ActorId>;
  /** True if one of them is evaluated. */
  readonly isEvaluated: boolean;
}

function namedOn(
  { holds, isExcluded }: ChosenActors,
  { records, relations }: IssueAnalysis,
  context: RollUpContext,
): NamedOn {
  const coded = new Set<ActorId>();
  const inForce = new Set<ActorId>();
  let isEvaluated = false;
  const isOne = (actor: ActorId, record: PositionRecord | RelationRecord): boolean => {
    if (!holds(actor, record.claimDays)) return false;
    coded.add(actor);
    for (const lifted of actorsInForce([actor], record, context)) inForce.add(lifted);
    return true;
  };
  for (const record of records) {
    for (const actor of [...record.actors, ...record.addressee]) isOne(actor, record);
    const isTarget = record.target.map((actor) => isOne(actor, record)).includes(true);
    isEvaluated ||= isTarget && record.position.evaluation !== undefined;
  }
  for (const record of relations) {
    for (const actor of record.between.flat()) isOne(actor, record);
  }
  return { isExcluded, coded, inForce, isEvaluated };
}

/** With a roll-up, the rows of an actor are those of its side, on all issues. */
function shareLifted(named: readonly (readonly NamedOn[])[]): void {
  const all: Set<ActorId>[] = [];
  for (const onIssue of named) {
    for (const [at, { inForce }] of onIssue.entries()) {
      const known = (all[at] ??= new Set());
      for (const actor of inForce) known.add(actor);
    }
  }
  for (const onIssue of named) {
    for (const [at, { inForce }] of onIssue.entries()) {
      for (const actor of all[at] ?? []) inForce.add(actor);
    }
  }
}

function partiesOf({ actors, target, addressee }: PositionRecord): readonly ActorId[] {
  return [...actors, ...target, ...addressee];
}

type Level = 'coded' | 'inForce';

/** True if all choices allow a pair. */
function allows(named: readonly NamedOn[], pair: Pair, ...levels: readonly Level[]): boolean {
  return named.every(
    (one) => pair.some((actor) => levels.some((level) => one[level].has(actor))) !== one.isExcluded,
  );
}

function restricted(on: IssueAnalysis, named: readonly NamedOn[]): IssueAnalysis {
  const stated = ({ pairs, codedPairs }: StatedOn): StatedOn => ({
    // A pair that the roll-up would merge into one actor keeps its coded actors.
    pairs: statedWith(pairs, (pair) => allows(named, pair, 'coded', 'inForce')),
    codedPairs: statedWith(codedPairs, (pair) => allows(named, pair, 'coded')),
  });
  const codedPairs = pairsOnWith(on.codedPairs, named, 'coded');
  const codedStances = shownStances(on.codedStances, named, 'coded');
  return {
    ...on,
    codedStances,
    stances:
      on.stances === on.codedStances ? codedStances : shownStances(on.stances, named, 'inForce'),
    codedPairs,
    pairs: on.pairs === on.codedPairs ? codedPairs : pairsOnWith(on.pairs, named, 'inForce'),
    oneSided: on.oneSided.filter(({ critic, target }) =>
      allows(named, [critic, target], 'inForce'),
    ),
    disagreements: stated(on.disagreements),
    agreements: stated(on.agreements),
    isShown: (pair) => allows(named, pair, 'inForce'),
  };
}

function shownStances(all: StancesOn, named: readonly NamedOn[], level: Level): StancesOn {
  const excluded = named.filter(({ isExcluded, [level]: actors }) => isExcluded && actors.size > 0);
  if (excluded.length === 0) return all;
  return new Map(
    [...all].filter(([actor]) => excluded.every(({ [level]: actors }) => !actors.has(actor))),
  );
}

function takesPart(
  { stances, codedStances, oneSided, disagreements, agreements }: IssueAnalysis,
  { isExcluded, coded, inForce, isEvaluated }: NamedOn,
): boolean {
  return (
    isExcluded ||
    isEvaluated ||
    [...inForce].some((actor) => stances.has(actor)) ||
    [...coded].some((actor) => codedStances.has(actor)) ||
    oneSided.length > 0 ||
    disagreements.codedPairs.size > 0 ||
    agreements.codedPairs.size > 0
  );
}

function pairsOnWith(pairs: PairsOn, named: readonly NamedOn[], level: Level): PairsOn {
  const chosen = named.find(({ isExcluded }) => !isExcluded);
  const actorAt = (place: number): ActorId => pairs.stances[place]?.actor ?? '';
  const some = (all: PairBits): PairBits => {
    const bits = new PairBits(pairs.stances.length);
    // An actor has few pairs, and an issue may have millions.
    const found = chosen
      ? [...chosen[level]]
          .flatMap((actor) => pairs.placeOf.get(actor) ?? [])
          .flatMap((one) => [...all.with(one)].map((other) => [one, other] as const))
      : all.pairs();
    for (const [one, other] of found) {
      if (allows(named, [actorAt(one), actorAt(other)], level)) bits.add(one, other);
    }
    return bits;
  };
  return { ...pairs, ...byKind(TWO_SIDED_KINDS, (kind) => some(pairs[kind])) };
}

function statedWith(all: PairsStated, isKept: (pair: Pair) => boolean): PairsStated {
  const kept: PairMap<readonly RelationRecord[]> = new Map();
  for (const [pair, relations] of pairsOf(all)) if (isKept(pair)) setPair(kept, pair, relations);
  return kept;
}
