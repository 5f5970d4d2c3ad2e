import { ascribedToTarget } from '../../../analysis/ascribed';
import type { Analysis } from '../../../analysis/analyse';
import { conditionWords } from '../../../analysis/claims/conditions';
import type { Contradiction } from '../../../analysis/contradictions';
import { KINDS } from '../../../analysis/disagreements/kinds';
import type { Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import { oneSidedAct } from '../../../analysis/oneSidedAct';
import { dateBounds, type DateBounds } from '../../../analysis/records/dates';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import { haveChangedSides } from '../../../analysis/disagreements/pairs';
import { exceptionsAt, isMixedAt } from '../../../analysis/disagreements/rowSides';
import type { ActorId, IssueId } from '../../../model/ids';
import { changedSidesText, periodsText } from '../../periodTexts';
import { stages } from '../../turnTexts';
import type { Wording } from '../../wording/wording';
import { bold, runsBetween, runsOf, type Run } from '../../document/blocks';
import type { BriefContext } from './briefIssue';
import {
  actorTexts,
  betweenText,
  conditionsListed,
  daysText,
  nameOfActor,
  sideText,
} from '../briefWords';

// One line of a list of who disagrees with whom, or with itself.

export function pairLine(row: Disagreement, context: BriefContext): Run[] {
  const { wording } = context;
  const { isAtOneTime } = KINDS[row.kind];
  const pair = pairText(row, wording, (at) => {
    const { sign, ownDates } = row.stances[at] ?? {};
    return `${sideText(wording, sign)}${isAtOneTime ? '' : `, ${betweenText(wording, ownDates ?? row)}`}`;
  });
  const marks = [
    ...(isAtOneTime ? [whenText(row, wording)] : [row.claims.join(' : ')]),
    ...(row.stated ? [wording.text('also stated')] : []),
    ...([0, 1] as const).flatMap((at) => actorMark(row, at, context)),
  ];
  return runsOf(pair, `: ${marks.join('; ')}`);
}

/** "Japan: on both sides, partly under the condition “if asked”". */
function actorMark(row: Disagreement, at: 0 | 1, { analysis, wording }: BriefContext): string[] {
  const exceptions = exceptionsAt(row, at);
  const side = sideText(wording, row.stances[at]?.sign);
  const marks = [
    ...(isMixedAt(row, at)
      ? [
          exceptions > 0
            ? `${side}, ${wording.text('with exceptions', exceptions)}`
            : wording.text('on both sides'),
        ]
      : []),
    ...conditionsText(recordsAt(row, at, analysis), wording),
  ];
  const actor = nameOfActor(wording, row.actors[at]);
  return marks.length === 0 ? [] : [`${actor}: ${marks.join(', ')}`];
}

function recordsAt(
  { positions }: Disagreement,
  at: 0 | 1,
  { recordOf }: Analysis,
): readonly PositionRecord[] {
  return positions[at].flatMap((id) => recordOf.get(id) ?? []);
}

/** "A (for) – B (against)"; without sides where the two have changed them. */
export function pairText(
  { actors, periods }: Disagreement,
  wording: Wording,
  sideOf: (at: 0 | 1) => string,
): Run[] {
  const hasSides = !haveChangedSides({ periods });
  return runsBetween(
    ' – ',
    ([0, 1] as const).map((at) =>
      runsOf(bold(nameOfActor(wording, actors[at])), ...(hasSides ? [` (${sideOf(at)})`] : [])),
    ),
  );
}

/** The dates and the claims of both, "2010; 16 : 9"; of several periods those of each, "2008 to
 * 2009 (4 : 2), 2012 (1 : 1)", and who was on which side. */
export function whenText(row: Disagreement, wording: Wording): string {
  const changed = changedSidesText(row, wording);
  if (changed !== undefined) return changed;
  if (row.periods.length > 1) return periodsText(row.periods, wording);
  // Of a period without date, some claims may have one that is too long for its window.
  const [period = row] = row.periods;
  return `${daysText(wording, period)}; ${row.claims.join(' : ')}`;
}

export function oneSidedLine(row: Disagreement, context: BriefContext): Run[] {
  const { analysis, wording } = context;
  const [critic, target] = row.actors;
  const ascribing = ascribedToTarget(analysis, row);
  const answer =
    ascribing.length > 0
      ? wording.text('only ascribed', nameOfActor(wording, target), actorTexts(wording, ascribing))
      : silenceText(row.issue, target, context);
  const conditions = conditionsText(recordsAt(row, 0, analysis), wording);
  const when = [daysText(wording, row), ...conditions].join(', ');
  const [one, other] = [critic, target].map((actor) => bold(nameOfActor(wording, actor)));
  const act = wording.runs(`one-sided ${oneSidedAct(analysis, row)}`, one ?? '', other ?? '', when);
  return runsOf(act, ` ${answer}`);
}

/** States that the target has no position on the issue, or no position of its own if actors below
 * it have some. */
function silenceText(
  issue: IssueId | undefined,
  target: ActorId,
  { analysis, wording }: BriefContext,
): string {
  const { actorsAbove } = analysis.context;
  const below = [...analysis.on(issue).stances.keys()].filter(
    (actor) => actor !== target && actorsAbove(actor).includes(target),
  );
  const name = nameOfActor(wording, target);
  return below.length === 0
    ? wording.text('no coded position', name)
    : wording.text('no position of its own', name, actorTexts(wording, below));
}

export function movedLine(row: Contradiction, { wording }: BriefContext): Run[] {
  const { text, runs } = wording;
  const who = bold(nameOfActor(wording, row.actor));
  const side = (
    sign: number,
    records: readonly PositionRecord[],
    dates: (wording: Wording, bounds: DateBounds) => string,
  ): string => {
    const speakers = new Set(records.flatMap(({ speaker }) => speaker ?? []));
    // A record without a speaker is the actor's own statement.
    if (speakers.size > 0 && records.some(({ speaker }) => speaker === undefined)) {
      speakers.add(row.actor);
    }
    // An actor alone that speaks for itself is named already.
    const isOwn = speakers.size === 1 && speakers.has(row.actor);
    const by =
      speakers.size === 0 || isOwn ? '' : `, ${text('by', actorTexts(wording, [...speakers]))}`;
    const when = [
      `${dates(wording, dateBounds(records))}${by}`,
      ...conditionsText(records, wording),
    ];
    return `${sideText(wording, sign)} (${when.join(', ')})`;
  };
  const mark = row.conditional ? `; ${text('different conditions')}` : '';
  if (row.kind === 'shift') {
    const turns = row.turns.map(({ sign, records }) => side(sign, records, daysText));
    return runsOf(runs('moved on', who, stages(turns, 'then', wording)), mark);
  }
  const [plus, minus] = row.records;
  const key = row.kind === 'contradiction' ? 'both sides' : 'both sides, order unknown';
  return runsOf(runs(key, who, side(1, plus, betweenText), side(-1, minus, betweenText)), mark);
}

/** More are not read in a sentence; each is beside its position. */
const MOST_CONDITIONS = 3;

/** "under the condition “if asked”"; partly, where some records have none. */
function conditionsText(records: readonly PositionRecord[], wording: Wording): string[] {
  const { text } = wording;
  const words = conditionWords(records);
  if (words.length === 0) return [];
  const isPart = records.some(({ position }) => position.condition === undefined);
  const listed = conditionsListed(wording, words, MOST_CONDITIONS);
  const whole =
    listed === undefined ? text('conditional') : text('under condition', words.length, listed);
  return [isPart ? text('partly', whole) : whole];
}
