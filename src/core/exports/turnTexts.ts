import {
  contradictionsOn,
  isCountedContradiction,
  type Contradiction,
} from '../analysis/contradictions';
import type { IssueAnalysis } from '../analysis/issueAnalysis';
import type { ActorId } from '../model/ids';
import { daysText, sideText } from './brief/briefWords';
import type { PhraseKey, Wording } from './wording/wording';

// The way of an actor from one side to the other. Of many turns, the first and the last are said.

const MOST_TURNS = 3;

/** Who has changed sides on an issue. */
export function shiftsOn(on: IssueAnalysis): ReadonlyMap<ActorId, Contradiction> {
  const shifts = contradictionsOn(on).filter(
    (row) => row.kind === 'shift' && isCountedContradiction(row),
  );
  return new Map(shifts.map((row) => [row.actor, row]));
}

/** "first for (2023), then against (2024)", "4 changes of side, first for (2020), last against
 * (2024)". */
export function turnsText({ turns }: Contradiction, wording: Wording): string {
  return turnsOf(
    turns.map((turn) => `${sideText(wording, turn.sign)} (${daysText(wording, turn)})`),
    wording,
  );
}

/** The same without dates. */
export function turnsInShort({ turns }: Contradiction, wording: Wording): string {
  return turnsOf(
    turns.map(({ sign }) => sideText(wording, sign)),
    wording,
  );
}

function turnsOf(sides: readonly string[], wording: Wording): string {
  const [first = '', last = ''] = [sides[0], sides.at(-1)];
  return sides.length > MOST_TURNS
    ? wording.text('several turns', sides.length - 1, first, last)
    : wording.text('turns', stages(sides, 'next turn', wording));
}

/** "for (2023), then against (2024)". */
export function stages(
  turns: readonly string[],
  key: Extract<PhraseKey, 'then' | 'next turn'>,
  { text }: Wording,
): string {
  return turns.reduce((before, turn) => text(key, before, turn));
}
