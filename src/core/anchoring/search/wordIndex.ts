import type { TextWords } from './textWords';
import { isCharacter } from './textWords';

/** The places of a text's words, and of its pairs of neighbouring words: chains of places by slots
 * of a hash table, in three columns. Made once per text. */
export interface WordIndex {
  readonly words: TextWords;
  /** For each slot: the last entry, or −1, and the number of entries. Entry 2w is word w, entry 2w
   * + 1 the pair of w and its follower. */
  readonly last: Int32Array;
  readonly sizes: Int32Array;
  /** For each entry: the one before it in its slot, or −1. */
  readonly previous: Int32Array;
}

export function indexWords(words: TextWords): WordIndex {
  let slots = 64;
  while (slots < 2 * words.count) slots *= 2;
  const last = new Int32Array(slots).fill(-1);
  const sizes = new Int32Array(slots);
  const previous = new Int32Array(2 * words.count);
  const mask = slots - 1;
  for (let word = 0; word < words.count; word++) {
    // A single character of a script without spaces is too little evidence.
    if (!isCharacter(words, word)) add(slotOf(words.keys[word] ?? 0, mask), 2 * word);
    if (word + 1 < words.count) add(slotOf(pairKey(words, word), mask), 2 * word + 1);
  }
  return { words, last, sizes, previous };

  function add(slot: number, entry: number): void {
    previous[entry] = last[slot] ?? -1;
    last[slot] = entry;
    sizes[slot] = (sizes[slot] ?? 0) + 1;
  }
}

// More frequent words are weak evidence for a place and costly to count.
const MOST_PLACES = 60;

/** Places of the text where words of the query are at the same distance from each other, best
 * first: each as the number of the text's word at which the query's first word would be. Each rare
 * word and pair votes for its places, with more weight the rarer it is. */
export function voteForPlaces(index: WordIndex, query: TextWords, most: number): readonly number[] {
  const votes = new Map<number, number>();
  const mask = index.last.length - 1;
  for (let word = 0; word < query.count; word++) {
    if (!isCharacter(query, word)) vote(query.keys[word] ?? 0, 0, word);
    if (word + 1 < query.count) vote(pairKey(query, word), 1, word);
  }
  return bestBuckets(votes, most);

  function vote(key: number, kind: 0 | 1, word: number): void {
    const slot = slotOf(key, mask);
    const size = index.sizes[slot] ?? 0;
    if (size === 0 || size > MOST_PLACES) return;
    for (let entry = index.last[slot] ?? -1; entry >= 0; entry = index.previous[entry] ?? -1) {
      // Another key can share the slot.
      if ((entry & 1) !== kind || keyOf(index.words, entry) !== key) continue;
      const bucket = ((entry >> 1) - word) >> BUCKET_BITS;
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1 / size);
    }
  }
}

/** Inserted and deleted words shift the rest; places closer than eight words count as one. */
const BUCKET_BITS = 3;

function bestBuckets(votes: ReadonlyMap<number, number>, most: number): readonly number[] {
  let highest = 0;
  for (const weight of votes.values()) highest = Math.max(highest, weight);
  const ranked: { readonly bucket: number; readonly weight: number }[] = [];
  for (const [bucket, own] of votes) {
    if (own < highest * LEAST_SHARE) continue;
    const beside = Math.max(votes.get(bucket - 1) ?? 0, votes.get(bucket + 1) ?? 0);
    ranked.push({ bucket, weight: own + beside / 2 });
  }
  ranked.sort((a, b) => b.weight - a.weight || a.bucket - b.bucket);
  const best: number[] = [];
  for (const { bucket } of ranked) {
    if (best.length === most) break;
    if (!best.some((other) => Math.abs(other - bucket) <= 1)) best.push(bucket);
  }
  return best.map((bucket) => (bucket << BUCKET_BITS) + (1 << (BUCKET_BITS - 1)));
}

/** A place with a smaller share of the best one's votes is not compared. */
const LEAST_SHARE = 0.2;

function keyOf(words: TextWords, entry: number): number {
  return entry & 1 ? pairKey(words, entry >> 1) : (words.keys[entry >> 1] ?? 0);
}

function pairKey({ keys }: TextWords, word: number): number {
  return (Math.imul(keys[word] ?? 0, 0x01000193) ^ (keys[word + 1] ?? 0)) | 0;
}

/** The keys are products, whose high bits are mixed better. */
function slotOf(key: number, mask: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & mask;
}
