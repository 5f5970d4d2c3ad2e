import type { NetStances } from './netStances';

/** How many positions are evidence of a stance, each once whatever it speaks of. */
export function countedPositions(stances: NetStances): number {
  const counted = new Set<string>();
  for (const row of stances.values()) {
    for (const { positions } of row.values()) for (const name of positions) counted.add(name);
  }
  return counted.size;
}
