import {
  contentKey,
  type ReadPosition,
  type QueuedPassage,
  type ShownReading,
  type Span,
} from '../../../core';

export interface SecondQuestion {
  /** By the coder's id. */
  readonly names: ReadonlyMap<string, string>;
  readonly placeholder: string;
  /** How the two differ here. */
  readonly heading: string;
  /** True where nothing is to be taken over, since the place is the person's alone. */
  readonly isOwn: boolean;
}

export interface PassageQuestion {
  readonly passage: QueuedPassage;
  /** Of the article. */
  readonly text: string;
  /** From 0. */
  readonly at: number;
  readonly of: number;
  /** The number of passages in the article that wait and are identical. */
  readonly identical: number;
  /** The number of annotations that are no positions and could be taken over. */
  readonly others: number;
  readonly withNames: boolean;
  /** Where a person reviews what a machine read: who is who, and how the two differ. */
  readonly second?: SecondQuestion;
  /** The words of the passage, where the list may cover them. */
  readonly covered: string | undefined;
}

/** One position of each content, in text order. */
export function differentPositions({ positions }: QueuedPassage): readonly ReadPosition[] {
  const byContent = new Map(
    positions.toReversed().map((one) => [contentKey(one.placed.annotation), one] as const),
  );
  return [...byContent.values()].reverse();
}

/** The letters of the coders who have a position of this content. */
export function lettersOf(position: ReadPosition, readings: readonly ShownReading[]): string {
  const key = contentKey(position.placed.annotation);
  return readings
    .filter(({ positions }) =>
      positions.some(({ placed }) => contentKey(placed.annotation) === key),
    )
    .flatMap(({ letters }) => letters)
    .sort()
    .join(', ');
}

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
