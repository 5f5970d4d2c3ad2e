/** Most children of a row: trees have no paging, and more make a view slow. */
export const MOST_CHILDREN = 200;

/** The first items of several sorted lists, merged: costs those and a look at each list. */
export function firstOfLists<Item>(
  lists: Iterable<readonly Item[]>,
  most: number,
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  const heads = [...lists].flatMap((list): Head<Item>[] => {
    const [item] = list;
    return item === undefined ? [] : [{ item, list, at: 0 }];
  });
  // The next one is last.
  heads.sort((a, b) => compare(b.item, a.item));
  const first: Item[] = [];
  for (let head = heads.pop(); head && first.length < most; head = heads.pop()) {
    first.push(head.item);
    const item = head.list[head.at + 1];
    if (item === undefined) continue;
    heads.splice(placeOf(heads, item, compare), 0, { ...head, item, at: head.at + 1 });
  }
  return first;
}

interface Head<Item> {
  readonly item: Item;
  readonly list: readonly Item[];
  readonly at: number;
}

/** The place of an item among the heads, which are sorted with the next one last. */
function placeOf<Item>(
  heads: readonly Head<Item>[],
  item: Item,
  compare: (a: Item, b: Item) => number,
): number {
  let low = 0;
  let high = heads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const head = heads[middle];
    if (head && compare(head.item, item) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
