import { isCountedContradiction, type Contradiction } from '../../../analysis/contradictions';
import { haveChangedSides } from '../../../analysis/disagreements/pairs';
import { commonSide } from '../../../analysis/disagreements/rowSides';
import { areAsSharp } from '../../../analysis/disagreements/sharpestRows';
import type { Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import { exceptionsOf } from '../../../analysis/exceptions';
import { dateBounds } from '../../../analysis/records/dates';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { NetStance } from '../../../analysis/netStances';
import { periodsInSentence, sidesInSentence } from '../../periodTexts';
import { issuesWithSides, sharpestRows, sideOfPair, sidesOf } from '../briefSummary';
import {
  betweenText,
  claimsWithCaution,
  daysText,
  joined,
  nameOfActor,
  nameOfIssue,
  namedOf,
  sideText,
} from '../briefWords';
import type { ActorId } from '../../../model/ids';
import type { OpeningContext } from '../issues/briefIssue';
import { WrittenConditions } from '../writtenConditions';
import { turnsInShort, turnsText } from '../../turnTexts';
import type { PhraseKey, Wording } from '../../wording/wording';
import { unreadArticles } from '../issues/briefRecords';
import { reportedSentence } from './reportedPairs';

// What a brief says first, in three to seven sentences: who stands where, the sharpest
// disagreements, one within a side, one that articles report, who moved, what is uncertain.

const MOST_SENTENCES = 7;
export const MOST_ISSUES = 3;
const MOST_PAIRS = 2;
const MOST_MOVED = 1;
const MOST_NAMES = 4;
/** Letters of a condition. */
const LONGEST_CONDITION = 80;

export interface Sentence {
  readonly text: string;
  /** Of a disagreement. */
  readonly pair?: Disagreement | undefined;
}

/** And the conditions that they say. `mostIssues`: how many say who stands where. */
export function briefSentences(
  context: OpeningContext,
  mostIssues = MOST_ISSUES,
): {
  readonly sentences: readonly Sentence[];
  readonly conditions: WrittenConditions;
} {
  const { analysis, wording } = context;
  const plain = (texts: readonly string[]): Sentence[] => texts.map((text) => ({ text }));
  const reported = plain([...reportedSentence(analysis, wording), ...movedSentences(context)]);
  const within = withinSidePair(context);
  const others = within.length + reported.length;
  const pairs = sharpestPairs(context, others > 1 ? 1 : MOST_PAIRS);
  const uncertain = plain(uncertainSentence(context));
  const left = MOST_SENTENCES - pairs.length - others - uncertain.length;
  // In the order in which they are read, since each says the conditions that none before has said.
  const conditions = new WrittenConditions(LONGEST_CONDITION);
  const stand = issuesWithSides(context)
    .slice(0, Math.min(left, mostIssues))
    .map((on) => standSentence(on, conditions, wording));
  const disagreements = [...pairs, ...within].map(({ pair, lead }) => ({
    text: pairSentence(pair, lead, { conditions, wording }),
    pair,
  }));
  const sentences = [...plain(stand), ...disagreements, ...reported, ...uncertain];
  return { sentences, conditions };
}

/** "On Night flights, 1 actor is in favour: Airport; 4 are against: Port, Town (with 2 exceptions)
 * and 2 more." */
function standSentence(
  { issue, stances }: IssueAnalysis,
  conditions: WrittenConditions,
  wording: Wording,
): string {
  const { text } = wording;
  conditions.beginSentence();
  const parts: string[] = [];
  for (const { words, actors } of sidesOf(stances)) {
    if (words !== 'for' && words !== 'against' && words !== 'on both sides') continue;
    const key = `${parts.length === 0 ? 'first' : 'further'} ${words}` as const;
    parts.push(text(key, actors.length, listedActors(actors, wording, conditions)));
  }
  const rest = parts.length > 0 ? parts.join('; ') : text('no one takes a side');
  return text('stand on', nameOfIssue(wording, issue), rest);
}

/** "Brazil, China (with 2 exceptions) and 3 more"; a condition in its words. `shifts`: those that
 * are said. */
export function listedActors(
  actors: readonly NetStance[],
  wording: Wording,
  conditions: WrittenConditions,
  shifts?: ReadonlyMap<ActorId, Contradiction>,
): string {
  const named = namedOf(actors, MOST_NAMES).map((stance) => {
    const shift = shifts?.get(stance.actor);
    return shift && stance.mixed && exceptionsOf(stance) === 0
      ? `${nameOfActor(wording, stance.actor)} (${turnsInShort(shift, wording)})`
      : namedActor(stance, wording, conditions);
  });
  const more = actors.length - named.length;
  return joined(wording, [
    ...named,
    ...(more > 0 ? [wording.text('more actors named', more)] : []),
  ]);
}

/** "Brazil, China and 3 more". */
export function listedNames(actors: readonly ActorId[], wording: Wording): string {
  const named = namedOf(actors, MOST_NAMES);
  const more = actors.length - named.length;
  return joined(wording, [
    ...named.map((actor) => nameOfActor(wording, actor)),
    ...(more > 0 ? [wording.text('more actors named', more)] : []),
  ]);
}

/** An actor with what is to be known of its side. */
export function namedActor(
  stance: NetStance,
  wording: Wording,
  conditions: WrittenConditions,
): string {
  const exceptions = exceptionsOf(stance);
  const but =
    exceptions > 0
      ? wording.text('with exceptions', exceptions)
      : conditions.textOf(stance, wording);
  return `${nameOfActor(wording, stance.actor)}${but === undefined ? '' : ` (${but})`}`;
}

interface NamedPair {
  readonly pair: Disagreement;
  readonly lead: PairLead;
}

/** Rows that are as sharp as the one after them are not called the sharpest. */
function sharpestPairs(context: OpeningContext, most: number): readonly NamedPair[] {
  const rows = sharpestRows(context);
  const isFirst = rows.map((row) => rows[0] !== undefined && areAsSharp(row, rows[0]));
  const leadOf = (row: Disagreement, at: number): PairLead => {
    if (at === 0) return isFirst[1] === true ? 'one of the sharpest' : 'sharpest';
    const after = rows[at + 1];
    return !isFirst[at] && (!after || !areAsSharp(row, after)) ? 'next' : 'another';
  };
  return rows.slice(0, most).map((pair, at) => ({ pair, lead: leadOf(pair, at) }));
}

/** The sharpest disagreement between two actors of one side. */
function withinSidePair(context: OpeningContext): readonly NamedPair[] {
  const [pair, other] = sharpestRows(context, ['internal']);
  if (!pair) return [];
  const isAlone = !other || !areAsSharp(pair, other);
  return [{ pair, lead: isAlone ? 'sharpest within' : 'one of the sharpest within' }];
}

interface PairContext {
  readonly conditions: WrittenConditions;
  readonly wording: Wording;
}

/** "The sharpest disagreement is on Tolls: Port (for) and Town (against), 2023 to 2024, 3 claims to
 * 2." Of several periods, each has its claims. */
function pairSentence(row: Disagreement, lead: PairLead, context: PairContext): string {
  const { wording } = context;
  const { text } = wording;
  const names = pairNames(row, context);
  const side = isWithin(lead) ? sideOfBoth(row, wording) : '';
  const on = text(lead, nameOfIssue(wording, row.issue), side);
  if (row.periods.length > 1) {
    const periods = periodsInSentence(row, wording, claimsInWords(wording));
    return text('pair in periods', on, `${names}, ${periods}`);
  }
  const [one, other] = row.claims;
  return text('pair with claims', one, other, on, names, daysOf(row, wording));
}

/** "7 claims to 8", after that "4 to 5". */
function claimsInWords({ text }: Wording): (one: number, other: number) => string {
  let isFirst = true;
  return (one, other) => {
    const words = text(isFirst ? 'claims to' : 'number to', one, other);
    isFirst = false;
    return words;
  };
}

/** The name of the side that both are of. */
export function sideOfBoth(row: Disagreement, wording: Wording): string {
  const side = commonSide(row);
  return side === undefined ? '' : nameOfActor(wording, side);
}

function isWithin(lead: PairLead): boolean {
  return lead === 'sharpest within' || lead === 'one of the sharpest within';
}

type PairLead =
  | 'sharpest'
  | 'one of the sharpest'
  | 'sharpest within'
  | 'one of the sharpest within'
  | 'next'
  | 'another';

/** "Port (mostly for) and Town (against)". */
function pairNames(row: Disagreement, { conditions, wording }: PairContext): string {
  conditions.beginSentence();
  const sides = haveChangedSides(row)
    ? sidesInSentence(row, wording)
    : ([0, 1] as const).map((at) => sideOfPair(row, at, wording, conditions));
  const names = row.actors.map(
    (actor, at) => `${nameOfActor(wording, actor)} (${sides[at] ?? ''})`,
  );
  return joined(wording, names);
}

/** "Port and Town (3 : 2, 2023 to 2024)"; of several periods, each has its claims; who changed
 * sides, with the sides. */
export function pairWords(row: Disagreement, wording: Wording): string {
  if (row.periods.length > 1) {
    const names = haveChangedSides(row)
      ? pairNames(row, { conditions: new WrittenConditions(), wording })
      : bothNames(row, wording);
    return `${names}, ${periodsInSentence(row, wording)}`;
  }
  return `${bothNames(row, wording)} (${row.claims.join(' : ')}, ${daysOf(row, wording)})`;
}

function bothNames({ actors }: Disagreement, wording: Wording): string {
  return joined(
    wording,
    actors.map((actor) => nameOfActor(wording, actor)),
  );
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
    const named = namedOf(all, MOST_MOVED).map((row) => words(row, wording));
    const more = all.length - named.length;
    const others = more > 0 ? [wording.text('and more', wording.text('more cases', more))] : [];
    return [wording.text(key, [...named, ...others].join('; '))];
  };
  const sentences = [
    ...sentenceOf('sides changed', 'shift', movedWords),
    ...sentenceOf('both sides taken', 'contradiction', bothWords),
  ];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

/** "Town on Tolls, for (2023) and against (between 2022 and 2024)"; of one time "for and against
 * (2023)", and without dates "for and against". */
function bothWords({ actor, issue, records }: Contradiction, wording: Wording): string {
  const [one, other] = [1, -1].map((sign) => sideText(wording, sign));
  const [first = '', second = ''] = records.map((some) => betweenText(wording, dateBounds(some)));
  const isDated = records.flat().some(({ date }) => date !== undefined);
  const sides =
    first !== second
      ? [`${one ?? ''} (${first})`, `${other ?? ''} (${second})`]
      : [one ?? '', `${other ?? ''}${isDated ? ` (${first})` : ''}`];
  const [who, what] = [nameOfActor(wording, actor), nameOfIssue(wording, issue)];
  return wording.text('took both', who, what, ...sides);
}

/** "Town on Tolls, first for (2023), then against (2024)". */
function movedWords(row: Contradiction, wording: Wording): string {
  const [who, what] = [nameOfActor(wording, row.actor), nameOfIssue(wording, row.issue)];
  return wording.text('moved', who, what, turnsText(row, wording));
}

/** "3 of 80 claims are to be read with care (draft: 2, quote lost: 1)."; which files no number
 * has. */
function uncertainSentence({ analysis, wording }: OpeningContext): string[] {
  const { text } = wording;
  const { count, all, reasons } = claimsWithCaution(wording, analysis);
  const unread = unreadArticles(analysis).length;
  const sentences = [
    ...(count > 0 ? [text('with care', count, text('n claims', all), reasons)] : []),
    ...(unread > 0 ? [text('not in numbers', unread, text('unread files', unread))] : []),
  ];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}
