import { areConditional, conditionWords } from '../../../analysis/claims/conditions';
import { isCountedContradiction, type Contradiction } from '../../../analysis/contradictions';
import { haveChangedSides } from '../../../analysis/disagreements/pairs';
import type { Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import { exceptionsOf } from '../../../analysis/exceptions';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { NetStance } from '../../../analysis/netStances';
import type { Codebook } from '../../../model/codebook';
import { changedSidesText, periodsText } from '../../periodTexts';
import { issuesWithSides, sharpestRows, sidedClaims, sideOfPair, sidesOf } from '../briefSummary';
import {
  countedCautions,
  daysText,
  exceptionsText,
  joined,
  nameOfActor,
  nameOfIssue,
  plural,
  sideText,
} from '../briefWords';
import type { OpeningContext } from '../issues/briefIssue';
import { reportedSentence } from './reportedPairs';

// What a brief says first, in three to seven sentences: who stands where, the sharpest
// disagreements, those that articles report, who moved, what is uncertain. No verb has actors as
// its subject, since the name of an actor may be plural: "support comes from U.S. officials".

const MOST_ISSUES = 3;
const MOST_PAIRS = 2;
const MOST_MOVED = 1;
const MOST_NAMES = 4;
/** Of a longer condition only that there is one is said. */
const LONGEST_CONDITION = 80;

export function briefSentences(context: OpeningContext): readonly string[] {
  const { codebook } = context.analysis.reader;
  const reported = reportedSentence(context.analysis);
  const moved = movedSentences(context);
  const pairs = reported.length + moved.length > 1 ? MOST_PAIRS - 1 : MOST_PAIRS;
  return [
    ...issuesWithSides(context.analysis)
      .slice(0, MOST_ISSUES)
      .map((on) => standSentence(on, codebook)),
    ...sharpestRows(context)
      .slice(0, pairs)
      .map((row, at) => pairSentence(row, at, codebook)),
    ...reported,
    ...moved,
    ...uncertainSentence(context),
  ];
}

/** "On Night flights, support comes from Airport; opposition from Town (with 2
 * exceptions) and 2 more." */
function standSentence({ issue, stances }: IssueAnalysis, codebook: Codebook): string {
  const sides = new Map(sidesOf(stances).map(({ words, actors }) => [words, actors]));
  const names = (words: 'for' | 'against' | 'on both sides'): string | undefined => {
    const actors = sides.get(words);
    return actors && listedActors(actors, codebook);
  };
  const support = names('for');
  const opposition = names('against');
  const both = names('on both sides');
  const parts = [
    ...(support === undefined ? [] : [`support comes from ${support}`]),
    ...(opposition === undefined
      ? []
      : [`opposition ${support === undefined ? 'comes ' : ''}from ${opposition}`]),
    ...(both === undefined ? [] : [`both sides are taken by ${both}`]),
  ];
  const rest = parts.length > 0 ? parts.join('; ') : 'no one takes a side';
  return `On ${nameOfIssue(codebook, issue)}, ${rest}.`;
}

/** "Brazil, China (with 2 exceptions) and 3 more"; a condition in its words. */
export function listedActors(
  actors: readonly NetStance[],
  codebook: Codebook,
  most = MOST_NAMES,
): string {
  const named = actors.slice(0, most).map((stance) => namedActor(stance, codebook));
  const more = actors.length - named.length;
  return joined([...named, ...(more > 0 ? [`${String(more)} more`] : [])]);
}

/** An actor with what is to be known of its side. */
export function namedActor(stance: NetStance, codebook: Codebook): string {
  const exceptions = exceptionsOf(stance);
  const but = exceptions > 0 ? exceptionsText(exceptions) : conditionText(stance);
  return `${nameOfActor(codebook, stance.actor)}${but === undefined ? '' : ` (${but})`}`;
}

function conditionText(stance: NetStance): string | undefined {
  const claims = sidedClaims(stance);
  if (stance.mixed || !areConditional(claims)) return undefined;
  const records = claims.flatMap(({ evidence }) => evidence.map(({ record }) => record));
  const [words, ...others] = conditionWords(records);
  if (words === undefined) return undefined;
  if (others.length > 0 || words.length > LONGEST_CONDITION) return 'under conditions';
  return `under the condition “${words}”`;
}

/** "The sharpest disagreement is on Tolls, between Port (for) and Town (against), 2023 to 2024, by
 * 3 claims to 2." */
function pairSentence(row: Disagreement, at: number, codebook: Codebook): string {
  const which = at === 0 ? 'The sharpest disagreement' : 'The next';
  const on = `${which} is on ${nameOfIssue(codebook, row.issue)}`;
  if (haveChangedSides(row)) return `${on}: ${pairWords(row, codebook)}.`;
  const name = (side: 0 | 1): string =>
    `${nameOfActor(codebook, row.actors[side])} (${sideOfPair(row, side)})`;
  const [one, other] = row.claims;
  const when = row.periods.length > 1 ? periodsText(row.periods, { dates: daysText }) : daysOf(row);
  const by = `${plural(one, 'claim')} to ${String(other)}`;
  return `${on}, between ${name(0)} and ${name(1)}, ${when}, by ${by}.`;
}

/** "Port and Town (3 : 2, 2023 to 2024)"; who changed sides, with both halves; the claims of each
 * of several periods. */
export function pairWords(row: Disagreement, codebook: Codebook): string {
  const name = (id: string): string => nameOfActor(codebook, id);
  const pair = row.actors.map(name).join(' and ');
  const changed = changedSidesText(row, { name, dates: daysText });
  if (changed !== undefined) return `${pair}, ${changed}`;
  if (row.periods.length > 1) return `${pair}, ${periodsText(row.periods, { dates: daysText })}`;
  return `${pair} (${row.claims.join(' : ')}, ${daysOf(row)})`;
}

/** Of a period without date, some claims may have one that is too long for its window. */
function daysOf(row: Disagreement): string {
  return daysText(row.periods[0] ?? row);
}

function movedSentences({ contradictions, analysis }: OpeningContext): string[] {
  const { codebook } = analysis.reader;
  const shifts = contradictions.filter(
    (one) => one.kind === 'shift' && isCountedContradiction(one),
  );
  const moved = shifts.slice(0, MOST_MOVED).map((one) => movedWords(one, codebook));
  const more = shifts.length - moved.length;
  if (moved.length === 0) return [];
  const others = more > 0 ? ` There are ${plural(more, 'more change')} of side.` : '';
  return [`Sides changed: ${moved.join('; ')}.${others}`];
}

/** "Town on Tolls, from for (2023) to against (2024)". */
function movedWords({ actor, issue, turns }: Contradiction, codebook: Codebook): string {
  const stages = turns.map((turn) => `${sideText(turn.sign)} (${daysText(turn)})`);
  return `${nameOfActor(codebook, actor)} on ${nameOfIssue(codebook, issue)}, from ${stages.join(' to ')}`;
}

/** "3 of 80 positions are to be read with care (draft: 2, quote lost: 1)." */
function uncertainSentence({ analysis }: OpeningContext): string[] {
  const { positions, reasons } = countedCautions(analysis.surviving);
  if (positions === 0) return [];
  const are = positions === 1 ? 'is' : 'are';
  const all = plural(analysis.survivingCount, 'position');
  return [`${String(positions)} of ${all} ${are} to be read with care (${reasons.join(', ')}).`];
}
