import type { Dictionary } from './dictionary';
import type { TokenCursor } from './tokens';
import type { Trie } from './trie';
import { readToken, skipGap } from './tokens';
import { FLAG, nextNode } from './trie';
import {
  codePointBefore,
  foldAstral,
  isHighSurrogate,
  isLowSurrogate,
  KIND,
  kindOf,
  SPACE,
  unitTables,
} from './units';

/** A scan that can stop and go on. Offsets are those of the scanned text. */
export interface Scan {
  /** Where the next token is looked for. */
  position: number;
  /** The end of the last match of each layer: no other begins before it. */
  readonly free: [actor: number, issue: number];
  readonly found: readonly [actor: FoundSpans, issue: FoundSpans];
}

/** Matches of one layer in text order; they do not overlap. */
export interface FoundSpans {
  readonly starts: number[];
  readonly ends: number[];
  /** Indices of term groups. */
  readonly values: number[];
}

export function newScan(position: number): Scan {
  const none = (): FoundSpans => ({ starts: [], ends: [], values: [] });
  return { position, free: [0, 0], found: [none(), none()] };
}

const ALL_LAYERS = 3;

/** Looks at every token that begins before `limit`, in a text in NFC; matches end by `end`. Then
 * `scan.position` is the first token not looked at, or `end`. Linear in the text: each token is
 * followed along the trie at most as far as the longest alias. */
export function scanText(
  { trie }: Dictionary,
  text: string,
  scan: Scan,
  limit: number,
  end: number,
): void {
  const { tokens, edges, edgeShift, firstWords, firstShift, lastEntry, inner } = trie;
  const cursor: TokenCursor = { end: 0 };
  // Nodes on the way where entries end, outermost first.
  const ends: number[] = [];
  let start = skipGap(tokens, text, scan.position, end);
  // The second word of a failed walk is the next first word: its hash is kept.
  let knownStart = -1;
  let knownHash = 0;
  let knownEnd = 0;
  while (start < limit && start < end) {
    let hash = knownHash;
    let at = knownEnd;
    if (start !== knownStart) {
      hash = readToken(tokens, text, start, end, cursor);
      at = cursor.end;
    }
    const after = at;
    const bit = hash >>> firstShift;
    if (((firstWords[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) {
      start = skipGap(tokens, text, after, end);
      continue;
    }
    let count = 0;
    let next = -1;
    let node = nextNode(edges, edgeShift, 0, hash);
    while (node !== 0) {
      if (lastEntry[node] !== 0) ends[count++] = node;
      if (inner[node] === 0) break;
      const follower = skipGap(tokens, text, at, end);
      if (next < 0) next = follower;
      if (follower >= end) break;
      const word = readToken(tokens, text, follower, end, cursor);
      at = cursor.end;
      if (next === follower) {
        knownStart = follower;
        knownHash = word;
        knownEnd = at;
      }
      node = nextNode(edges, edgeShift, node, word);
    }
    if (count > 0) settle(trie, text, scan, start, end, ends, count);
    start = next < 0 ? skipGap(tokens, text, after, end) : next;
  }
  scan.position = start;
}

/** Takes the longest entry of each layer whose spelling and borders hold at `start`. */
function settle(
  trie: Trie,
  text: string,
  scan: Scan,
  start: number,
  end: number,
  ends: readonly number[],
  count: number,
): void {
  const before = kindOf(codePointBefore(text, start));
  const afterWord = start > 0 && (before & KIND.word) !== 0;
  const joined = afterWord && (kindOf(text.codePointAt(start) ?? 0) & KIND.joins) !== 0;
  if (joined) return;
  let done = (scan.free[0] > start ? 1 : 0) | (scan.free[1] > start ? 2 : 0);
  for (let step = count - 1; step >= 0 && done !== ALL_LAYERS; step--) {
    let entry = trie.lastEntry[ends[step] ?? 0] ?? 0;
    for (; entry !== 0; entry = trie.shorter[entry - 1] ?? 0) {
      const flags = trie.flags[entry - 1] ?? 0;
      const layer = (flags & FLAG.issue) === 0 ? 0 : 1;
      if ((done & (1 << layer)) !== 0) continue;
      if (afterWord && (flags & FLAG.freeBefore) === 0) continue;
      const stop = matchEnd(trie, entry - 1, flags, text, start, end);
      if (stop < 0) continue;
      const found = scan.found[layer];
      found.starts.push(start);
      found.ends.push(stop);
      found.values.push(entry - 1);
      scan.free[layer] = stop;
      done |= 1 << layer;
      if (done === ALL_LAYERS) return;
    }
  }
}

/** Where the entry ends that begins at `start`; −1 if the text or the border after it differs. */
function matchEnd(
  trie: Trie,
  entry: number,
  flags: number,
  text: string,
  start: number,
  end: number,
): number {
  const { folded, plain, kinds } = unitTables();
  const form = (flags & FLAG.exact) === 0 ? folded : plain;
  const { units, textStart } = trie;
  const last = textStart[entry + 1] ?? 0;
  let at = start;
  for (let index = textStart[entry] ?? 0; index < last; index++) {
    if (at >= end) return -1;
    const wanted = units[index] ?? 0;
    const unit = text.charCodeAt(at);
    if (form[unit] !== wanted && !isSameAstral(text, at, unit, wanted, flags)) return -1;
    at++;
    if (wanted === SPACE) while (at < end && form[text.charCodeAt(at)] === SPACE) at++;
  }
  if (at >= text.length) return at;
  const unit = text.charCodeAt(at);
  const kind = isHighSurrogate(unit) ? kindOf(text.codePointAt(at) ?? unit) : (kinds[unit] ?? 0);
  if ((kind & KIND.word) === 0) return at;
  return (flags & FLAG.freeAfter) !== 0 && (kind & KIND.joins) === 0 ? at : -1;
}

/** Whether the low half of a character is that of the wanted one in the other case. */
function isSameAstral(
  text: string,
  at: number,
  unit: number,
  wanted: number,
  flags: number,
): boolean {
  if ((flags & FLAG.exact) !== 0 || !isLowSurrogate(unit) || at === 0) return false;
  const codePoint = text.codePointAt(at - 1) ?? 0;
  if (codePoint < 0x10000) return false;
  return String.fromCodePoint(foldAstral(codePoint)).charCodeAt(1) === wanted;
}
