/** Whether two folded words differ as a misspelt one from the correct one: they begin with the same
 * letter, and two neighbouring letters are swapped, or, in words of five letters and more, one
 * letter is replaced, added or missing. The last letter must agree, since it can be an ending:
 * "union" and "unions", "ministra" and "ministro". A negation is shorter, or begins otherwise.
 *
 * Names differ by one letter (Jansen, Hansen, Janssen), or by "ie" for "ei" (Siegel): of a
 * capitalised word only other swapped letters count, in six letters and more. */
export function isMisspelling(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const more = long.length - short.length;
  if (short.length < 3 || more > 1 || !long.startsWith(short.charAt(0))) return false;
  if (!LETTERS.test(short) || !LETTERS.test(long)) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  let tail = 0;
  const most = short.length - head;
  while (tail < most && short[short.length - 1 - tail] === long[long.length - 1 - tail]) tail++;
  const differ = short.length - head - tail;
  const isName = !LOWER_CASE.test(a);
  if (more === 0 && differ === 2) {
    const [first = '', second = ''] = short.slice(head, head + 2);
    const isSwapped = first === long[head + 1] && second === long[head];
    const mayBeName = isName && (short.length < LEAST_NAME || VOWELS.test(first + second));
    return isSwapped && !mayBeName;
  }
  const isInside = tail > 0;
  return isInside && !isName && more + differ === 1 && long.length >= LEAST_MISSPELT;
}

const LEAST_MISSPELT = 5;
const LEAST_NAME = 6;
const LETTERS = /^\p{L}\p{Ll}+$/u;
const LOWER_CASE = /^\p{Ll}+$/u;
const VOWELS = /^(?:ie|ei)$/;
