/** Whether two folded words differ as a misspelt one from the correct one: they begin with the same
 * letter, and two neighbouring letters are swapped, or, in words of five letters and more, one
 * letter is replaced, added or missing. The last letter must agree, since it can be an ending:
 * "union" and "unions", "ministra" and "ministro". A negation is shorter, or begins otherwise.
 *
 * A capitalised word may be a name, and names differ by a letter or by its place (Jansen, Hansen;
 * Kirsten, Kristen): it is never misspelt. `isOwn`: in the sentence of a quote only swapped letters
 * count, since "employers" are no "employees". */
export function isMisspelling(a: string, b: string, isOwn = false): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const more = long.length - short.length;
  if (short.length < 3 || more > 1 || !long.startsWith(short.charAt(0))) return false;
  if (!LOWER_CASE.test(short) || !LOWER_CASE.test(long)) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  let tail = 0;
  const most = short.length - head;
  while (tail < most && short[short.length - 1 - tail] === long[long.length - 1 - tail]) tail++;
  const differ = short.length - head - tail;
  if (more === 0 && differ === 2)
    return short[head] === long[head + 1] && short[head + 1] === long[head];
  const isInside = tail > 0;
  return !isOwn && isInside && more + differ === 1 && long.length >= LEAST_MISSPELT;
}

const LEAST_MISSPELT = 5;
const LOWER_CASE = /^\p{Ll}+$/u;
