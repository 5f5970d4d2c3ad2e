import {
  contentKey,
  type ReadPosition,
  type QueuedPassage,
  type ShownReading,
} from '../../../core';

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
