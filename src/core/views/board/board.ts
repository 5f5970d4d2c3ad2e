import { COUNTS, MORE_NOT_SHOWN, ONE_SIDED, SIDE_NAMES } from '../words/shared';
import { exceptionsOf } from '../../analysis/exceptions';
import { kindCountsOn } from '../../analysis/disagreements/kindCounts';
import { oneSidedAct } from '../../analysis/oneSidedAct';
import { dateBounds } from '../../analysis/records/dates';
import { SIDES, sideOf, type Side } from '../../analysis/sides';
import { sortTask } from '../../util/sortTask';
import { pauses, type Task } from '../../util/task';
import type { NetStance } from '../../analysis/netStances';
import type { ActorId, IssueId } from '../../model/ids';
import type { AnalysisState } from '../filter/analysisState';
import { measureSteps, type MeasureText } from './boardMeasures';
import { BOARD_SORTS, boardSort, sortedIssues } from './boardOrder';
import { SIDE_LOOK, sideCounts, sidesText, sideSign } from './boardSides';
import type { ViewContext } from '../facts/facts';
import { countedLink, figure } from '../counted/countedLink';
import {
  countedLine,
  joinedCounts,
  plainCounts,
  plainText,
  type CountedText,
} from '../words/countedText';
import { countsLine } from '../words/countWords';
import { inQuotationMarks, labelText } from '../words/label';
import { actorName, typeName } from '../words/names';
import { netSign } from '../words/netLook';
import { inTime, quoteCard, statedCard, type QuoteCard } from '../cards/quoteCard';
import type { StanceLook } from '../words/stanceLook';
import { issueLabel } from '../words/nameLabels';

/** The disagreement board: all issues, and the sides of the chosen one. All texts are safe
 * labels. */
export interface Board {
  readonly kind: 'board';
  readonly sorts: readonly { readonly id: string; readonly name: string }[];
  readonly sort: string;
  /** The definition of the measure by which issues are sorted; undefined if by name. */
  readonly definition: string | undefined;
  readonly issues: readonly BoardIssue[];
  /** The text of how many issues are not listed; undefined when all are. */
  readonly more: string | undefined;
  readonly chosen: BoardSides | undefined;
}

export interface BoardIssue {
  readonly issue: IssueId;
  readonly name: string;
  /** "Actors: 2 for, 3 against"; empty where there are none. */
  readonly sides: string;
  /** What it is sorted by, and what completes that: "5 disagreements · 6 at different times". */
  readonly measure: CountedText;
  /** Number of actors on each side. */
  readonly counts: Readonly<Record<Side, number>>;
  /** "Moratorium, 5 disagreements · 6 at different times, Actors: 11 for, 1 against" */
  readonly label: string;
}

export interface BoardSides {
  readonly issue: IssueId;
  readonly name: string;
  /** The statement to which "for" and "against" refer, in quotation marks. */
  readonly statement: string | undefined;
  /** Why there are no two sides, where there are none. */
  readonly note: string | undefined;
  /** The number of pairs that disagree on it, by kind. */
  readonly pairs: CountedText;
  readonly measures: readonly MeasureText[];
  readonly columns: readonly BoardColumn[];
  /** The words of articles that state a disagreement on it themselves. */
  readonly stated: readonly QuoteCard[];
  /** "China: accusation against United States", where the second has no coded position. */
  readonly oneSided: readonly string[];
}

export interface BoardColumn {
  readonly side: Side;
  readonly look: StanceLook;
  readonly sign: string;
  /** "For · 2 actors" */
  readonly title: CountedText;
  readonly actors: readonly BoardActor[];
  readonly more: string | undefined;
}

export interface BoardActor {
  readonly actor: ActorId;
  readonly name: string;
  /** "state · 2 positions · 12 Mar 2024 – 26 Apr 2024" */
  readonly detail: CountedText;
  readonly cards: readonly QuoteCard[];
  readonly more: string | undefined;
}

const MOST_ISSUES = 300;
const MOST_ACTORS = 150;
/** Cards for one actor, and for a whole side: more are not readable side by side. Each actor has at
 * least one. */
const MOST_CARDS = 20;
const MOST_CARDS_OF_SIDE = 300;

/** Positions for each step; making a card takes as long as looking at `CARD` positions. */
const LONG = 2000;
const CARD = 20;

/** The board in the state of the views. A task. */
export function* boardOf(context: ViewContext, state: AnalysisState): Task<Board> {
  const { facts, localizer } = context;
  const { analysis } = facts;
  const issues = new Set([
    ...analysis.stances.keys(),
    ...known(analysis.disagreements.pairs.keys()),
  ]);
  for (const issue of known(analysis.oneSided.keys())) issues.add(issue);
  const sort = boardSort(state.boardSort);
  // The measure is needed for each issue where they are sorted by it, and for the chosen one in any
  // case.
  const sorted = sortedIssues(context, issues, sort);
  const chosen =
    state.issue !== undefined && issues.has(state.issue) ? state.issue : sorted[0]?.issue;
  const listed = sorted.slice(0, MOST_ISSUES);
  yield;
  const sides = chosen === undefined ? undefined : yield* sideSteps(context, chosen);
  yield;
  return {
    kind: 'board',
    sorts: BOARD_SORTS.map(({ id, name }) => ({ id, name: localizer.text(name) })),
    sort: sort?.id ?? '',
    definition: sort?.definition?.(context),
    issues: listed.map(({ issue, name, measure }) => {
      const counts = sideCounts(analysis.stances.get(issue)?.values() ?? []);
      const sides = sidesText(localizer, counts);
      const label = [name, plainCounts(measure), sides].filter(Boolean).join(', ');
      return { issue, name, sides, measure, counts, label };
    }),
    more: moreOf(context, sorted.length - listed.length),
    chosen: sides,
  };
}

function* sideSteps(context: ViewContext, issue: IssueId): Task<BoardSides> {
  const { facts } = context;
  const measures = yield* measureSteps(context, issue);
  yield;
  const stances = [...(facts.analysis.stances.get(issue)?.values() ?? [])];
  const statement = facts.codebook.issues.get(issue)?.statement;
  // Derived rows add nothing to the columns, and there may be millions of them.
  const rows = facts.otherRows.filter((row) => row.issue === issue);
  const stating = new Set(rows.flatMap(({ records }) => records));
  const columns: BoardColumn[] = [];
  for (const side of SIDES) {
    yield;
    columns.push(yield* columnSteps(context, issue, side, stances));
  }
  return {
    issue,
    name: issueLabel(context, issue),
    statement: statement === undefined ? undefined : inQuotationMarks(labelText(statement, 600)),
    note: noteOf(context, stances),
    pairs: countsLine(context.localizer, kindCountsOn(facts.analysis.on(issue)), (which, count) =>
      countedLink(context, { of: 'pairs', which, issue }, count),
    ),
    measures,
    columns,
    stated: [...stating].flatMap((name) => {
      const record = facts.relation(name);
      return record ? [statedCard(context, record)] : [];
    }),
    oneSided: rows.flatMap((row) => {
      if (row.kind !== 'one-sided') return [];
      const [critic = '', target = ''] = row.actors.map((id) =>
        actorName(facts.codebook, id, context.localizer),
      );
      const act = oneSidedAct(facts.analysis, row);
      return [context.localizer.text(ONE_SIDED[act], critic, target)];
    }),
  };
}

function* columnSteps(
  context: ViewContext,
  issue: IssueId,
  side: Side,
  stances: readonly NetStance[],
): Task<BoardColumn> {
  const { localizer, facts } = context;
  const isLong = pauses(LONG);
  const all: { readonly stance: NetStance; readonly name: string; readonly positions: number }[] =
    [];
  for (const stance of stances) {
    if (sideOf(stance) !== side) continue;
    const name = actorName(facts.codebook, stance.actor, localizer);
    all.push({ stance, name, positions: stance.positions.length });
    if (isLong(stance.evidence.length)) yield;
  }
  const here = yield* sortTask(
    all,
    (a, b) => b.positions - a.positions || localizer.compare(a.name, b.name),
  );
  const shown = here.slice(0, MOST_ACTORS);
  const cards = Math.min(MOST_CARDS, Math.floor(MOST_CARDS_OF_SIDE / Math.max(1, shown.length)));
  const actors: BoardActor[] = [];
  for (const { stance, name } of shown) {
    actors.push(actorOf(context, stance, name, cards));
    if (isLong(stance.evidence.length + cards * CARD)) yield;
  }
  return {
    side,
    look: SIDE_LOOK[side],
    sign: sideSign(side),
    title: joinedCounts(
      [
        plainText(localizer.text(SIDE_NAMES[side])),
        countedLine(
          localizer,
          COUNTS.actors,
          figure(context, { of: 'actors', issue, side }, here.length),
        ),
      ],
      ' · ',
    ),
    actors,
    more: moreOf(context, here.length - shown.length),
  };
}

function actorOf(context: ViewContext, stance: NetStance, name: string, most: number): BoardActor {
  const { facts, localizer } = context;
  const { firstDate, lastDate } = dateBounds(stance.evidence.map(({ record }) => record));
  const dates = [...new Set([firstDate, lastDate])]
    .filter((date) => date !== undefined)
    .map((date) => labelText(localizer.date(date)));
  const type = facts.codebook.actors.get(stance.actor)?.type;
  const cards = inTime(stance.evidence).slice(0, most);
  const counted = { of: 'evidence', actor: stance.actor, issue: stance.issue } as const;
  return {
    actor: stance.actor,
    name,
    detail: joinedCounts(
      [
        type === undefined ? [] : plainText(typeName(type, localizer)),
        countedLine(localizer, COUNTS.positions, figure(context, counted, stance.positions.length)),
        plainText(dates.length === 0 ? localizer.text('undated') : dates.join(' – ')),
        balanceText(context, stance),
      ],
      ' · ',
    ),
    cards: cards.map((one) => quoteCard(context, one)),
    more: moreOf(context, stance.evidence.length - cards.length),
  };
}

/** "on balance +" for an actor between the sides, "with 2 exceptions" for one on a side. */
function balanceText({ localizer }: ViewContext, stance: NetStance): CountedText {
  if (!stance.mixed) return [];
  const exceptions = exceptionsOf(stance);
  return plainText(
    exceptions > 0
      ? localizer.text(['with {0} exception', 'with {0} exceptions'], exceptions)
      : localizer.text('on balance {0}', netSign(stance)),
  );
}

/** Explains why there are not two sides. */
function noteOf({ localizer }: ViewContext, stances: readonly NetStance[]): string | undefined {
  const counts = sideCounts(stances);
  if (stances.length === 0)
    return localizer.text('No position on this issue counts, so it has no sides.');
  if (stances.length === 1) return localizer.text('Only one actor has a position on this issue.');
  if (counts.neutral === stances.length)
    return localizer.text('All positions on this issue are neutral, so it has no sides.');
  return undefined;
}

function moreOf({ localizer }: ViewContext, count: number): string | undefined {
  return count > 0 ? localizer.text(MORE_NOT_SHOWN, count) : undefined;
}

function known<Id>(ids: Iterable<Id | undefined>): Id[] {
  return [...ids].filter((id) => id !== undefined);
}
