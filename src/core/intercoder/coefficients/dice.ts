import type { CountedDistances, Distance } from './distance';

type Labels = ReadonlySet<string>;

/** For units with any number of labels: 1 − 2|A ∩ B| / (|A| + |B|) (Dice 1945), 0 for two empty
 * sets. An empty set is a value: nothing applies. */
export const diceDistance: Distance<Labels> = {
  keyOf: (labels) => JSON.stringify([...labels].sort()),
  isOnScale: () => true,
  isFixed: true,
  among: (values) => {
    const alike = alikePairs(values);
    const between = (one: number, other: number): number => dice(values[one], values[other]);
    return (counts): CountedDistances => ({ between, total: () => totalOf(alike, counts) });
  },
};

function dice(one: Labels = new Set(), other: Labels = new Set()): number {
  const both = one.size + other.size;
  if (both === 0) return 0;
  let shared = 0;
  for (const label of one) if (other.has(label)) shared++;
  return 1 - (2 * shared) / both;
}

/** Pairs of different sets that share a label, and how like they are (1 − δ). Most sets share none
 * with most others, so that these are few where all pairs would be millions. */
interface AlikePairs {
  readonly ones: Uint32Array;
  readonly others: Uint32Array;
  readonly likeness: Float64Array;
}

function alikePairs(values: readonly Labels[]): AlikePairs {
  const withLabel = new Map<string, number[]>();
  const ones: number[] = [];
  const others: number[] = [];
  const likeness: number[] = [];
  for (const [index, labels] of values.entries()) {
    const shared = new Map<number, number>();
    for (const label of labels) {
      const earlier = withLabel.get(label) ?? [];
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
      earlier.push(index);
      withLabel.set(label, earlier);
    }
    for (const [other, count] of shared) {
      ones.push(index);
      others.push(other);
      likeness.push((2 * count) / (labels.size + (values[other]?.size ?? 0)));
    }
  }
  return {
    ones: Uint32Array.from(ones),
    others: Uint32Array.from(others),
    likeness: Float64Array.from(likeness),
  };
}

/** n² less what all pairs of values have in common: each value itself, and each alike pair twice,
 * once in either order. */
function totalOf({ ones, others, likeness }: AlikePairs, counts: Float64Array): number {
  let all = 0;
  let alike = 0;
  for (const count of counts) {
    all += count;
    alike += count * count;
  }
  for (let pair = 0; pair < ones.length; pair++) {
    const one = counts[ones[pair] ?? 0] ?? 0;
    const other = counts[others[pair] ?? 0] ?? 0;
    alike += 2 * one * other * (likeness[pair] ?? 0);
  }
  return all * all - alike;
}
