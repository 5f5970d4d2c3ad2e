/** Finds each of many words in one pass over the text: a map from the words to their starts in text
 * order, overlapping ones included. Words of fewer than 8 characters are omitted (`indexOf` is as
 * good for them). Undefined when so many words begin alike that comparing them would cost more
 * than searching each alone.
 *
 * R. M. Karp and M. O. Rabin, "Efficient randomized pattern-matching algorithms" (1987): the hash
 * of 8 characters rolls over the text. */
export function searchAll(
  text: string,
  words: Iterable<string>,
): ReadonlyMap<string, readonly number[]> | undefined {
  const found = new Map<string, number[]>();
  const byHash = new Map<number, string[]>();
  // Most hashes of the text match no word: one bit each shows that without a look-up.
  const filter = new Uint8Array(FILTER_SIZE);
  for (const one of words) {
    if (one.length < HEAD || found.has(one)) continue;
    found.set(one, []);
    const hash = hashOf(one);
    const same = byHash.get(hash);
    if (same) same.push(one);
    else byHash.set(hash, [one]);
    filter[hash & (FILTER_SIZE - 1)] = 1;
  }
  if (found.size === 0 || text.length < HEAD) return found;

  let budget = 20 * text.length;
  let hash = hashOf(text);
  for (let start = 0; ; start++) {
    if (filter[hash & (FILTER_SIZE - 1)] === 1) {
      for (const one of byHash.get(hash) ?? []) {
        if ((budget -= one.length) < 0) return undefined;
        if (text.startsWith(one, start)) found.get(one)?.push(start);
      }
    }
    const next = start + HEAD;
    if (next >= text.length) return found;
    const less = Math.imul(text.charCodeAt(start), TOP_POWER);
    hash = (Math.imul(hash - less, BASE) + text.charCodeAt(next)) | 0;
  }
}

/** The number of characters that are hashed. */
const HEAD = 8;
const FILTER_SIZE = 1 << 16;
// Odd, so that multiplying loses nothing of 32 bits; large, so that the low bits mix.
const BASE = 0x01000193;

/** BASE to the power of HEAD − 1, in 32 bits. */
const TOP_POWER = Array.from({ length: HEAD - 1 }).reduce<number>(
  (power) => Math.imul(power, BASE),
  1,
);

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < HEAD; i++) hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
  return hash;
}
