/** What a file has one piece after the other of. */
export type PartUnit = 'articles' | 'positions' | 'issues' | 'actors';

/** How far the writing of a part has come. */
export class WrittenPart {
  readonly unit: PartUnit;
  readonly total: number;
  #done = 0;

  constructor(unit: PartUnit, total: number) {
    this.unit = unit;
    this.total = total;
  }

  get done(): number {
    return this.#done;
  }

  /** One more is written. */
  count(): void {
    this.#done++;
  }

  /** The same items; one is done when the next is asked for. */
  *each<Item>(items: Iterable<Item>): Generator<Item> {
    for (const item of items) {
      yield item;
      this.count();
    }
  }
}

/** The part that is written now, and the share of all that is written, 0 to 1. Each part counts alike: an issue of
 * many disagreements takes longer than thousands of articles, and nobody knows how much longer. */
export interface WrittenSoFar {
  readonly unit: PartUnit;
  readonly done: number;
  readonly total: number;
  readonly share: number;
}

/** Undefined where a format does not say what it is written of. */
export function writtenSoFar(parts: readonly WrittenPart[]): WrittenSoFar | undefined {
  const now = parts.find(({ done, total }) => done < total) ?? parts.at(-1);
  if (!now) return undefined;
  const { unit, done, total } = now;
  const filled = parts.filter((part) => part.total > 0);
  if (filled.length === 0) return { unit, done, total, share: 1 };
  const shares = filled.map((part) => part.done / part.total);
  return { unit, done, total, share: shares.reduce((all, one) => all + one) / filled.length };
}
