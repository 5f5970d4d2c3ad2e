import { pauses, type Task } from '../../util/task';

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
  /** Between `bound` and the measure, where that is cheaper to say than to make the row. */
  closer?(one: Member, other: Member): number;
  /** Undefined for a pair that is no row. */
  row(one: Member, other: Member): Row | undefined;
  measure(row: Row): number;
  /** Of rows with the same measure. */
  compare(a: Row, b: Row): number;
  /** Whether `compare` puts the row of a pair behind a row, where that is known without making it: pairs that can only
   * be as good as the worst of the first rows are passed over then. */
  isBehind?(one: Member, other: Member, row: Row): boolean;
  /** Once so many rows have been made, the best of these are taken for the first ones. */
  readonly mostMade?: number;
}

/** The first so many rows of all pairs, by measure (descending), then as `compare` says: those of a full sort. Rows are
 * made only for pairs that might be among them: making all takes seconds for 50,000 positions (bench row “First 200
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

/** So many pairs are looked at in one step: about a millisecond. Making and measuring a row takes as long as looking at
 * some twenty. */
const LOOKS_AT_ONCE = 10_000;
const LOOKS_OF_ROW = 20;
const LOOKS_OF_CLOSER = 10;

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

/** The best of what was offered: a list of up to twice as many, sorted and cut to its half when it is full. */
class Best<Row> {
  /** Below it nothing is among the best any more. */
  least = -Infinity;
  /** The row that has it. */
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

  /** The best in order. */
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
