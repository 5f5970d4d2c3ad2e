import type { TokenCursor } from './tokens';
import type { Spelling } from './spelling';
import { astralAt, readToken, skipGap } from './tokens';
import { codePointBefore, GAP, KIND, kindOf, SINGLE, SURROGATE, unitTables } from './units';

/** One spelling in one layer, as it goes into the trie. */
export interface TrieEntry {
  readonly spelling: Spelling;
  readonly layer: LayerIndex;
}

/** 0 actors, 1 issues: the bit that stands for the layer is 1 shifted by it. */
export type LayerIndex = 0 | 1;

export const FLAG = { exact: 1, issue: 2, freeBefore: 4, freeAfter: 8 } as const;

/** A trie whose edges are hashes of words, in typed arrays: about 200 bytes an alias, and a look-up
 * does not touch an object. A hash only says "perhaps"; the spelling is compared at the end. */
export interface Trie {
  /** The token codes of this dictionary: a character that begins an alias is a token, be it `(`. */
  readonly tokens: Uint16Array;
  /** Open addressing over (node, hash): node + 1, hash, next node. */
  readonly edges: Int32Array;
  readonly edgeShift: number;
  /** A bit for each hash of a first word: rejects most words of a text with one read. */
  readonly firstWords: Int32Array;
  readonly firstShift: number;
  /** By node: the longest entry that ends there, plus 1. */
  readonly lastEntry: Int32Array;
  /** By entry: the next shorter one of the same node, plus 1. */
  readonly shorter: Int32Array;
  /** By node: 1 when longer entries go through it. */
  readonly inner: Uint8Array;
  /** By entry: FLAG bits. */
  readonly flags: Uint8Array;
  /** All spellings after another; entry i is at textStart[i] to textStart[i + 1]. */
  readonly units: Uint16Array;
  readonly textStart: Int32Array;
}

const ROOT = 0;
const NODE_FACTOR = 0x85ebca6b | 0;

export function buildTrie(entries: readonly TrieEntry[]): Trie {
  const tokens = tokensFor(entries);
  const paths = entries.map(({ spelling }) => hashesOf(tokens, spelling.folded));
  const nodeLimit = 1 + paths.reduce((sum, path) => sum + path.length, 0);

  const edgeBits = bitsFor(nodeLimit * 2);
  const firstBits = bitsFor(Math.max(entries.length * 32, 1024));
  const trie: Trie = {
    tokens,
    edges: new Int32Array(3 << edgeBits),
    edgeShift: 32 - edgeBits,
    firstWords: new Int32Array(1 << (firstBits - 5)),
    firstShift: 32 - firstBits,
    lastEntry: new Int32Array(nodeLimit),
    shorter: new Int32Array(entries.length),
    inner: new Uint8Array(nodeLimit),
    ...writtenOut(entries),
  };

  let nodes = 1;
  for (const entry of byLength(entries)) {
    let node = ROOT;
    for (const hash of paths[entry] ?? []) {
      if (node === ROOT) addFirstWord(trie, hash);
      else trie.inner[node] = 1;
      let next = nextNode(trie.edges, trie.edgeShift, node, hash);
      if (next === 0) {
        next = nodes++;
        addEdge(trie, node, hash, next);
      }
      node = next;
    }
    trie.shorter[entry] = trie.lastEntry[node] ?? 0;
    trie.lastEntry[node] = entry + 1;
  }
  return trie;
}

/** The node after `node` along a word; 0 without one. */
export function nextNode(edges: Int32Array, edgeShift: number, node: number, hash: number): number {
  const last = edges.length - 3;
  let slot = 3 * (Math.imul(hash ^ Math.imul(node, NODE_FACTOR), NODE_FACTOR) >>> edgeShift);
  for (;;) {
    const owner = edges[slot] ?? 0;
    if (owner === 0) return 0;
    if (owner === node + 1 && edges[slot + 1] === hash) return edges[slot + 2] ?? 0;
    slot = slot === last ? 0 : slot + 3;
  }
}

function addEdge({ edges, edgeShift }: Trie, node: number, hash: number, next: number): void {
  let slot = 3 * (Math.imul(hash ^ Math.imul(node, NODE_FACTOR), NODE_FACTOR) >>> edgeShift);
  while (edges[slot] !== 0) slot = slot === edges.length - 3 ? 0 : slot + 3;
  edges[slot] = node + 1;
  edges[slot + 1] = hash;
  edges[slot + 2] = next;
}

function addFirstWord({ firstWords, firstShift }: Trie, hash: number): void {
  const bit = hash >>> firstShift;
  firstWords[bit >>> 5] = (firstWords[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function bitsFor(count: number): number {
  return Math.max(5, Math.ceil(Math.log2(count)));
}

/** The token codes, with every character a token that begins an alias though it is none (`(`, `€`,
 * a flag). Every match then begins with a token, which is all that the scan looks at. */
function tokensFor(entries: readonly TrieEntry[]): Uint16Array {
  const { tokens, folded } = unitTables();
  const openers = new Set<number>();
  for (const { spelling } of entries) {
    const unit = spelling.folded.charCodeAt(0);
    const code = tokens[unit] === SURROGATE ? astralAt(spelling.folded, 0) : tokens[unit];
    if (code === GAP) openers.add(unit);
  }
  if (openers.size === 0) return tokens;
  return tokens.map((code, unit) => (openers.has(folded[unit] ?? unit) ? SINGLE : code));
}

function hashesOf(tokens: Uint16Array, text: string): readonly number[] {
  const cursor: TokenCursor = { end: 0 };
  const hashes: number[] = [];
  for (let at = 0; ; at = cursor.end) {
    at = skipGap(tokens, text, at, text.length);
    if (at >= text.length) return hashes;
    hashes.push(readToken(tokens, text, at, text.length, cursor));
  }
}

/** Entries from the shortest to the longest; of equal ones those that need their case last, so that
 * they are tried first. */
function byLength(entries: readonly TrieEntry[]): Int32Array {
  const keys = entries.map(({ spelling: { folded, exact } }) =>
    exact === undefined ? folded.length * 2 : folded.length * 2 + 1,
  );
  return Int32Array.from(entries.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}

function writtenOut(entries: readonly TrieEntry[]): Pick<Trie, 'flags' | 'units' | 'textStart'> {
  const flags = new Uint8Array(entries.length);
  const textStart = new Int32Array(entries.length + 1);
  const written = entries.map(({ spelling }) => spelling.exact ?? spelling.folded);
  const units = new Uint16Array(written.reduce((sum, text) => sum + text.length, 0));
  let at = 0;
  entries.forEach(({ layer, spelling }, entry) => {
    const text = written[entry] ?? '';
    for (let step = 0; step < text.length; step++) units[at++] = text.charCodeAt(step);
    textStart[entry + 1] = at;
    flags[entry] =
      (spelling.exact === undefined ? 0 : FLAG.exact) |
      (layer === 1 ? FLAG.issue : 0) |
      freeEdges(spelling.folded);
  });
  return { flags, units, textStart };
}

function freeEdges(text: string): number {
  const first = kindOf(text.codePointAt(0) ?? 0);
  const last = kindOf(codePointBefore(text, text.length));
  return (
    ((first & KIND.free) === 0 ? 0 : FLAG.freeBefore) |
    ((last & (KIND.free | KIND.freeAfter)) === 0 ? 0 : FLAG.freeAfter)
  );
}
