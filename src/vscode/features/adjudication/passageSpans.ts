import type { QueuedPassage, Span } from '../../../core';

/** Where the words of a passage are, or those of its result where no reading is left; none where
 * all of its quotes are lost. */
export function passageSpans({
  positions,
  adjudicated,
}: Pick<QueuedPassage, 'positions' | 'adjudicated'>): readonly Span[] {
  const all = positions.length > 0 ? positions.map(({ placed }) => placed) : adjudicated;
  const spans = all.flatMap(({ places }) => places.flatMap(({ span }) => span ?? []));
  const [first, ...others] = [...spans].sort((a, b) => a.start - b.start);
  if (!first) return [];
  const joined: Span[] = [first];
  for (const span of others) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}
