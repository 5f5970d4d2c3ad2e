import type { Dictionary } from './dictionary';
import { FoundSpans } from './foundSpans';
import type { TokenCursor } from '../text/folding/tokens';
import type { Trie } from './trie';
import type { WordCollector } from './wordFilter';
import { wholeEnd } from '../text/folding/wholeCharacter';
import { newBlock, readBlock, readToken, skipGap } from '../text/folding/tokens';
import { EDGE, edgeKey, ENTRY, findEdge, FLAG, longAt, pairKey, ROOT } from './trie';
import {
  codePointBefore,
  foldAstral,
  isHighSurrogate,
  isLowSurrogate,
  KIND,
  kindOf,
  SPACE,
} from '../text/folding/units';

/** The state of a scan that can be paused. Offsets are those of the scanned text. */
export interface Scan {
  /** The offset where the next token is searched. */
  position: number;
  /** The end of the last match of each layer: no other begins before it. */
  readonly free: [actor: number, issue: number];
  readonly found: readonly [actor: FoundSpans, issue: FoundSpans];
  /** Receives every word that is read. */
  readonly words: WordCollector | undefined;
}

export function newScan(position: number): Scan {
  const found = [new FoundSpans(), new FoundSpans()] as const;
  return { position, free: [0, 0], found, words: undefined };
}

const ALL_LAYERS = 3;

/** Scans every token that begins before `limit`, in a text in NFC; matches end by `end`. Afterwards
 * `scan.position` is the first token not scanned, or `end`. Linear in the text: each token is
 * followed along the trie at most as far as the longest alias. */
export function scanText(
  { trie }: Dictionary,
  text: string,
  scan: Scan,
  limit: number,
  end: number,
): void {
  const { tokens, edges, edgeShift, filter, filterShift } = trie;
  const { starts, hashes } = BLOCK;
  // Hashes of tokens behind the block that a walk has read, kept for the other walks.
  const ahead: number[] = [];
  const aheadCursor: TokenCursor = { end: 0 };
  // Longest entries of the edges on the way, innermost last.
  const ends: number[] = [];
  const stop = Math.min(limit, end);
  let at = scan.position;
  while (at < stop) {
    readBlock(tokens, text, at, stop, end, BLOCK);
    at = BLOCK.next;
    const tokenCount = BLOCK.count;
    if (tokenCount === 0) continue;
    ahead.length = 0;
    aheadCursor.end = at;
    hashes[tokenCount] = readAhead(tokens, text, end, ahead, aheadCursor);
    for (let index = 0; index < tokenCount;) {
      let hash = hashes[index] ?? 0;
      let key = edgeKey(ROOT, hash);
      const pair = pairKey(key, hashes[index + 1] ?? 0) >>> filterShift;
      const alone = key >>> filterShift;
      // Both filters are combined into one branch, which the processor predicts well, since few
      // words pass.
      const isPair = (filter[pair >>> 5] ?? 0) >>> (pair & 31);
      if (((((filter[alone >>> 5] ?? 0) >>> (alone & 31)) | isPair) & 1) === 0) {
        index++;
        continue;
      }
      let step = index;
      let node = ROOT;
      let count = 0;
      for (;;) {
        const edge = findEdge(edges, edgeShift, key, node, hash);
        if (edge < 0) break;
        const entry = edges[edge + EDGE.entry] ?? 0;
        if (entry !== 0) ends[count++] = entry;
        node = edges[edge + EDGE.next] ?? 0;
        if (node < 0) break;
        if (step++ === index && (isPair & 1) === 0) break;
        if (step < tokenCount) hash = hashes[step] ?? 0;
        else {
          if (step - tokenCount === ahead.length) {
            readAhead(tokens, text, end, ahead, aheadCursor);
            if (step - tokenCount === ahead.length) break;
          }
          hash = ahead[step - tokenCount] ?? 0;
        }
        key = edgeKey(node, hash);
        const bit = key >>> filterShift;
        if (step > index + 1 && ((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) break;
      }
      const start = starts[index++] ?? 0;
      if (count === 0) continue;
      settle(trie, text, scan, start, end, ends, count);
      const free = nextFree(trie.layers, scan);
      while (index < tokenCount && (starts[index] ?? 0) < free) index++;
      at = Math.max(at, free);
    }
    // Words behind the block that a match takes are in `ahead`, and not in the next block.
    if (scan.words) {
      scan.words.addAll(hashes, tokenCount);
      scan.words.addAll(ahead, ahead.length);
    }
  }
  scan.position = skipGap(tokens, text, Math.max(at, scan.position), end);
}

/** The hash of the next token behind the block, which it adds to `ahead`; 0 without one. */
function readAhead(
  tokens: Uint16Array,
  text: string,
  end: number,
  ahead: number[],
  cursor: TokenCursor,
): number {
  const next = skipGap(tokens, text, cursor.end, end);
  cursor.end = next;
  if (next >= end) return 0;
  const hash = readToken(tokens, text, next, end, cursor);
  ahead.push(hash);
  return hash;
}

/** Shared by all scans: each finishes with it before it returns. */
const BLOCK = newBlock();

/** No match of any layer that has entries can begin before it. */
function nextFree(layers: number, { free }: Scan): number {
  if (layers === ALL_LAYERS) return Math.min(free[0], free[1]);
  return layers === 1 ? free[0] : free[1];
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
  const afterWord = start > 0 && (kindBefore(trie.tables.kinds, text, start) & KIND.word) !== 0;
  const joined = afterWord && (kindOf(text.codePointAt(start) ?? 0) & KIND.joins) !== 0;
  if (joined) return;
  let done = ~trie.layers & ALL_LAYERS;
  if (scan.free[0] > start) done |= 1;
  if (scan.free[1] > start) done |= 2;
  for (let step = count - 1; step >= 0 && done !== ALL_LAYERS; step--) {
    for (let next = ends[step] ?? 0; next !== 0;) {
      const entry = next - 1;
      next = longAt(trie.entries, entry + ENTRY.shorter);
      const flags = trie.entries[entry + ENTRY.flags] ?? 0;
      const layer = (flags & FLAG.issue) === 0 ? 0 : 1;
      if ((done & (1 << layer)) !== 0) continue;
      if (afterWord && (flags & FLAG.freeBefore) === 0) continue;
      const last = matchEnd(trie, entry, flags, text, start, end);
      const stop = last < 0 ? last : wholeEnd(text, start, last, end);
      if (stop < 0) continue;
      scan.found[layer].add(start, stop, longAt(trie.entries, entry + ENTRY.index));
      scan.free[layer] = stop;
      done |= 1 << layer;
      if (done === ALL_LAYERS) return;
    }
  }
}

function kindBefore(kinds: Uint8Array, text: string, offset: number): number {
  const unit = text.charCodeAt(offset - 1);
  return isLowSurrogate(unit) ? kindOf(codePointBefore(text, offset)) : (kinds[unit] ?? 0);
}

/** The end of the entry that begins at `start`; −1 if the text or the border after it differs. */
function matchEnd(
  { entries, tables }: Trie,
  entry: number,
  flags: number,
  text: string,
  start: number,
  end: number,
): number {
  const form = (flags & FLAG.exact) === 0 ? tables.folded : tables.plain;
  const last = entry + ENTRY.text + longAt(entries, entry + ENTRY.length);
  let at = start;
  for (let index = entry + ENTRY.text; index < last; index++) {
    if (at >= end) return -1;
    const wanted = entries[index] ?? 0;
    const unit = text.charCodeAt(at);
    if (form[unit] !== wanted && !isSameAstral(text, at, unit, wanted, flags)) return -1;
    at++;
    if (wanted === SPACE) while (at < end && form[text.charCodeAt(at)] === SPACE) at++;
  }
  if (at >= text.length) return at;
  const unit = text.charCodeAt(at);
  const kind = isHighSurrogate(unit)
    ? kindOf(text.codePointAt(at) ?? unit)
    : (tables.kinds[unit] ?? 0);
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
