/** Characters of ids, none of which resembles another: 31 of them, six times, are just under 30
 * bits. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 6;

/** Six characters that change with a text: two different texts have the same ones with a
 * probability of one in a billion. Stored in files, so that it must never change. `lane`: another
 * number gives other characters for the same text. */
export function textStamp(text: string, lane = 0): string {
  let hash = textHash(text, lane);
  let stamp = '';
  for (let i = 0; i < LENGTH; i++) {
    stamp += CHARACTERS.charAt(hash % CHARACTERS.length);
    hash = Math.floor(hash / CHARACTERS.length);
  }
  return stamp;
}

/** FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), mixed once more at the
 * end with the finalizer of MurmurHash3, as its low bits alone are weak; below 2³². A lane has its
 * own offset and, unless it is 0, multiplies by another odd number. */
export function textHash(text: string, lane = 0): number {
  const prime = lane === 0 ? 0x01000193 : 0x9e3779b1;
  let hash = 0x811c9dc5 ^ lane;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
