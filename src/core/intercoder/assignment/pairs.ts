/** All pairs of `size` coders, as indices, in an order in which every beginning of the list, and of
 * its repetitions, has each coder in nearly as many pairs as any other: the numbers differ by one
 * at most.
 *
 * An even number of coders: rounds of a tournament by the circle method (Kirkman 1847), in each of
 * which everybody has one pair. An odd number: Walecki's circles through all coders (Lucas 1892),
 * which together have each pair once. */
export function balancedPairs(size: number): readonly (readonly [number, number])[] {
  if (size < 2) return [];
  return size % 2 === 0 ? pairsOfRounds(size) : pairsOfCircles(size);
}

function pairsOfRounds(size: number): readonly (readonly [number, number])[] {
  const around = size - 1;
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < around; round++) {
    pairs.push([round, around]);
    for (let step = 1; step < size / 2; step++)
      pairs.push([(round + step) % around, (round - step + around) % around]);
  }
  return pairs;
}

/** Every second edge of a circle of odd length, twice around: the first half of the edges leaves
 * out one coder, whom the next one has. */
function pairsOfCircles(size: number): readonly (readonly [number, number])[] {
  const around = size - 1;
  const pairs: (readonly [number, number])[] = [];
  for (let first = 0; first < around / 2; first++) {
    const circle = [around];
    for (let step = 0; step < around; step++) {
      const turn = step % 2 === 0 ? -step / 2 : (step + 1) / 2;
      circle.push((first + turn + around) % around);
    }
    for (let edge = 0; edge < size; edge++)
      pairs.push([circle[(2 * edge) % size] ?? 0, circle[(2 * edge + 1) % size] ?? 0]);
  }
  return pairs;
}
