import type { EqualStretch } from './align/alignment';

/** 1 for each stretch that kept its order among the others: the heaviest choice, by their lengths,
 * of stretches that follow each other in both texts. The others were moved. */
export function inOrder(stretches: readonly EqualStretch[]): Uint8Array {
  const order = stretches.map((_, i) => i).sort((a, b) => newStartOf(a) - newStartOf(b));
  const rank = new Int32Array(stretches.length);
  order.forEach((stretch, i) => (rank[stretch] = i + 1));
  // P. M. Fenwick's tree (1994): for all ranks up to one, the stretch that ends the heaviest
  // choice.
  const heaviest = new Int32Array(stretches.length + 1).fill(-1);
  const weight = new Float64Array(stretches.length);
  const previous = new Int32Array(stretches.length).fill(-1);
  let last = -1;
  stretches.forEach(({ length }, i) => {
    let before = -1;
    for (let at = (rank[i] ?? 0) - 1; at > 0; at -= at & -at)
      before = heavier(before, heaviest[at]);
    previous[i] = before;
    weight[i] = length + (weight[before] ?? 0);
    for (let at = rank[i] ?? 0; at < heaviest.length; at += at & -at) {
      heaviest[at] = heavier(heaviest[at], i);
    }
    last = heavier(last, i);
  });
  const stayed = new Uint8Array(stretches.length);
  for (; last >= 0; last = previous[last] ?? -1) stayed[last] = 1;
  return stayed;

  function newStartOf(stretch: number): number {
    return stretches[stretch]?.newStart ?? 0;
  }

  function heavier(a = -1, b = -1): number {
    return (weight[b] ?? -1) > (weight[a] ?? -1) ? b : a;
  }
}
