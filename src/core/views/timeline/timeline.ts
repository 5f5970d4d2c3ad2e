import { MORE_NOT_SHOWN } from '../words/shared';
import { greatest, least } from '../../util/lists';
import { runSync, type Task } from '../../util/task';
import type { Contradiction } from '../../analysis/contradictions';
import type { Evidence } from '../../analysis/records/evidence';
import type { Counted } from '../../counted/counted';
import { countedEntries } from '../../counted/countedEntries';
import { inScope } from '../../analysis/records/filter';
import type { NetStance } from '../../analysis/netStances';
import { dateRange, rangesOverlap } from '../../model/date';
import type { AnalysisState } from '../filter/analysisState';
import { divisivenessMeasure } from '../board/boardMeasures';
import { boardSort, sortedIssues } from '../board/boardOrder';
import { dayNumber } from '../../model/dayNumber';
import type { ViewContext } from '../facts/facts';
import { actorName } from '../words/names';
import { mostClaims } from '../matrix/matrix';
import { quoteCard } from '../cards/quoteCard';
import type { StanceLook } from '../words/stanceLook';
import type { Target } from '../../model/target';
import { figure } from '../counted/countedLink';
import { countedLine, joinedCounts, plainText, type CountedText } from '../words/countedText';
import { issueLabel } from '../words/nameLabels';
import { zoomOf, type Days } from './timelineZoom';
import { zoomNote } from './zoomNote';
import { phrase, type Phrase } from '../../util/phrase';

/** The positions on an issue, or of an actor, in time. All texts are safe labels. */
export interface PositionTimeline {
  readonly subject: 'issue' | 'actor';
  /** The issues or actors to choose from, by name. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string | undefined;
  readonly name: string;
  /** One lane for each actor, or each issue; those with the most positions first. */
  readonly lanes: readonly TimelineLane[];
  /** Days on which articles appeared, as numbers. */
  readonly articles: readonly number[];
  /** The first and the last day that occurs; undefined where nothing has a date. */
  readonly days: Days | undefined;
  /** The days between which it is drawn; undefined for all. */
  readonly zoom: Days | undefined;
  /** Notes on what is not drawn, and why there is nothing. */
  readonly notes: readonly CountedText[];
  /** The button that asks for missing dates of articles; undefined where none is missing. */
  readonly giveDates: string | undefined;
}

export interface TimelineLane {
  readonly id: string;
  readonly name: string;
  /** True for the lane that was chosen in another view. */
  readonly isChosen: boolean;
  readonly marks: readonly TimelineMark[];
  readonly shifts: readonly TimelineShift[];
}

/** A position on the days that it may be of, both included. */
export interface TimelineMark {
  readonly days: Days;
  readonly look: StanceLook;
  readonly label: string;
  readonly target: Target;
}

/** From the last position on one side to the first on the other: indices into the marks of the
 * lane. */
export interface TimelineShift {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

const MOST_LANES = 300;
/** More marks are a grey area, and slow to scroll. */
const MOST_MARKS = 3000;
const MOST_CHOICES = 1000;

export function positionTimeline(context: ViewContext, state: AnalysisState): PositionTimeline {
  return runSync(timelineTask(context, state));
}

/** The timeline, as a task with a step for each lane. */
export function* timelineTask(context: ViewContext, state: AnalysisState): Task<PositionTimeline> {
  const { localizer } = context;
  const { subject } = state;
  const { choices, chosen } = timelineChoices(context, state);
  yield;
  const stances = chosen === undefined ? [] : stancesOf(context, subject, chosen);
  const all = stances
    .map((stance) => ({ stance, name: laneName(context, subject, stance) }))
    .sort(
      (a, b) =>
        b.stance.evidence.length - a.stance.evidence.length || localizer.compare(a.name, b.name),
    );
  // Only of the chosen one: a large corpus has thousands.
  const shifts = context.facts.contradictions.filter(
    (one) => one.kind === 'shift' && one[subject] === chosen,
  );
  const other = subject === 'issue' ? state.actor : state.issue;
  const lanes: TimelineLane[] = [];
  for (const { stance, name } of firstLanes(all)) {
    yield;
    const isChosen = other === (subject === 'issue' ? stance.actor : stance.issue);
    lanes.push({ ...laneOf(context, subject, stance, name, shifts), isChosen });
  }
  const articles = articleDays(context);
  const spoken = (text: Phrase, counted: Counted, count: number): CountedText[] =>
    count > 0 ? [countedLine(localizer, text, figure(context, counted, count))] : [];
  const numbers = [
    ...articles.days,
    ...lanes.flatMap(({ marks }) => marks.flatMap(({ days }) => days)),
  ];
  const undated: Counted = { of: 'evidence', [subject]: chosen, undated: true };
  const { analysis } = context.facts;
  const undatedCount = chosen === undefined ? 0 : [...countedEntries(analysis, undated)].length;
  const isUndated = lanes.length > 0 && lanes.every(({ marks }) => marks.length === 0);
  const days = numbers.length === 0 ? undefined : extent(numbers);
  const zoom = days && zoomOf(state, days);
  const undatedArticles: Counted = { of: 'articles', which: 'undated' };
  const divided =
    subject === 'issue' && chosen !== undefined
      ? yield* divisivenessMeasure(context, chosen)
      : undefined;
  return {
    subject,
    choices: choices.slice(0, MOST_CHOICES),
    chosen,
    name: choices.find(({ id }) => id === chosen)?.name ?? '',
    lanes,
    articles: articles.days,
    days,
    zoom,
    notes: [
      ...(zoom ? [plainText(zoomNote(context, lanes, zoom))] : []),
      ...(divided?.hasFigure ? [joinedCounts([divided.figure, divided.of], ' · ')] : []),
      ...(isUndated
        ? spoken(
            phrase([
              '{0} position without a date: there is nothing to draw.',
              '{0} positions without a date: there is nothing to draw.',
            ]),
            undated,
            undatedCount,
          )
        : [
            ...spoken(
              phrase([
                '{0} position without a date is not drawn.',
                '{0} positions without a date are not drawn.',
              ]),
              undated,
              undatedCount,
            ),
            ...spoken(
              phrase([
                '{0} article without a date is not drawn.',
                '{0} articles without a date are not drawn.',
              ]),
              undatedArticles,
              articles.undated,
            ),
          ]),
      ...(all.length > lanes.length
        ? [plainText(localizer.text(MORE_NOT_SHOWN, all.length - lanes.length))]
        : []),
    ],
    giveDates:
      articles.undated > 0
        ? localizer.text(
            ['Give {0} Article Its Date…', 'Give {0} Articles Their Dates…'],
            articles.undated,
          )
        : undefined,
  };
}

/** The choices of a timeline, by name, and the present one. */
export function timelineChoices(
  context: ViewContext,
  state: AnalysisState,
): Pick<PositionTimeline, 'choices' | 'chosen'> {
  const { subject } = state;
  const choices = choicesOf(context, subject);
  const wanted = subject === 'issue' ? state.issue : state.actor;
  const isThere = choices.some(({ id }) => id === wanted);
  return { choices, chosen: isThere ? wanted : firstChoice(context, state) };
}

/** As many lanes as can be drawn, and at least one. */
function firstLanes<Lane extends { readonly stance: NetStance }>(
  all: readonly Lane[],
): readonly Lane[] {
  let marks = 0;
  const most = all.slice(0, MOST_LANES);
  const past = most.findIndex(({ stance }) => (marks += stance.evidence.length) > MOST_MARKS);
  return past < 0 ? most : most.slice(0, Math.max(1, past));
}

function choicesOf(
  { facts, localizer }: ViewContext,
  subject: 'issue' | 'actor',
): { readonly id: string; readonly name: string }[] {
  const { stances } = facts.analysis;
  const ids =
    subject === 'issue'
      ? [...stances.keys()]
      : [...new Set([...stances.values()].flatMap((row) => [...row.keys()]))];
  return ids
    .map((id) => ({
      id,
      name:
        subject === 'issue'
          ? issueLabel({ facts, localizer }, id)
          : actorName(facts.codebook, id, localizer),
    }))
    .sort((a, b) => localizer.compare(a.name, b.name));
}

/** The default: the board's first issue, or the actor with the most claims. */
function firstChoice(context: ViewContext, state: AnalysisState): string | undefined {
  const { stances } = context.facts.analysis;
  if (state.subject === 'issue') {
    return sortedIssues(context, stances.keys(), boardSort(state.boardSort))[0]?.issue;
  }
  return mostClaims(context)[0];
}

function stancesOf(
  { facts }: ViewContext,
  subject: 'issue' | 'actor',
  id: string,
): readonly NetStance[] {
  const { stances } = facts.analysis;
  if (subject === 'issue') return [...(stances.get(id)?.values() ?? [])];
  return [...stances.values()].flatMap((row) => row.get(id) ?? []);
}

function laneName(context: ViewContext, subject: 'issue' | 'actor', stance: NetStance): string {
  return subject === 'issue'
    ? actorName(context.facts.codebook, stance.actor, context.localizer)
    : issueLabel(context, stance.issue);
}

function laneOf(
  context: ViewContext,
  subject: 'issue' | 'actor',
  stance: NetStance,
  name: string,
  shifts: readonly Contradiction[],
): Omit<TimelineLane, 'isChosen'> {
  const dated = stance.evidence
    .flatMap((one) => (one.record.days ? [{ one, days: numbersOf(one.record.days) }] : []))
    .sort((a, b) => a.days[0] - b.days[0] || a.days[1] - b.days[1]);
  const places = new Map(dated.map(({ one }, at) => [one.record, at]));
  const moves = shifts.filter(
    ({ actor, issue }) => actor === stance.actor && issue === stance.issue,
  );
  return {
    id: subject === 'issue' ? stance.actor : stance.issue,
    name,
    marks: dated.map(({ one, days }) => markOf(context, one, days)),
    shifts: moves.flatMap((move) => shiftOf(context, move, places)),
  };
}

function markOf(
  context: ViewContext,
  evidence: Evidence,
  days: readonly [number, number],
): TimelineMark {
  const card = quoteCard(context, evidence);
  const { article, id } = card;
  const { places } = evidence.record.placed;
  const span = places.find((place) => place.span)?.span;
  return {
    days,
    look: card.look,
    label: `${card.sign} ${card.label}`,
    target: { kind: 'annotation', article, id, span },
  };
}

type PositionPlaces = ReadonlyMap<Evidence['record'], number>;

/** An arrow from each turn to the next. */
function shiftOf(
  context: ViewContext,
  move: Contradiction,
  places: PositionPlaces,
): readonly TimelineShift[] {
  const { localizer } = context;
  return move.turns.flatMap((turn, at): TimelineShift[] => {
    const next = move.turns[at + 1];
    if (!next) return [];
    const from = greatest(turn.records.flatMap((record) => places.get(record) ?? []));
    const to = least(next.records.flatMap((record) => places.get(record) ?? []));
    if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
    const label = [
      `${localizer.text('shift')}: ${actorName(context.facts.codebook, move.actor, localizer)}`,
      localizer.date(turn.lastDate ?? ''),
      '→',
      localizer.date(next.firstDate ?? ''),
      ...(move.conditional ? [`(${localizer.text('different conditions')})`] : []),
    ].join(' ');
    return [{ from, to, label }];
  });
}

/** The days of articles in scope and window; undated ones are counted. */
function articleDays({ facts }: ViewContext): { days: number[]; undated: number } {
  const { filter } = facts.analysis.context;
  const days: number[] = [];
  let undated = 0;
  for (const { path, metadata } of facts.analysis.reader.articles()) {
    if (!inScope(path, filter.scope)) continue;
    const range = metadata.date === undefined ? undefined : dateRange(metadata.date);
    if (!range) undated += 1;
    else if (!filter.window || rangesOverlap(range, filter.window)) {
      days.push(dayNumber(range.first));
    }
  }
  return { days, undated };
}

function numbersOf({ first, last }: { first: string; last: string }): readonly [number, number] {
  return [dayNumber(first), dayNumber(last)];
}

function extent(numbers: readonly number[]): readonly [number, number] {
  let [first, last] = [Infinity, -Infinity];
  for (const one of numbers) {
    first = Math.min(first, one);
    last = Math.max(last, one);
  }
  return [first, last];
}
