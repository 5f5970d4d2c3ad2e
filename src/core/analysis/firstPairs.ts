/** Two lists of which every member of one is paired with every member of the other. */
export interface Sides<Member> {
  readonly plus: readonly Member[];
  readonly minus: readonly Member[];
}

/** How pairs are ranked. */
export interface PairRanking<Member, Row> {
  /** What a member can bring at most: a pair's measure is never more than `bound` of its members. */
  bound(one: Member, other: Member): number;
  /** Undefined for a pair that is no row. */
  row(one: Member, other: Member): Row | undefined;
  measure(row: Row): number;
  /** Of rows with the same measure. */
  compare(a: Row, b: Row): number;
}

/** The first so many rows of all pairs, by measure (descending), then as `compare` says: those of a full
 * sort, without making the others. Pairs whose bound is below the worst of the rows so far are never
 * looked at; the rows are made for those that might be among the first only. */
export function firstPairs<Member, Row>(
  all: Iterable<Sides<Member>>,
  most: number,
  ranking: PairRanking<Member, Row>,
): Row[] {
  const kept = new Best<Row>(most, ranking);
  for (const { plus, minus } of all) {
    for (const one of plus) {
      for (const other of minus) {
        if (ranking.bound(one, other) < kept.least) continue;
        const row = ranking.row(one, other);
        if (row !== undefined) kept.offer(row);
      }
    }
  }
  return kept.sorted();
}

/** The best of what was offered: a list of up to twice as many, cut to its half from time to time, so
 * that each offer costs the logarithm of their number. */
class Best<Row> {
  /** Below it nothing is among the best any more. */
  least = -Infinity;
  readonly #most: number;
  readonly #ranking: Pick<PairRanking<never, Row>, 'measure' | 'compare'>;
  readonly #rows: { readonly row: Row; readonly measure: number }[] = [];

  constructor(most: number, ranking: Pick<PairRanking<never, Row>, 'measure' | 'compare'>) {
    this.#most = most;
    this.#ranking = ranking;
  }

  offer(row: Row): void {
    const measure = this.#ranking.measure(row);
    if (measure < this.least) return;
    this.#rows.push({ row, measure });
    if (this.#rows.length >= 2 * this.#most + ROOM) this.#cut();
  }

  sorted(): Row[] {
    this.#cut();
    return this.#rows.map(({ row }) => row);
  }

  #cut(): void {
    const { compare } = this.#ranking;
    this.#rows.sort((a, b) => b.measure - a.measure || compare(a.row, b.row));
    this.#rows.length = Math.min(this.#rows.length, this.#most);
    const last = this.#rows.at(-1);
    if (last && this.#rows.length === this.#most) this.least = last.measure;
  }
}

/** Small numbers of rows are not sorted with every offer. */
const ROOM = 64;
