import { textFilter } from './tree';

/** Issues or actors along `part-of`, with what a view counts, sorts and filters by. */
export interface Hierarchy {
  /** How many ids there are before the filter. */
  readonly size: number;
  /** In the order asked for; undefined gives the top. */
  childrenOf(id: string | undefined): readonly string[];
  /** Own and nested ones, each once. */
  readonly positions: ReadonlyMap<string, number>;
  readonly disagreements: ReadonlyMap<string, number>;
}

export type HierarchySort = 'codebook' | 'name' | 'positions' | 'disagreements';

export interface HierarchyInput {
  /** Ids of the codebook, in its order; ids that only positions and disagreements know come after them. */
  readonly known: Iterable<string>;
  /** How many of an id and those under it, each once; of ids that have any. */
  readonly positions: ReadonlyMap<string, number>;
  readonly disagreements: ReadonlyMap<string, number>;
  readonly parentOf: (id: string) => string | undefined;
  readonly nameOf: (id: string) => string;
  readonly compareNames: (a: string, b: string) => number;
  readonly sort: HierarchySort;
  readonly filter: string | undefined;
}

/** A filter keeps what matches, what lies above a match, and what lies below one. */
export function hierarchy(input: HierarchyInput): Hierarchy {
  const { positions, disagreements, nameOf } = input;
  const ids = new Set([...input.known, ...positions.keys(), ...disagreements.keys()]);
  const parents = new Map([...ids].map((id) => [id, input.parentOf(id)] as const));
  const parentOf = (id: string): string | undefined => parents.get(id);
  const wanted = filtered(ids, parentOf, nameOf, input.filter);
  const children = new Map<string | undefined, string[]>();
  for (const id of ids) {
    if (!wanted.has(id)) continue;
    const siblings = children.get(parentOf(id));
    if (siblings) siblings.push(id);
    else children.set(parentOf(id), [id]);
  }
  const counts = input.sort === 'disagreements' ? disagreements : positions;
  const order = (a: string, b: string): number => {
    const more = input.sort === 'name' ? 0 : (counts.get(b) ?? 0) - (counts.get(a) ?? 0);
    return more || input.compareNames(nameOf(a), nameOf(b));
  };
  return {
    size: ids.size,
    childrenOf(id) {
      const own = children.get(id) ?? [];
      return input.sort === 'codebook' ? own : [...own].sort(order);
    },
    positions,
    disagreements,
  };
}

/** How many there are under each id. */
export function lengths(
  lists: ReadonlyMap<string, readonly unknown[]>,
): ReadonlyMap<string, number> {
  return new Map([...lists].map(([id, list]) => [id, list.length]));
}

function filtered(
  ids: ReadonlySet<string>,
  parentOf: (id: string) => string | undefined,
  nameOf: (id: string) => string,
  filter: string | undefined,
): ReadonlySet<string> {
  if (!filter?.trim()) return ids;
  const matches = textFilter(filter);
  const matching = new Set([...ids].filter((id) => matches(nameOf(id))));
  const wanted = new Set<string>();
  for (const id of ids) {
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined; at = parentOf(at)) path.push(at);
    if (matching.has(id)) for (const at of path) wanted.add(at);
    else if (path.some((at) => matching.has(at))) wanted.add(id);
  }
  return wanted;
}
