import { KINDS } from './kinds';
import type { Disagreement } from './whoDisagrees';

/** Number of positions and relations in the rows of one issue and pair, each once. The positions of
 * net stances are not read: a list of pairs would read those of each actor hundreds of times. */
export function recordCount(rows: readonly Disagreement[]): number {
  const relations = new Set(rows.flatMap(({ records }) => records)).size;
  const [row, ...others] = rows.filter(({ positions }) => positions.some((own) => own.length > 0));
  if (!row) return relations;
  const [one, other] = row.stances;
  if (others.length > 0 || KINDS[row.kind].basis === 'criticism' || !one || !other) {
    return new Set(rows.flatMap(({ positions }) => positions.flat())).size + relations;
  }
  let both = 0;
  for (const id of one.joint) if (other.joint.has(id)) both++;
  return one.positions.length + other.positions.length - both + relations;
}
