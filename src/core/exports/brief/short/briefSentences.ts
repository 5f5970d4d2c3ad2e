import { areConditional, conditionWords } from '../../../analysis/claims/conditions';
import { isCountedContradiction, type Contradiction } from '../../../analysis/contradictions';
import { haveChangedSides } from '../../../analysis/disagreements/pairs';
import type { Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import { exceptionsOf } from '../../../analysis/exceptions';
import { dateBounds } from '../../../analysis/records/dates';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { NetStance } from '../../../analysis/netStances';
import { changedSidesText, periodsText } from '../../periodTexts';
import { issuesWithSides, sharpestRows, sidedClaims, sideOfPair, sidesOf } from '../briefSummary';
import {
  betweenText,
  countedCautions,
  daysText,
  joined,
  nameOfActor,
  nameOfIssue,
  positionsOfWhich,
  quoted,
  sideText,
} from '../briefWords';
import type { ActorId } from '../../../model/ids';
import type { OpeningContext } from '../issues/briefIssue';
import type { PhraseKey, Wording } from '../../wording/wording';
import { stages } from '../issues/briefPairs';
import { reportedSentence } from './reportedPairs';

// What a brief says first, in three to seven sentences: who stands where, the sharpest
// disagreements, those that articles report, who moved, what is uncertain.

const MOST_ISSUES = 3;
const MOST_PAIRS = 2;
const MOST_MOVED = 1;
const MOST_NAMES = 4;
/** Of a longer condition only that there is one is said. */
const LONGEST_CONDITION = 80;

export function briefSentences(context: OpeningContext): readonly string[] {
  const { wording } = context;
  const reported = reportedSentence(context.analysis, wording);
  const moved = movedSentences(context);
  const pairs = reported.length + moved.length > 1 ? MOST_PAIRS - 1 : MOST_PAIRS;
  return [
    ...issuesWithSides(context)
      .slice(0, MOST_ISSUES)
      .map((on) => standSentence(on, wording)),
    ...sharpestRows(context)
      .slice(0, pairs)
      .map((row, at) => pairSentence(row, at, wording)),
    ...reported,
    ...moved,
    ...uncertainSentence(context),
  ];
}

/** "On Night flights, 1 actor is in favour: Airport; 4 are against: Port, Town (with 2 exceptions)
 * and 2 more." */
function standSentence({ issue, stances }: IssueAnalysis, wording: Wording): string {
  const { text } = wording;
  const parts: string[] = [];
  for (const { words, actors } of sidesOf(stances)) {
    if (words !== 'for' && words !== 'against' && words !== 'on both sides') continue;
    const key = `${parts.length === 0 ? 'first' : 'further'} ${words}` as const;
    parts.push(text(key, actors.length, listedActors(actors, wording)));
  }
  const rest = parts.length > 0 ? parts.join('; ') : text('no one takes a side');
  return text('stand on', nameOfIssue(wording, issue), rest);
}

/** "Brazil, China (with 2 exceptions) and 3 more"; a condition in its words. */
export function listedActors(
  actors: readonly NetStance[],
  wording: Wording,
  most = MOST_NAMES,
): string {
  const named = actors.slice(0, most).map((stance) => namedActor(stance, wording));
  const more = actors.length - named.length;
  return joined(wording, [
    ...named,
    ...(more > 0 ? [wording.text('more actors named', more)] : []),
  ]);
}

/** "Brazil, China and 3 more". */
export function listedNames(actors: readonly ActorId[], wording: Wording): string {
  const more = actors.length - MOST_NAMES;
  return joined(wording, [
    ...actors.slice(0, MOST_NAMES).map((actor) => nameOfActor(wording, actor)),
    ...(more > 0 ? [wording.text('more actors named', more)] : []),
  ]);
}

/** An actor with what is to be known of its side. */
export function namedActor(stance: NetStance, wording: Wording): string {
  const exceptions = exceptionsOf(stance);
  const but =
    exceptions > 0 ? wording.text('with exceptions', exceptions) : conditionText(stance, wording);
  return `${nameOfActor(wording, stance.actor)}${but === undefined ? '' : ` (${but})`}`;
}

function conditionText(stance: NetStance, wording: Wording): string | undefined {
  const claims = sidedClaims(stance);
  if (stance.mixed) return undefined;
  const records = claims.flatMap(({ evidence }) => evidence.map(({ record }) => record));
  const [words, ...others] = conditionWords(records);
  if (words === undefined) return undefined;
  const isWhole = areConditional(claims);
  if (others.length > 0 || words.length > LONGEST_CONDITION)
    return wording.text(isWhole ? 'under conditions' : 'partly under conditions');
  const key = isWhole ? 'under condition' : 'partly under condition';
  return wording.text(key, 1, quoted(wording, words));
}

/** "The sharpest disagreement is on Tolls: Port (for) and Town (against), 2023 to 2024, 3 claims to
 * 2." */
function pairSentence(row: Disagreement, at: number, wording: Wording): string {
  const { text } = wording;
  const which = at === 0 ? 'sharpest' : 'next';
  const issue = nameOfIssue(wording, row.issue);
  if (haveChangedSides(row)) return text(`${which}, changed`, issue, pairWords(row, wording));
  const name = (side: 0 | 1): string =>
    `${nameOfActor(wording, row.actors[side])} (${sideOfPair(row, side, wording)})`;
  const [one, other] = row.claims;
  const when = row.periods.length > 1 ? periodsText(row.periods, wording) : daysOf(row, wording);
  return text(`${which} is on`, one, other, issue, name(0), name(1), when);
}

/** "Port and Town (3 : 2, 2023 to 2024)"; who changed sides, with both halves; the claims of each
 * of several periods. */
export function pairWords(row: Disagreement, wording: Wording): string {
  const names = row.actors.map((actor) => nameOfActor(wording, actor));
  const pair = joined(wording, names);
  const changed = changedSidesText(row, wording);
  if (changed !== undefined) return `${pair}, ${changed}`;
  if (row.periods.length > 1) return `${pair}, ${periodsText(row.periods, wording)}`;
  return `${pair} (${row.claims.join(' : ')}, ${daysOf(row, wording)})`;
}

/** Of a period without date, some claims may have one that is too long for its window. */
function daysOf(row: Disagreement, wording: Wording): string {
  return daysText(wording, row.periods[0] ?? row);
}

/** Who went from one side to the other, and who took both at one time: the first on the issues that
 * come first, as one entry. */
function movedSentences(context: OpeningContext): string[] {
  const { contradictions, wording } = context;
  const order = new Map(issuesWithSides(context).map(({ issue }, at) => [issue, at]));
  const counted = contradictions
    .filter(isCountedContradiction)
    .sort((a, b) => (order.get(a.issue) ?? 0) - (order.get(b.issue) ?? 0));
  const sentenceOf = (
    key: PhraseKey,
    kind: Contradiction['kind'],
    words: (row: Contradiction, wording: Wording) => string,
  ): string[] => {
    const all = counted.filter((row) => row.kind === kind);
    if (all.length === 0) return [];
    const named = all.slice(0, MOST_MOVED).map((row) => words(row, wording));
    const more = all.length - named.length;
    const others = more > 0 ? [wording.text('and n more', more)] : [];
    return [wording.text(key, [...named, ...others].join('; '))];
  };
  const sentences = [
    ...sentenceOf('sides changed', 'shift', movedWords),
    ...sentenceOf('both sides taken', 'contradiction', bothWords),
  ];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

/** "Town on Tolls, for (2023) and against (between 2022 and 2024)". */
function bothWords({ actor, issue, records }: Contradiction, wording: Wording): string {
  const side = (at: 0 | 1): string =>
    `${sideText(wording, at === 0 ? 1 : -1)} (${betweenText(wording, dateBounds(records[at]))})`;
  const [who, what] = [nameOfActor(wording, actor), nameOfIssue(wording, issue)];
  return wording.text('took both', who, what, side(0), side(1));
}

/** "Town on Tolls, from for (2023) to against (2024)". */
function movedWords({ actor, issue, turns }: Contradiction, wording: Wording): string {
  const sides = turns.map((turn) => `${sideText(wording, turn.sign)} (${daysText(wording, turn)})`);
  return wording.text(
    'moved',
    nameOfActor(wording, actor),
    nameOfIssue(wording, issue),
    stages(sides, 'moved to', wording),
  );
}

/** "3 of 80 positions are to be read with care (draft: 2, quote lost: 1)." */
function uncertainSentence({ analysis, wording }: OpeningContext): string[] {
  const { positions, reasons } = countedCautions(wording, analysis.surviving);
  if (positions === 0) return [];
  const all =
    positionsOfWhich('of which count', analysis, wording) ??
    wording.text('n positions', analysis.survivingCount);
  return [wording.text('with care', positions, all, reasons)];
}
