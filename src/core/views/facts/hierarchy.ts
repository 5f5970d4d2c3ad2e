/** The numbers of the row of an issue or actor, those of the rows under it included. */
export interface RowCounts {
  /** Positions that count, each once. */
  readonly positions: number;
  /** Positions that do not count since they take no side. */
  readonly withoutSide: number;
  readonly disagreements: number;
}

/** Issues or actors along `part-of`, with the numbers by which a view counts and sorts. */
export interface Hierarchy {
  /** The children in the order of the view; undefined gives the top. */
  childrenOf(id: string | undefined): readonly string[];
  countsOf(id: string): RowCounts;
}

export type HierarchySort = 'codebook' | 'name' | 'positions' | 'disagreements';

export interface HierarchyInput {
  /** Ids of the codebook, in its order; ids that only positions and disagreements have come after
   * them. */
  readonly known: Iterable<string>;
  /** Number of positions of an id and those under it, each once; only for ids that have any. */
  readonly positions: ReadonlyMap<string, number>;
  readonly withoutSide: ReadonlyMap<string, number>;
  readonly disagreements: ReadonlyMap<string, number>;
  readonly parentOf: (id: string) => string | undefined;
  readonly nameOf: (id: string) => string;
  readonly compareNames: (a: string, b: string) => number;
  readonly sort: HierarchySort;
}

export function hierarchy(input: HierarchyInput): Hierarchy {
  const { positions, withoutSide, disagreements, nameOf } = input;
  const ids = new Set(
    [input.known, ...[positions, withoutSide, disagreements].map((map) => map.keys())].flatMap(
      (some) => [...some],
    ),
  );
  const children = new Map<string | undefined, string[]>();
  for (const id of ids) {
    const parent = input.parentOf(id);
    const siblings = children.get(parent);
    if (siblings) siblings.push(id);
    else children.set(parent, [id]);
  }
  const counts = input.sort === 'disagreements' ? disagreements : positions;
  const order = (a: string, b: string): number => {
    const more = input.sort === 'name' ? 0 : (counts.get(b) ?? 0) - (counts.get(a) ?? 0);
    return more || input.compareNames(nameOf(a), nameOf(b));
  };
  return {
    childrenOf(id) {
      const own = children.get(id) ?? [];
      return input.sort === 'codebook' ? own : [...own].sort(order);
    },
    countsOf: (id) => ({
      positions: positions.get(id) ?? 0,
      withoutSide: withoutSide.get(id) ?? 0,
      disagreements: disagreements.get(id) ?? 0,
    }),
  };
}

/** The entries of both; those of the second for a key of both. */
export function joinedMaps<Value>(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  return other.size === 0 ? one : new Map([...one, ...other]);
}

/** The length of the list of each id. */
export function lengths(
  lists: ReadonlyMap<string, readonly unknown[]>,
): ReadonlyMap<string, number> {
  return new Map([...lists].map(([id, list]) => [id, list.length]));
}
