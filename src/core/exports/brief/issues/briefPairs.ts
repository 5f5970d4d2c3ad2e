import { ascribedToTarget } from '../../../analysis/ascribed';
import type { Analysis } from '../../../analysis/analyse';
import { conditionWords } from '../../../analysis/claims/conditions';
import type { Contradiction } from '../../../analysis/contradictions';
import { KINDS } from '../../../analysis/disagreements/kinds';
import type { Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import { oneSidedAct, type OneSidedAct } from '../../../analysis/oneSidedAct';
import { dateBounds, type DateBounds } from '../../../analysis/records/dates';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import { haveChangedSides } from '../../../analysis/disagreements/pairs';
import { exceptionsAt, isMixedAt } from '../../../analysis/disagreements/rowSides';
import type { Codebook } from '../../../model/codebook';
import type { ActorId, IssueId } from '../../../model/ids';
import { changedSidesText, periodsText } from '../../periodTexts';
import { markdownText } from '../markdownText';
import type { BriefContext } from './briefIssue';
import {
  actorText,
  actorTexts,
  betweenText,
  datesText,
  exceptionsText,
  sideText,
} from '../briefWords';

// One line of a list of who disagrees with whom, or with itself.

export function pairLine(row: Disagreement, { analysis }: BriefContext): string {
  const { codebook } = analysis.context;
  const { isAtOneTime } = KINDS[row.kind];
  const pair = pairText(row, codebook, (at) => {
    const { sign, ownDates } = row.stances[at] ?? {};
    return `${sideText(sign)}${isAtOneTime ? '' : `, ${betweenText(ownDates ?? row)}`}`;
  });
  const marks = [
    ...(isAtOneTime ? [whenText(row, codebook)] : [row.claims.join(' : ')]),
    ...(row.stated ? ['also stated in a text'] : []),
    ...([0, 1] as const).flatMap((at) => actorMark(row, at, analysis)),
  ];
  return `${pair}: ${marks.join('; ')}`;
}

/** "Japan: on both sides, partly under the condition “if asked”". */
function actorMark(row: Disagreement, at: 0 | 1, analysis: Analysis): string[] {
  const exceptions = exceptionsAt(row, at);
  const side = sideText(row.stances[at]?.sign);
  const marks = [
    ...(isMixedAt(row, at)
      ? [exceptions > 0 ? `${side}, ${exceptionsText(exceptions)}` : 'on both sides']
      : []),
    ...conditionsText(recordsAt(row, at, analysis)),
  ];
  const actor = actorText(analysis.context.codebook, row.actors[at]);
  return marks.length === 0 ? [] : [`${actor}: ${marks.join(', ')}`];
}

function recordsAt(
  { positions }: Disagreement,
  at: 0 | 1,
  { recordOf }: Analysis,
): readonly PositionRecord[] {
  return positions[at].flatMap((id) => recordOf.get(id) ?? []);
}

/** "**A** (for) – **B** (against)"; without sides where the two have changed them. */
export function pairText(
  { actors, periods }: Disagreement,
  codebook: Codebook,
  sideOf: (at: 0 | 1) => string,
): string {
  const hasSides = !haveChangedSides({ periods });
  return ([0, 1] as const)
    .map((at) => {
      const side = hasSides ? ` (${sideOf(at)})` : '';
      return `**${actorText(codebook, actors[at])}**${side}`;
    })
    .join(' – ');
}

/** The dates and the claims of both, "2010; 16 : 9"; of several periods those of each, "2008 to
 * 2009 (4 : 2), 2012 (1 : 1)", and who was on which side. */
export function whenText(row: Disagreement, codebook: Codebook): string {
  const words = { name: (id: ActorId) => actorText(codebook, id), dates: datesText };
  const changed = changedSidesText(row, words);
  if (changed !== undefined) return changed;
  if (row.periods.length > 1) return periodsText(row.periods, words);
  // Of a period without date, some claims may have one that is too long for its window.
  const [period = row] = row.periods;
  return `${datesText(period)}; ${row.claims.join(' : ')}`;
}

export function oneSidedLine(row: Disagreement, { analysis }: BriefContext): string {
  const { codebook } = analysis.context;
  const [critic, target] = row.actors;
  const ascribing = ascribedToTarget(analysis, row);
  const answer =
    ascribing.length > 0
      ? `${actorText(codebook, target)}: only ascribed, by ${actorTexts(codebook, ascribing)}`
      : silenceText(row.issue, target, analysis);
  const act = ONE_SIDED_ACTS[oneSidedAct(analysis, row)];
  const when = [datesText(row), ...conditionsText(recordsAt(row, 0, analysis))].join(', ');
  return `**${actorText(codebook, critic)}**: ${act} **${actorText(codebook, target)}**, ${when}. ${answer}.`;
}

/** States that the target has no position on the issue, or no position of its own if actors below
 * it have some. */
function silenceText(issue: IssueId | undefined, target: ActorId, analysis: Analysis): string {
  const { codebook, actorsAbove } = analysis.context;
  const below = [...analysis.on(issue).stances.keys()].filter(
    (actor) => actor !== target && actorsAbove(actor).includes(target),
  );
  const silence = `${actorText(codebook, target)}: no coded position`;
  return below.length === 0
    ? silence
    : `${silence} of its own, but there are positions of ${actorTexts(codebook, below)}`;
}

/** Nouns, since a name may be plural: "U.S. officials: warning to China". */
const ONE_SIDED_ACTS: Readonly<Record<OneSidedAct, string>> = {
  accuse: 'accusation against',
  demand: 'demand on',
  warn: 'warning to',
  reject: 'objection to',
  criticise: 'criticism of',
};

export function movedLine(row: Contradiction, { analysis }: BriefContext): string {
  const { codebook } = analysis.context;
  const who = `**${actorText(codebook, row.actor)}**`;
  const side = (
    sign: number,
    records: readonly PositionRecord[],
    dates: (bounds: DateBounds) => string,
  ): string => {
    const speakers = new Set(records.flatMap(({ speaker }) => speaker ?? []));
    // A record without a speaker is the actor's own statement.
    if (speakers.size > 0 && records.some(({ speaker }) => speaker === undefined)) {
      speakers.add(row.actor);
    }
    // An actor alone that speaks for itself is named already.
    const isOwn = speakers.size === 1 && speakers.has(row.actor);
    const by = speakers.size === 0 || isOwn ? '' : `, by ${actorTexts(codebook, [...speakers])}`;
    const when = [`${dates(dateBounds(records))}${by}`, ...conditionsText(records)];
    return `${sideText(sign)} (${when.join(', ')})`;
  };
  const mark = row.conditional ? '; different conditions, not counted' : '';
  if (row.kind === 'shift') {
    const turns = row.turns.map(({ sign, records }) => side(sign, records, datesText));
    return `${who} moved: ${turns.join(', then ')}${mark}`;
  }
  const [plus, minus] = row.records;
  const sides = `${side(1, plus, betweenText)} and ${side(-1, minus, betweenText)}`;
  return row.kind === 'contradiction'
    ? `${who}, both sides: ${sides}${mark}`
    : `${who}, both sides, order unknown: ${sides}${mark}`;
}

/** More are not read in a sentence; each is beside its position. */
const MOST_CONDITIONS = 3;

/** "under the condition “if asked”"; partly, where some records have none. */
function conditionsText(records: readonly PositionRecord[]): string[] {
  const words = conditionWords(records).map((condition) => `“${markdownText(condition)}”`);
  if (words.length === 0) return [];
  const isPart = records.some(({ position }) => position.condition === undefined);
  const noun = words.length === 1 ? 'the condition' : 'the conditions';
  const more = words.length - MOST_CONDITIONS;
  const named = words.slice(0, MOST_CONDITIONS).join(', ');
  const listed = more > 0 ? `${named} and ${String(more)} more` : named;
  return [`${isPart ? 'partly ' : ''}under ${noun} ${listed}`];
}
