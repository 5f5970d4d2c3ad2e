import type { NetStance } from '../../analysis/netStances';

/** The column by which rows are sorted, or the row by which columns are. */
export interface MatrixSort {
  /** The layer of the chosen head: `issue` sorts the actors, `actor` the issues. */
  readonly layer: 'actor' | 'issue';
  readonly id: string;
  /** `descending`: those for it first. */
  readonly direction: Direction;
}

export type Direction = 'ascending' | 'descending';

/** Parses the text of the state: "descending issue exports". Undefined if it is invalid. */
export function readMatrixSort(written: string): MatrixSort | undefined {
  const found = /^(ascending|descending) (actor|issue) ([^]+)$/.exec(written);
  if (!found) return undefined;
  const [, direction, layer, id = ''] = found;
  return { layer, direction, id } as MatrixSort;
}

/** The sort after choosing a head: those for it first, then those against it first, then the
 * unsorted order. */
export function nextMatrixSort(
  sort: MatrixSort | undefined,
  layer: MatrixSort['layer'],
  id: string,
): string {
  const isSame = sort?.layer === layer && sort.id === id;
  if (!isSame) return `descending ${layer} ${id}`;
  return sort.direction === 'descending' ? `ascending ${layer} ${id}` : '';
}

/** Heads sorted by what `stanceOf` gives for each: by claims for minus claims against, then by
 * their number. Those without a cell come last in either direction; equal ones keep their order. */
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
