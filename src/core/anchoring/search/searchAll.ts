import { countWhere, greatest } from '../../util/lists';

/** Finds each of many words in one pass over the text: a map from the words to their starts in text
 * order, overlapping ones included. Words of fewer than 8 characters are omitted (`indexOf` is as
 * good for them). Undefined when so many words are beginnings of each other that comparing them
 * would cost more than searching each alone.
 *
 * R. M. Karp and M. O. Rabin, "Efficient randomized pattern-matching algorithms" (1987): the hash
 * of 8 characters rolls over the text. Of the words that begin with those, the ones at a place are
 * found by halving their sorted list. */
export function searchAll(
  text: string,
  words: Iterable<string>,
): ReadonlyMap<string, readonly number[]> | undefined {
  const found = new Map<string, number[]>();
  for (const one of words) if (one.length >= HEAD) found.set(one, []);
  if (found.size === 0 || text.length < HEAD) return found;

  const byHash = groupsOf([...found.keys()]);
  // Most hashes of the text match no word: one bit each shows that without a look-up.
  const filter = new Uint8Array(FILTER_SIZE);
  for (const hash of byHash.keys()) filter[hash & (FILTER_SIZE - 1)] = 1;
  let budget = 20 * text.length;
  let hash = hashOf(text);
  for (let start = 0; ; start++) {
    const group = filter[hash & (FILTER_SIZE - 1)] === 1 ? byHash.get(hash) : undefined;
    for (let one = group && lastUpTo(group, text, start); one; one = one.beginning) {
      if ((budget -= one.words.length) < 0) return undefined;
      if (text.startsWith(one.words, start)) found.get(one.words)?.push(start);
    }
    const next = start + HEAD;
    if (next >= text.length) return found;
    const less = Math.imul(text.charCodeAt(start), TOP_POWER);
    hash = (Math.imul(hash - less, BASE) + text.charCodeAt(next)) | 0;
  }
}

interface Group {
  /** In the order of their code units. */
  readonly sorted: readonly Sorted[];
  readonly longest: number;
}

interface Sorted {
  readonly words: string;
  /** The longest other one with which these words begin. */
  readonly beginning: Sorted | undefined;
}

function groupsOf(words: readonly string[]): ReadonlyMap<number, Group> {
  const byHash = new Map<number, string[]>();
  for (const one of words) {
    const hash = hashOf(one);
    const same = byHash.get(hash);
    if (same) same.push(one);
    else byHash.set(hash, [one]);
  }
  const groups = new Map<number, Group>();
  for (const [hash, same] of byHash) {
    const sorted: Sorted[] = [];
    for (const one of same.sort()) {
      let beginning = sorted.at(-1);
      while (beginning && !one.startsWith(beginning.words)) ({ beginning } = beginning);
      sorted.push({ words: one, beginning });
    }
    groups.set(hash, { sorted, longest: greatest(same.map(({ length }) => length)) });
  }
  return groups;
}

/** The last of the sorted words that does not come behind the text at a place. Words that are there
 * come before it in the list, and it begins with them. */
function lastUpTo({ sorted, longest }: Group, text: string, start: number): Sorted | undefined {
  if (sorted.length === 1) return sorted[0];
  const there = text.slice(start, start + longest);
  return sorted[countWhere(sorted, ({ words }) => words <= there) - 1];
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
