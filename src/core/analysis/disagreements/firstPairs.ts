import { pauses, type Task } from '../../util/task';

/** Two lists: every member of one is paired with every member of the other. Members with the
 * largest possible measure are first in each. */
export interface Sides<Member> {
  readonly plus: readonly Member[];
  readonly minus: readonly Member[];
}

/** How pairs are ranked. */
export interface PairRanking<Member, Row> {
  /** An upper bound of a pair's measure, from its members. */
  bound(one: Member, other: Member): number;
  /** At least `bound` of the pair, and of every pair that either of them or later ones of its list
   * make with the other or later ones of that. */
  limit(one: Member, other: Member): number;
  /** A closer upper bound, where that is cheaper than making the row. */
  closer?(one: Member, other: Member): number;
  /** The row of a pair; undefined if there is none. */
  row(one: Member, other: Member): Row | undefined;
  measure(row: Row): number;
  /** Compares rows with the same measure. */
  compare(a: Row, b: Row): number;
  /** True if `compare` puts the row of a pair behind a row, where that is known without making it:
   * pairs that can only equal the worst of the first rows are then skipped. */
  isBehind?(one: Member, other: Member, row: Row): boolean;
  /** After making this many rows, the best of these are taken for the first ones. */
  readonly mostMade?: number;
}

/** The first `most` rows of all pairs, by measure (descending), then by `compare`, as in a full
 * sort. Rows are made only for pairs that might be among them (bench row “First 200
 * disagreements”). */
export function* firstPairs<Member, Row>(
  all: Iterable<Sides<Member>>,
  most: number,
  ranking: PairRanking<Member, Row>,
): Task<readonly Row[]> {
  const best = new Best<Row>(most, ranking);
  const isTime = pauses(LOOKS_AT_ONCE);
  const isHopeless = (bound: number, one: Member, other: Member): boolean => {
    const { least, worst } = best;
    if (bound !== least || worst === undefined) return bound < least;
    return ranking.isBehind?.(one, other, worst) === true;
  };
  let left = ranking.mostMade ?? Infinity;
  for (const { plus, minus } of byLimit(all, ranking)) {
    const [first] = minus;
    for (const one of plus) {
      if (first === undefined || ranking.limit(one, first) < best.least) break;
      let looks = 0;
      for (const other of minus) {
        if (ranking.limit(one, other) < best.least) break;
        looks++;
        if (isHopeless(ranking.bound(one, other), one, other)) continue;
        if (ranking.closer) {
          looks += LOOKS_OF_CLOSER;
          if (isHopeless(ranking.closer(one, other), one, other)) continue;
        }
        const row = ranking.row(one, other);
        if (row === undefined) continue;
        best.offer(row);
        looks += LOOKS_OF_ROW;
        if (--left === 0) return best.rows();
      }
      if (isTime(looks)) yield undefined;
    }
    yield undefined;
  }
  return best.rows();
}

/** Pairs for each step, which takes about a millisecond. Making and measuring a row takes as long
 * as looking at some twenty. */
const LOOKS_AT_ONCE = 10_000;
const LOOKS_OF_ROW = 20;
const LOOKS_OF_CLOSER = 10;

/** Pairs with the highest limit first: then the worst of the first rows is soon so good that most
 * others can be skipped. */
function byLimit<Member>(
  all: Iterable<Sides<Member>>,
  { limit }: Pick<PairRanking<Member, never>, 'limit'>,
): readonly Sides<Member>[] {
  const limits = new Map<Sides<Member>, number>();
  for (const sides of all) {
    const [one] = sides.plus;
    const [other] = sides.minus;
    if (one !== undefined && other !== undefined) limits.set(sides, limit(one, other));
  }
  return [...limits].sort(([, a], [, b]) => b - a).map(([sides]) => sides);
}

/** The best rows of those added: a list of up to twice as many, sorted and cut in half when it is
 * full. */
class Best<Row> {
  /** A row with a smaller measure is not among the best. */
  least = -Infinity;
  /** The row with this measure. */
  worst: Row | undefined;
  readonly #most: number;
  readonly #ranking: Pick<PairRanking<never, Row>, 'measure' | 'compare'>;
  #rows: { readonly row: Row; readonly measure: number }[] = [];

  constructor(most: number, ranking: Pick<PairRanking<never, Row>, 'measure' | 'compare'>) {
    this.#most = most;
    this.#ranking = ranking;
  }

  offer(row: Row): void {
    const measure = this.#ranking.measure(row);
    if (measure < this.least) return;
    this.#rows.push({ row, measure });
    if (this.#rows.length > 2 * this.#most) this.#cut();
  }

  /** The best rows in order. */
  rows(): readonly Row[] {
    this.#cut();
    return this.#rows.map(({ row }) => row);
  }

  #cut(): void {
    const { compare } = this.#ranking;
    this.#rows.sort((a, b) => b.measure - a.measure || compare(a.row, b.row));
    this.#rows = this.#rows.slice(0, this.#most);
    const last = this.#rows.at(-1);
    if (!last || this.#rows.length < this.#most) return;
    this.least = last.measure;
    this.worst = last.row;
  }
}
