import {
  areConditional,
  comparedCondition,
  conditionWords,
} from '../../../analysis/claims/conditions';
import { isCountedContradiction, type Contradiction } from '../../../analysis/contradictions';
import { haveChangedSides } from '../../../analysis/disagreements/pairs';
import { areAsSharp } from '../../../analysis/disagreements/sharpestRows';
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

/** The conditions that were said before, so that a reader meets the words of each once. */
export interface EarlierConditions {
  readonly stances: Set<NetStance>;
  /** As they are compared. */
  last: string | undefined;
}

export function noConditions(): EarlierConditions {
  return { stances: new Set(), last: undefined };
}

/** Those that the sentences say. */
export function conditionsOfSentences(context: OpeningContext): EarlierConditions {
  const conditions = noConditions();
  standSentences(context, conditions);
  return conditions;
}

export interface Sentence {
  readonly text: string;
  /** Of the sharpest disagreement. */
  readonly pair?: Disagreement | undefined;
}

export function briefSentences(context: OpeningContext): readonly Sentence[] {
  const { wording } = context;
  const reported = reportedSentence(context.analysis, wording);
  const moved = movedSentences(context);
  const pairs = reported.length + moved.length > 1 ? MOST_PAIRS - 1 : MOST_PAIRS;
  const sharpest = sharpestRows(context);
  const plain = (texts: readonly string[]): Sentence[] => texts.map((text) => ({ text }));
  return [
    ...plain(standSentences(context, noConditions())),
    ...pairSentences(sharpest, pairs, wording).map((text, at) => ({
      text,
      pair: at === 0 ? sharpest[0] : undefined,
    })),
    ...plain([...reported, ...moved, ...uncertainSentence(context)]),
  ];
}

function standSentences(context: OpeningContext, conditions: EarlierConditions): readonly string[] {
  return issuesWithSides(context)
    .slice(0, MOST_ISSUES)
    .map((on) => standSentence(on, conditions, context.wording));
}

/** "On Night flights, 1 actor is in favour: Airport; 4 are against: Port, Town (with 2 exceptions)
 * and 2 more." */
function standSentence(
  { issue, stances }: IssueAnalysis,
  conditions: EarlierConditions,
  wording: Wording,
): string {
  const { text } = wording;
  const parts: string[] = [];
  for (const { words, actors } of sidesOf(stances)) {
    if (words !== 'for' && words !== 'against' && words !== 'on both sides') continue;
    const key = `${parts.length === 0 ? 'first' : 'further'} ${words}` as const;
    parts.push(text(key, actors.length, listedActors(actors, wording, conditions)));
  }
  const rest = parts.length > 0 ? parts.join('; ') : text('no one takes a side');
  return text('stand on', nameOfIssue(wording, issue), rest);
}

/** "Brazil, China (with 2 exceptions) and 3 more"; a condition in its words. */
export function listedActors(
  actors: readonly NetStance[],
  wording: Wording,
  conditions: EarlierConditions,
): string {
  const named = actors
    .slice(0, MOST_NAMES)
    .map((stance) => namedActor(stance, wording, conditions));
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
export function namedActor(
  stance: NetStance,
  wording: Wording,
  conditions: EarlierConditions,
): string {
  const exceptions = exceptionsOf(stance);
  const but =
    exceptions > 0
      ? wording.text('with exceptions', exceptions)
      : conditionText(stance, wording, conditions);
  return `${nameOfActor(wording, stance.actor)}${but === undefined ? '' : ` (${but})`}`;
}

function conditionText(
  stance: NetStance,
  wording: Wording,
  conditions: EarlierConditions,
): string | undefined {
  const claims = sidedClaims(stance);
  if (stance.mixed) return undefined;
  const records = claims.flatMap(({ evidence }) => evidence.map(({ record }) => record));
  const [words, ...others] = conditionWords(records);
  if (words === undefined) return undefined;
  const isWhole = areConditional(claims);
  if (others.length > 0 || words.length > LONGEST_CONDITION) {
    conditions.last = undefined;
    if (others.length > 0)
      return wording.text(isWhole ? 'under conditions' : 'partly under conditions');
    return wording.text(isWhole ? 'under a condition' : 'partly under a condition');
  }
  const compared = comparedCondition(words);
  const isLast = conditions.last === compared;
  const isEarlier = conditions.stances.has(stance);
  conditions.last = compared;
  conditions.stances.add(stance);
  if (isEarlier) return wording.text(isWhole ? 'under it, above' : 'partly under it, above');
  if (isLast) return wording.text(isWhole ? 'under the same' : 'partly under the same');
  const key = isWhole ? 'under condition' : 'partly under condition';
  return wording.text(key, 1, quoted(wording, words));
}

/** Rows that are as sharp as the one after them are not called the sharpest. */
function pairSentences(rows: readonly Disagreement[], most: number, wording: Wording): string[] {
  const [first] = rows;
  const isFirst = rows.map((row) => first !== undefined && areAsSharp(row, first));
  const areSeveral = isFirst[1] === true;
  return rows.slice(0, most).map((row, at) => {
    if (at === 0)
      return pairSentence(row, areSeveral ? 'one of the sharpest' : 'sharpest', wording);
    const after = rows[at + 1];
    const isAlone = !isFirst[at] && (!after || !areAsSharp(row, after));
    return pairSentence(row, isAlone ? 'next' : 'another', wording);
  });
}

/** "The sharpest disagreement is on Tolls: Port (for) and Town (against), 2023 to 2024, 3 claims to
 * 2." Of several periods, each has its claims. */
function pairSentence(
  row: Disagreement,
  which: 'sharpest' | 'one of the sharpest' | 'next' | 'another',
  wording: Wording,
): string {
  const { text } = wording;
  const issue = nameOfIssue(wording, row.issue);
  const lead = text(which, issue);
  if (haveChangedSides(row)) return text('pair in periods', lead, pairWords(row, wording));
  const name = (side: 0 | 1): string =>
    `${nameOfActor(wording, row.actors[side])} (${sideOfPair(row, side, wording)})`;
  const both = joined(wording, [name(0), name(1)]);
  if (row.periods.length > 1)
    return text('pair in periods', lead, `${both}, ${periodsText(row.periods, wording)}`);
  const [one, other] = row.claims;
  return text('pair with claims', one, other, lead, both, daysOf(row, wording));
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
