import type { NetStance } from '../../analysis/netStances';

/** By which column rows are sorted, or by which row columns are. */
export interface MatrixSort {
  /** Of the head that was chosen: `issue` sorts the actors, `actor` the issues. */
  readonly layer: 'actor' | 'issue';
  readonly id: string;
  /** `descending`: those for it first. */
  readonly direction: Direction;
}

export type Direction = 'ascending' | 'descending';

/** As the state has it: "descending issue exports". Undefined for what is none. */
export function readMatrixSort(written: string): MatrixSort | undefined {
  const found = /^(ascending|descending) (actor|issue) ([^]+)$/.exec(written);
  if (!found) return undefined;
  const [, direction, layer, id = ''] = found;
  return { layer, direction, id } as MatrixSort;
}

/** What choosing a head leads to: those for it first, then those against it first, then the order as it was. */
export function nextMatrixSort(
  sort: MatrixSort | undefined,
  layer: MatrixSort['layer'],
  id: string,
): string {
  const isSame = sort?.layer === layer && sort.id === id;
  if (!isSame) return `descending ${layer} ${id}`;
  return sort.direction === 'descending' ? `ascending ${layer} ${id}` : '';
}

/** Heads by what `stanceOf` gives for each: by claims for less claims against, then by how many there are. Those without
 * a cell come last in either direction; equal ones stay as they were. */
export function sortedHeads<Head extends { readonly id: string }>(
  heads: readonly Head[],
  direction: Direction,
  stanceOf: (id: string) => NetStance | undefined,
): readonly Head[] {
  const turn = direction === 'descending' ? -1 : 1;
  const known = heads.map((head) => {
    const stance = stanceOf(head.id);
    return { head, value: stance && stance.plus - stance.minus, count: stance?.claims.length ?? 0 };
  });
  return known
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined) {
        return Number(a.value === undefined) - Number(b.value === undefined);
      }
      return turn * (a.value - b.value) || b.count - a.count;
    })
    .map(({ head }) => head);
}
