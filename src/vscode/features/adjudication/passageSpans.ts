import type { QueuedPassage, Span } from '../../../core';

/** Where the words of a passage are; none where all of its quotes are lost. */
export function passageSpans({ positions }: Pick<QueuedPassage, 'positions'>): readonly Span[] {
  const spans = positions.flatMap(({ placed }) => placed.places.flatMap(({ span }) => span ?? []));
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
