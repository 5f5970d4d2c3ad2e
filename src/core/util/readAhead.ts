/** So many are read beside each other: each waits for the disk several times, and the waits overlap. */
const AHEAD = 16;

/** What is read of each, in their order; the next few are asked for while one is used. */
export async function* readAhead<Item, Read>(
  items: Iterable<Item>,
  read: (item: Item) => Promise<Read>,
  ahead = AHEAD,
): AsyncGenerator<Read> {
  const waiting: Promise<Read>[] = [];
  for (const item of items) {
    const asked = read(item);
    // Whoever uses it hears of a failure; where nobody does any more, there is none.
    asked.catch(() => undefined);
    waiting.push(asked);
    const first = waiting.length > ahead ? waiting.shift() : undefined;
    if (first) yield await first;
  }
  for (const rest of waiting) yield await rest;
}
