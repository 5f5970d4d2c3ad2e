/** More are not shown at once: what is typed chooses among them. */
export const MOST_ITEMS = 500;

/** Of more items than are shown at once, those that have the typed letters in their order; first
 * those that have them side by side. At most one more than are shown, which says that there are
 * more; fewer items all, as they are. */
export function bestFitting<Item>(
  items: readonly Item[],
  written: string,
  filterOf: (item: Item) => string,
): readonly Item[] {
  if (items.length <= MOST_ITEMS) return items;
  const typed = written.toLowerCase();
  const whole: Item[] = [];
  const others: Item[] = [];
  for (const item of items) {
    if (whole.length > MOST_ITEMS) break;
    const filter = filterOf(item).toLowerCase();
    if (filter.includes(typed)) whole.push(item);
    else if (others.length <= MOST_ITEMS && hasInOrder(filter, typed)) others.push(item);
  }
  return [...whole, ...others].slice(0, MOST_ITEMS + 1);
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
