import { sortSteps } from '../model/sortSteps';
import type { Steps } from '../model/steps';

/** Two lists of which every member of one is paired with every member of the other, each with those first
 * that can bring most. */
export interface Sides<Member> {
  readonly plus: readonly Member[];
  readonly minus: readonly Member[];
}

/** How pairs are ranked. */
export interface PairRanking<Member, Row> {
  /** A pair's measure is never more than `bound` of its members. */
  bound(one: Member, other: Member): number;
  /** Never less than `bound` of the pair, nor of those that either of them or later ones of its list make with
   * the other or later ones of that. */
  limit(one: Member, other: Member): number;
  /** Never less than `bound` of the pair, nor of those that `one` makes with later ones than `other`. */
  reach(one: Member, other: Member): number;
  /** What making and measuring a row takes, in looks at a pair. */
  cost(one: Member, other: Member): number;
  /** Undefined for a pair that is no row. */
  row(one: Member, other: Member): Row | undefined;
  measure(row: Row): number;
  /** Of rows with the same measure. */
  compare(a: Row, b: Row): number;
}

/** So many pairs are looked at in one step: about a millisecond. */
const LOOKS = 10_000;

/** The first so many rows of all pairs, by measure (descending), then as `compare` says: those of a full
 * sort, without making the others. Pairs that cannot be among them are not looked at; rows are made for those
 * that might be only. In steps. */
export function* firstPairs<Member, Row>(
  all: Iterable<Sides<Member>>,
  most: number,
  ranking: PairRanking<Member, Row>,
): Steps<readonly Row[]> {
  const kept = new Best<Row>(most, ranking);
  let looks = 0;
  for (const { plus, minus } of byLimit(all, ranking)) {
    for (const one of plus) {
      const [first] = minus;
      if (first === undefined || ranking.limit(one, first) < kept.least) break;
      for (const other of minus) {
        if (ranking.reach(one, other) < kept.least) break;
        looks++;
        if (ranking.bound(one, other) >= kept.least) {
          looks += ranking.cost(one, other);
          const row = ranking.row(one, other);
          if (row !== undefined) kept.offer(row);
          if (kept.isFull) yield* kept.cut();
        }
        if (looks < LOOKS) continue;
        looks = 0;
        yield undefined;
      }
    }
  }
  yield* kept.cut();
  return kept.rows;
}

/** The worst of the first rows is soon so good that most others need not be looked at. */
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

/** The best of what was offered: a list of up to twice as many, cut to its half from time to time, so
 * that each offer costs the logarithm of their number. */
class Best<Row> {
  /** Below it nothing is among the best any more. */
  least = -Infinity;
  readonly #most: number;
  readonly #ranking: Pick<PairRanking<never, Row>, 'measure' | 'compare'>;
  #rows: { readonly row: Row; readonly measure: number }[] = [];
  #worst: Row | undefined;

  constructor(most: number, ranking: Pick<PairRanking<never, Row>, 'measure' | 'compare'>) {
    this.#most = most;
    this.#ranking = ranking;
  }

  /** It has to be cut before more is offered. */
  get isFull(): boolean {
    return this.#rows.length > 2 * this.#most;
  }

  /** In order once it is cut. */
  get rows(): readonly Row[] {
    return this.#rows.map(({ row }) => row);
  }

  offer(row: Row): void {
    const measure = this.#ranking.measure(row);
    if (measure < this.least) return;
    if (
      measure === this.least &&
      this.#worst !== undefined &&
      this.#ranking.compare(row, this.#worst) >= 0
    ) {
      return;
    }
    this.#rows.push({ row, measure });
  }

  *cut(): Steps<void> {
    const { compare } = this.#ranking;
    const sorted = yield* sortSteps(
      this.#rows,
      (a, b) => b.measure - a.measure || compare(a.row, b.row),
    );
    this.#rows = sorted.slice(0, this.#most);
    const last = this.#rows.at(-1);
    if (!last || this.#rows.length < this.#most) return;
    this.least = last.measure;
    this.#worst = last.row;
  }
}
