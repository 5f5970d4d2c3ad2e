import { ordered, type Continuum, type Segment } from './continuum';

/** What α of unitizing is computed from, in characters; sums over articles are those of their
 * continua joined end to end. In the notation of Krippendorff, Mathet, Bouvry and Widlöcher
 * (2016), where φ is what is not marked: */
export interface Lengths {
  /** ℓ..: the length, once for each coder. */
  readonly all: number;
  /** ℓ_φ. and ℓ_φφ. */
  readonly gaps: number;
  readonly sharedGaps: number;
  readonly marked: ReadonlyMap<string, MarkedLengths>;
}

export interface MarkedLengths {
  /** ℓ_c.: marked so, by all coders. */
  readonly marked: number;
  /** ℓ_cc: marked so by two. */
  readonly same: number;
  /** κ_c: the squares of the segments. */
  readonly squares: number;
  /** ℓ*_c: marked so by one, and marked by another. */
  readonly met: number;
  /** κ*_c: for each segment and other coder the square of what that coder marked of it. The book’s
   * example needs the sum over coders, not the square of what any of them marked. */
  readonly metSquares: number;
}

const NONE: MarkedLengths = { marked: 0, same: 0, squares: 0, met: 0, metSquares: 0 };

/** The lengths of one continuum of two coders or more; its segments must be possible. */
export function lengthsOf({ length, coders }: Continuum): Lengths {
  const others = coders.length - 1;
  const marked = new Map<string, MarkedLengths>();
  const add = (category: string, more: Partial<MarkedLengths>): void => {
    marked.set(category, summed(marked.get(category) ?? NONE, { ...NONE, ...more }));
  };
  for (const { start, end, category } of coders.flat()) {
    add(category, { marked: end - start, squares: (end - start) ** 2 });
  }
  let sharedGaps = 0;
  const meetings = new Meetings(coders.length);
  for (const { size, segments } of stretches(length, coders)) {
    const present = segments.filter((segment) => segment !== undefined);
    const gaps = coders.length - present.length;
    sharedGaps += (size * gaps * (gaps - 1)) / others;
    for (const { category } of present) {
      const same = present.filter((other) => other.category === category).length - 1;
      add(category, {
        same: (size * same) / others,
        met: (size * (present.length - 1)) / others,
      });
    }
    meetings.add(size, segments);
  }
  for (const { segment, met } of meetings.all()) {
    add(segment.category, { metSquares: met ** 2 / others });
  }
  const all = coders.length * length;
  const gaps = all - [...marked.values()].reduce((sum, one) => sum + one.marked, 0);
  return { all, gaps, sharedGaps, marked };
}

/** The sum of lengths, each as often as its weight. */
export function sumOfLengths(
  all: readonly Lengths[],
  weightOf: (index: number) => number,
): Lengths {
  const marked = new Map<string, MarkedLengths>();
  const sum = { all: 0, gaps: 0, sharedGaps: 0 };
  for (const [index, lengths] of all.entries()) {
    const weight = weightOf(index);
    if (weight === 0) continue;
    sum.all += weight * lengths.all;
    sum.gaps += weight * lengths.gaps;
    sum.sharedGaps += weight * lengths.sharedGaps;
    for (const [category, one] of lengths.marked) {
      marked.set(category, summed(marked.get(category) ?? NONE, one, weight));
    }
  }
  return { ...sum, marked };
}

function summed(one: MarkedLengths, other: MarkedLengths, weight = 1): MarkedLengths {
  return {
    marked: one.marked + weight * other.marked,
    same: one.same + weight * other.same,
    squares: one.squares + weight * other.squares,
    met: one.met + weight * other.met,
    metSquares: one.metSquares + weight * other.metSquares,
  };
}

/** A stretch in which no segment begins or ends. */
interface Stretch {
  readonly size: number;
  /** The segment of each coder in it. */
  readonly segments: readonly (Segment | undefined)[];
}

function* stretches(length: number, coders: Continuum['coders']): Generator<Stretch> {
  const borders = new Set([0, length]);
  for (const { start, end } of coders.flat()) borders.add(start).add(end);
  const places = [...borders].sort((a, b) => a - b);
  const rest = coders.map((segments) => ({ segments: ordered(segments), next: 0 }));
  for (const [index, from] of places.entries()) {
    const to = places[index + 1];
    if (to === undefined) return;
    const segments = rest.map((coder) => {
      while ((coder.segments[coder.next]?.end ?? Infinity) <= from) coder.next++;
      const segment = coder.segments[coder.next];
      return segment && segment.start <= from ? segment : undefined;
    });
    yield { size: to - from, segments };
  }
}

/** How much of each segment every other coder marked. */
class Meetings {
  /** By coder, the other coder, and the segment. */
  readonly #met: Map<Segment, number>[][];

  constructor(coders: number) {
    this.#met = Array.from({ length: coders }, () =>
      Array.from({ length: coders }, () => new Map<Segment, number>()),
    );
  }

  add(size: number, segments: Stretch['segments']): void {
    for (const [one, segment] of segments.entries()) {
      if (!segment) continue;
      for (const [other, another] of segments.entries()) {
        if (one === other || !another) continue;
        const met = this.#met[one]?.[other];
        met?.set(segment, (met.get(segment) ?? 0) + size);
      }
    }
  }

  *all(): Generator<{ readonly segment: Segment; readonly met: number }> {
    for (const met of this.#met.flat()) {
      for (const [segment, size] of met) yield { segment, met: size };
    }
  }
}
