/** How many items are read concurrently: each waits for the disk several times, and the waits
 * overlap. */
const AHEAD = 16;

/** The results of reading each item, in their order; the next few are requested while one is
 * used. */
export async function* readAhead<Item, Read>(
  items: Iterable<Item>,
  read: (item: Item) => Promise<Read>,
  ahead = AHEAD,
): AsyncGenerator<Read> {
  const waiting: Promise<Read>[] = [];
  for (const item of items) {
    const asked = read(item);
    // The consumer gets the failure when it awaits this item; without a consumer it is ignored.
    asked.catch(() => undefined);
    waiting.push(asked);
    const first = waiting.length > ahead ? waiting.shift() : undefined;
    if (first) yield await first;
  }
  for (const rest of waiting) yield await rest;
}
