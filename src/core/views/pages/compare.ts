import { COUNTS } from '../words/shared';
import type { Contradiction } from '../../analysis/contradictions';
import { KINDS } from '../../analysis/disagreements/kinds';
import { orientationWith } from '../../analysis/disagreements/rowSides';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { actorsInForce } from '../../analysis/records/evidence';
import { disagreementsOfAny } from '../../analysis/disagreements/findRows';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { issuesOfRelation } from '../../analysis/records/statedRelations';
import type { ArticleRow } from '../../model/corpus';
import type { ActorId, AnnotationId, ArticlePath, IssueId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import { forEachTask, pauses, type Task } from '../../util/task';
import { disagreementsWith, type ViewContext } from '../facts/facts';
import { conditionLabel } from '../words/judgement';
import { periodText } from '../words/periodText';
import { labelText } from '../words/label';
import { netLook } from '../words/netLook';
import { quoteInSentence, type SentencePart } from '../words/quoteInSentence';
import { sourceLine } from '../cards/recordText';
import { positionLook, STANCE_SIGN, type StanceLook } from '../words/stanceLook';
import { plain } from '../words/text';
import type { Target } from '../../model/target';
import { actorLabel, issueLabel, joinCounts } from '../words/nameLabels';

/** Two lists of quotes, to be shown side by side. All texts are safe labels. */
export interface Comparison {
  readonly issue: string;
  /** The statement to which "for" and "against" refer. */
  readonly statement: string | undefined;
  /** Quotes of articles that state the disagreement. */
  readonly stated: readonly ComparedQuote[];
  /** One; of two actors with several periods or issues one for each. */
  readonly parts: readonly ComparedPart[];
}

export interface ComparedPart {
  /** "2021 · 1 : 1 claims"; empty where there is one part. */
  readonly heading: string;
  readonly sides: readonly [ComparedSide, ComparedSide];
}

export interface ComparedSide {
  readonly title: string;
  readonly look: StanceLook;
  readonly quotes: readonly ComparedQuote[];
}

export interface ComparedQuote {
  readonly target: Target;
  readonly actor: string;
  /** "by Wang Yi", where a speaker is recorded; else empty. */
  readonly speaker: string;
  /** The issue of a statement, where several issues are compared; else empty. */
  readonly issue: string;
  readonly look: StanceLook;
  readonly sign: string;
  /** "conditional: if asked"; empty without a condition. */
  readonly condition: string;
  /** The date that the filter uses; empty without one. */
  readonly date: string;
  /** The quote in its sentence, where the text of the article is known. */
  readonly sentence: readonly SentencePart[];
  /** "talks.md ¶3 · Example News" */
  readonly source: string;
}

/** The quotes of the two actors of a row; of several periods, period after period. A task, as all
 * comparisons: some issues have thousands of quotes. */
export function comparePair(context: ViewContext, row: Disagreement): Task<Comparison> {
  const sidesOf = (stances: Disagreement['stances']) => {
    const side = (at: 0 | 1): SideToCompare => ({
      title: actorLabel(context, [row.actors[at]]),
      look: netLook(stances[at]),
      names: stances[at]?.positions ?? row.positions[at],
    });
    return [side(0), side(1)] as const;
  };
  const { periods } = row;
  const parts =
    periods.length > 1
      ? periods.map((period) => ({
          heading: periodText(context.localizer, period),
          sides: sidesOf(period.sides),
        }))
      : [{ heading: '', sides: sidesOf(row.stances) }];
  return compareParts(context, row.issue, parts, row.records);
}

/** The quotes of a pair on all issues of its rows, issue after issue, each below its issue. */
export function* comparePairOnIssues(
  context: ViewContext,
  rows: readonly Disagreement[],
): Task<Comparison> {
  const all: Comparison[] = [];
  for (const row of rows) all.push(yield* comparePair(context, row));
  return {
    issue: context.localizer.text(COUNTS.issues, all.length),
    statement: undefined,
    stated: all.flatMap(({ issue, stated }) => stated.map((quote) => ({ ...quote, issue }))),
    parts: all.flatMap(({ issue, parts }) =>
      parts.map(({ heading, sides }) => ({ heading: joinCounts(issue, heading), sides })),
    ),
  };
}

/** All quotes of a comparison. */
export function comparedQuotes({ stated, parts }: Comparison): readonly ComparedQuote[] {
  return [...stated, ...parts.flatMap(({ sides }) => sides.flatMap(({ quotes }) => quotes))];
}

/** The positions of one actor for an issue beside its positions against it. */
export function compareContradiction(context: ViewContext, one: Contradiction): Task<Comparison> {
  const { localizer } = context;
  const name = actorLabel(context, [one.actor]);
  const side = (look: 'support' | 'oppose', names: readonly string[]): SideToCompare => ({
    title: localizer.text(
      '{0} – {1}',
      name,
      localizer.text(look === 'support' ? 'For' : 'Against'),
    ),
    look,
    names,
  });
  const sides = [side('support', one.positions[0]), side('oppose', one.positions[1])] as const;
  // For a shift, the first side.
  const isMinusFirst = (one.turns[0]?.sign ?? 1) < 0;
  return compareRecords(context, one.issue, isMinusFirst ? [sides[1], sides[0]] : sides);
}

/** A position's actor against all that disagree with it on the first of its issues with a
 * disagreement; otherwise against all other actors on its first issue. For a stated disagreement
 * its first two parties. Undefined for other annotations, and outside the scope. */
export function* compareAnnotation(
  context: ViewContext,
  article: ArticlePath,
  id: AnnotationId,
): Task<Comparison | undefined> {
  const { facts } = context;
  const record = facts.position(article, id);
  if (!record) return yield* compareRelation(context, article, id);
  const all = disagreementsWith(facts, record).filter(({ row }) => row.kind !== 'one-sided');
  const atOnce = all.filter(({ row }) => KINDS[row.kind].isAtOneTime);
  const rows = atOnce.length > 0 ? atOnce : all;
  const [first] = rows;
  yield undefined;
  if (!first) return yield* compareWithOthers(context, record);
  const ofIssue = rows.filter(({ row }) => row.issue === first.row.issue);
  const opponents = new Set(ofIssue.map(({ row, side }) => row.actors[side === 0 ? 1 : 0]));
  const placeOf = (whose: 'own' | 'other', side: 0 | 1): 0 | 1 =>
    (whose === 'own') === (side === 0) ? 0 : 1;
  const named = (whose: 'own' | 'other'): ReadonlySet<string> => {
    // All rows of a net stance share one list.
    const lists = ofIssue.map(
      ({ row, side }) =>
        (orientationWith(row, side, record.id) ?? row).positions[placeOf(whose, side)],
    );
    return new Set([...new Set(lists)].flat());
  };
  const own = named('own');
  yield undefined;
  const others = named('other');
  yield undefined;
  const sides = orientationWith(first.row, first.side, record.id)?.periods[0].sides;
  const look = (whose: 'own' | 'other'): StanceLook =>
    netLook((sides ?? first.row.stances)[placeOf(whose, first.side)]);
  return yield* compareRecords(context, first.row.issue, [
    {
      title: actorLabel(context, [first.row.actors[first.side]]),
      look: look('own'),
      names: own,
    },
    {
      title: actorLabel(context, [...opponents]),
      look: look('other'),
      names: others,
    },
  ]);
}

/** All for an issue against all against it, by the sign of each record. */
export function* compareIssue(context: ViewContext, issue: IssueId): Task<Comparison> {
  const { facts, localizer } = context;
  const stances = facts.analysis.stances.get(issue)?.values() ?? [];
  const plus = new Set<string>();
  const minus = new Set<string>();
  const isTime = pauses(RECORDS_AT_ONCE);
  for (const { evidence } of stances) {
    for (const { polarity = 0, record } of evidence) {
      if (polarity !== 0) (polarity > 0 ? plus : minus).add(record.id);
    }
    if (isTime(evidence.length)) yield undefined;
  }
  return yield* compareRecords(context, issue, [
    { title: localizer.text('For'), look: 'support', names: plus },
    { title: localizer.text('Against'), look: 'oppose', names: minus },
  ]);
}

const RECORDS_AT_ONCE = 2000;

function* compareRelation(
  context: ViewContext,
  article: ArticlePath,
  id: AnnotationId,
): Task<Comparison | undefined> {
  const { records } = context.facts.analysis.disagreements;
  const found = records.find((one) => one.article.path === article && one.relation.id === id);
  if (!found) return undefined;
  const { analysis } = context.facts;
  const coded = found.between.flat();
  const actors = new Set([...coded, ...actorsInForce(coded, found, analysis.context)]);
  const rows = [...issuesOfRelation(found, analysis.context)]
    .flatMap((issue) => disagreementsOfAny(analysis.on(issue), actors))
    .filter((row) => row.records.includes(found.id));
  const row = rows.find(({ positions }) => positions[0].length > 0) ?? rows[0];
  return row && (yield* comparePair(context, row));
}

function compareWithOthers(context: ViewContext, record: PositionRecord): Task<Comparison> {
  const { facts, localizer } = context;
  const issue = record.position.issues[0];
  const actors = new Set(record.actors);
  const onIssue =
    issue === undefined
      ? facts.analysis.surviving.filter(({ position }) => position.issues.length === 0)
      : (facts.analysis.byIssue.records.get(issue) ?? []);
  const isOwn = (one: PositionRecord) => one.actors.some((actor) => actors.has(actor));
  const own = onIssue.filter(isOwn).map(({ id }) => id);
  const others = onIssue.filter((one) => !isOwn(one)).map(({ id }) => id);
  const look = positionLook(facts.codebook, record.position);
  return compareRecords(context, issue, [
    { title: actorLabel(context, record.actors), look, names: own },
    { title: localizer.text('Others'), look: 'other', names: others },
  ]);
}

/** A side whose quotes are not made yet. */
interface SideToCompare extends Omit<ComparedSide, 'quotes'> {
  /** The names of its records. */
  readonly names: Iterable<string>;
}

/** The comparison of sides that are lists of records. */
export function compareRecords(
  context: ViewContext,
  issue: IssueId | undefined,
  sides: readonly [SideToCompare, SideToCompare],
): Task<Comparison> {
  return compareParts(context, issue, [{ heading: '', sides }], []);
}

function* compareParts(
  context: ViewContext,
  issue: IssueId | undefined,
  given: readonly {
    readonly heading: string;
    readonly sides: readonly [SideToCompare, SideToCompare];
  }[],
  records: readonly string[],
): Task<Comparison> {
  const parts: ComparedPart[] = [];
  for (const { heading, sides } of given) {
    const [one, other] = sides;
    parts.push({
      heading,
      sides: [yield* withQuotes(context, one), yield* withQuotes(context, other)],
    });
  }
  const entry = issue === undefined ? undefined : context.facts.codebook.issues.get(issue);
  const statement = entry?.statement === undefined ? undefined : labelText(entry.statement, 600);
  return {
    issue: issueLabel(context, issue),
    statement,
    stated: records.flatMap((name) => statingQuote(context, name)),
    parts,
  };
}

function* withQuotes(
  context: ViewContext,
  { title, look, names }: SideToCompare,
): Task<ComparedSide> {
  const quotes: ComparedQuote[] = [];
  yield* forEachTask([...names], (name) => {
    const record = context.facts.analysis.recordOf.get(name);
    if (record) quotes.push(quoteOf(context, record));
  });
  return { title, look, quotes };
}

function statingQuote(context: ViewContext, name: string): readonly ComparedQuote[] {
  const record = context.facts.relation(name);
  if (!record) return [];
  const { article, placed, relation } = record;
  return [
    {
      target: targetOf(article, placed),
      actor: relation.between.map((party) => actorLabel(context, party)).join(' – '),
      speaker: speakerText(context, relation.speaker, []),
      issue: '',
      look: 'other',
      sign: '⟷',
      condition: '',
      date: dateOf(context, record.date),
      sentence: quoteInSentence(context.text?.(article.path), placed, MOST_WORDS),
      source: plain(sourceLine(context, article, placed)),
    },
  ];
}

const MOST_WORDS = 4000;

function dateOf({ localizer }: ViewContext, date: string | undefined): string {
  return date === undefined ? '' : labelText(localizer.date(date));
}

/** The speaker, where one is recorded that is not the actor. */
function speakerText(
  context: ViewContext,
  speaker: ActorId | undefined,
  actors: readonly ActorId[],
): string {
  if (speaker === undefined || actors.includes(speaker)) return '';
  return context.localizer.text('said by {0}', actorLabel(context, [speaker]));
}

function targetOf({ path }: ArticleRow, { annotation, places }: PlacedAnnotation): Target {
  const span = places.find((place) => place.span)?.span;
  return { kind: 'annotation', article: path, id: annotation.id, span };
}

function quoteOf(context: ViewContext, record: PositionRecord): ComparedQuote {
  const { article, placed, position } = record;
  const look = positionLook(context.facts.codebook, position);
  return {
    target: targetOf(article, placed),
    actor: actorLabel(context, record.actors),
    speaker: speakerText(context, record.speaker ?? position.speaker, record.actors),
    issue: '',
    look,
    sign: STANCE_SIGN[look],
    condition: conditionLabel(position, context.localizer),
    date: dateOf(context, record.date),
    sentence: quoteInSentence(context.text?.(article.path), placed, MOST_WORDS),
    source: plain(sourceLine(context, article, placed)),
  };
}
