import { finished, pauses, type Steps } from '../model/steps';
import type { NetStances } from './netStances';

/** How many positions are evidence of a stance, each once whatever it speaks of. */
export function countedPositions(stances: NetStances): number {
  return finished(countedPositionsInSteps(stances));
}

export function* countedPositionsInSteps(stances: NetStances): Steps<number> {
  const counted = new Set<string>();
  const isLong = pauses(LONG);
  for (const row of stances.values()) {
    for (const { positions } of row.values()) {
      for (const name of positions) counted.add(name);
      if (isLong(positions.length)) yield undefined;
    }
  }
  return counted.size;
}

/** So many are a step. */
const LONG = 2000;
