import { forEachTask, type Task } from '../util/task';
import type { Layer } from '../model/mention';
import type { TokenCursor } from '../text/folding/tokens';
import type { Spelling } from '../text/folding/spelling';
import { astralAt, readToken, skipGap } from '../text/folding/tokens';
import type { UnitTables } from '../text/folding/units';
import {
  codePointBefore,
  GAP,
  KIND,
  kindOf,
  SINGLE,
  SURROGATE,
  unitTables,
} from '../text/folding/units';

/** One spelling in one layer, as it goes into the trie. */
export interface TrieEntry extends Spelling {
  readonly layer: Layer;
}

export const FLAG = { exact: 1, issue: 2, freeBefore: 4, freeAfter: 8 } as const;

/** A trie whose edges are hashes of words, in typed arrays: a compact form, and a look-up does not
 * touch an object. Hashes can collide, so the spelling is compared at the end. */
export interface Trie {
  /** The token codes of this dictionary: a character that begins an alias counts as a token, even
   * `(`. */
  readonly tokens: Uint16Array;
  /** Folded units, plain units and kinds of all units (see UnitTables). */
  readonly tables: UnitTables;
  /** A bit for each layer that has entries. */
  readonly layers: number;
  /** Open addressing over (node, hash), four numbers an edge: node + 1, hash, the next node
   * (negative when nothing goes on from it) and the place of the longest entry that ends there,
   * plus 1. All that a step needs is in one cache line. */
  readonly edges: Int32Array;
  readonly edgeCount: number;
  readonly edgeShift: number;
  /** Bits that reject most words of a text without reading the large table, a few dozen times as
   * many as edges: for each edge from the root at which an entry ends, for each pair of first
   * words (many words of a text begin some name of a large codebook, but few pairs do), and for
   * each edge further on. */
  readonly filter: Int32Array;
  readonly filterShift: number;
  /** The entries one after another: the numbers of ENTRY, then the spelling. Side by side, because
   * a match needs all of them and each would be a cache miss of its own. */
  readonly entries: Uint16Array;
}

export const ROOT = 0;
/** Offsets of an edge's numbers from its place in the table. */
export const EDGE = { hash: 1, next: 2, entry: 3, width: 4 } as const;

/** Offsets of an entry's numbers from its place: FLAG bits, and in two halves (low, high) its
 * length, its index in the list and the place, plus 1, of the next shorter entry that ends at the
 * same edge. */
export const ENTRY = { flags: 0, length: 1, index: 3, shorter: 5, text: 7 } as const;

/** Slots per edge: the filter rejects most misses, so long probes are rare. */
const EDGE_ROOM = 1.25;

const NODE_FACTOR = 0x85ebca6b | 0;

export function* buildTrie(entries: readonly TrieEntry[]): Task<Trie> {
  const tokens = tokensFor(entries);
  const paths = yield* pathsOf(tokens, entries);
  const edgeBits = bitsFor((1 + paths.count) * EDGE_ROOM);
  const filterBits = edgeBits + 4;
  const { entries: pool, places } = yield* writtenOut(entries);
  const trie = {
    tokens,
    tables: unitTables(),
    layers: layersOf(entries),
    edges: new Int32Array(EDGE.width << edgeBits),
    edgeCount: 0,
    edgeShift: 32 - edgeBits,
    filter: new Int32Array(1 << (filterBits - 5)),
    filterShift: 32 - filterBits,
    entries: pool,
  };
  yield* forEachTask(places, (place, index) => {
    link(trie, addPath(trie, paths, index), place);
  });
  return trie;
}

/** A bit for each layer that has entries. */
function layersOf(entries: readonly TrieEntry[]): number {
  let layers = 0;
  for (const { layer } of entries) layers |= layer === 'actor' ? 1 : 2;
  return layers;
}

/** The hashes of the words of entries, one after another. */
interface Paths {
  readonly hashes: Int32Array;
  /** The number of hashes; the array may be longer. */
  readonly count: number;
  /** The end of each entry's hashes. */
  readonly ends: Int32Array;
}

function* pathsOf(tokens: Uint16Array, entries: readonly TrieEntry[]): Task<Paths> {
  // A word has at least one unit; unused memory is never touched.
  const hashes = new Int32Array(unitsIn(entries));
  const ends = new Int32Array(entries.length);
  let count = 0;
  yield* forEachTask(entries, ({ folded }, index) => {
    count = addHashes(tokens, folded, hashes, count);
    ends[index] = count;
  });
  return { hashes, count, ends };
}

function unitsIn(entries: readonly TrieEntry[]): number {
  let units = 0;
  for (const { folded } of entries) units += folded.length;
  return units;
}

/** Inserts an entry before the shorter ones of its edge, and before an equal one that ignores case:
 * the longest is tried first. */
function link(trie: Trie, edge: number, place: number): void {
  const { edges, entries } = trie;
  const rank = rankOf(entries, place);
  if (edges[edge] === ROOT + 1) setBit(trie, edgeKey(ROOT, edges[edge + EDGE.hash] ?? 0));
  let before = -1;
  let next = edges[edge + EDGE.entry] ?? 0;
  while (next !== 0 && rankOf(entries, next - 1) > rank) {
    before = next - 1;
    next = longAt(entries, before + ENTRY.shorter);
  }
  setLong(entries, place + ENTRY.shorter, next);
  if (before < 0) edges[edge + EDGE.entry] = place + 1;
  else setLong(entries, before + ENTRY.shorter, place + 1);
}

function rankOf(entries: Uint16Array, place: number): number {
  const isExact = ((entries[place + ENTRY.flags] ?? 0) & FLAG.exact) !== 0;
  return longAt(entries, place + ENTRY.length) * 2 + (isExact ? 1 : 0);
}

/** Adds the missing edges of an entry's path; returns the edge at its end. An edge leads to the
 * node of its number. */
function addPath(trie: GrowingTrie, { hashes, ends }: Paths, index: number): number {
  const { edges } = trie;
  const from = ends[index - 1] ?? 0;
  const to = ends[index] ?? from;
  let node = ROOT;
  let edge = -1;
  for (let at = from; at < to; at++) {
    if (edge >= 0) edges[edge + EDGE.next] = node;
    const hash = hashes[at] ?? 0;
    const key = edgeKey(node, hash);
    edge = findEdge(edges, trie.edgeShift, key, node, hash);
    if (edge < 0) {
      edge = addEdge(trie, key, node, hash);
      if (at === from + 1) setBit(trie, pairKey(edgeKey(ROOT, hashes[from] ?? 0), hash));
      else if (at > from) setBit(trie, key);
    }
    node = Math.abs(edges[edge + EDGE.next] ?? 0);
  }
  return edge;
}

type GrowingTrie = Omit<Trie, 'edgeCount'> & { edgeCount: number };

/** A number of an entry that has two halves. */
export function longAt(entries: Uint16Array, place: number): number {
  return (entries[place] ?? 0) | ((entries[place + 1] ?? 0) << 16);
}

function setLong(entries: Uint16Array, place: number, value: number): void {
  entries[place] = value & 0xffff;
  entries[place + 1] = value >>> 16;
}

function setBit({ filter, filterShift }: Trie | GrowingTrie, key: number): void {
  const bit = key >>> filterShift;
  filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** The position of an edge in the table and in the filter: both use its upper bits. */
export function edgeKey(node: number, hash: number): number {
  return Math.imul(hash ^ Math.imul(node, NODE_FACTOR), NODE_FACTOR);
}

/** The position in the filter of two words that begin an entry, from the key of the first one's
 * edge. */
export function pairKey(firstKey: number, second: number): number {
  return Math.imul(second ^ firstKey, NODE_FACTOR);
}

/** The index of the edge from `node` along a word; −1 without one. */
export function findEdge(
  edges: Int32Array,
  edgeShift: number,
  key: number,
  node: number,
  hash: number,
): number {
  let at = (key >>> edgeShift) * EDGE.width;
  for (;;) {
    const owner = edges[at] ?? 0;
    if (owner === 0) return -1;
    if (owner === node + 1 && edges[at + EDGE.hash] === hash) return at;
    at += EDGE.width;
    if (at === edges.length) at = 0;
  }
}

/** Adds an edge to a new node without further edges. */
function addEdge(trie: GrowingTrie, key: number, node: number, hash: number): number {
  const { edges, edgeShift } = trie;
  let at = (key >>> edgeShift) * EDGE.width;
  while (edges[at] !== 0) at = at + EDGE.width === edges.length ? 0 : at + EDGE.width;
  edges[at] = node + 1;
  edges[at + EDGE.hash] = hash;
  edges[at + EDGE.next] = -++trie.edgeCount;
  return at;
}

function bitsFor(count: number): number {
  return Math.max(5, Math.ceil(Math.log2(count)));
}

/** The token codes, extended by every character that begins an alias and is not a token otherwise
 * (`(`, `€`, a flag). Every match then begins with a token, so the scan reads only tokens. */
function tokensFor(entries: readonly TrieEntry[]): Uint16Array {
  const { tokens, folded } = unitTables();
  const openers = new Set<number>();
  for (const entry of entries) {
    const unit = entry.folded.charCodeAt(0);
    const code = tokens[unit] === SURROGATE ? astralAt(entry.folded, 0) : tokens[unit];
    if (code === GAP) openers.add(unit);
  }
  if (openers.size === 0) return tokens;
  return tokens.map((code, unit) => (openers.has(folded[unit] ?? unit) ? SINGLE : code));
}

/** Writes the hashes of a spelling's tokens behind the first `count`; returns the new count. */
function addHashes(tokens: Uint16Array, text: string, hashes: Int32Array, count: number): number {
  const cursor: TokenCursor = { end: 0 };
  for (;;) {
    const at = skipGap(tokens, text, cursor.end, text.length);
    if (at >= text.length) return count;
    hashes[count++] = readToken(tokens, text, at, text.length, cursor);
  }
}

/** Entries in their packed form, and where each begins. */
function* writtenOut(
  list: readonly TrieEntry[],
): Task<{ readonly entries: Uint16Array; readonly places: Int32Array }> {
  // The exact spelling is as long as the folded one.
  const entries = new Uint16Array(list.length * ENTRY.text + unitsIn(list));
  const places = new Int32Array(list.length);
  let place = 0;
  yield* forEachTask(list, ({ layer, folded, exact }, index) => {
    const text = exact ?? folded;
    entries[place + ENTRY.flags] = flagsOf(layer, exact) | freeEdges(folded);
    setLong(entries, place + ENTRY.length, text.length);
    setLong(entries, place + ENTRY.index, index);
    writeUnits(entries, place + ENTRY.text, text);
    places[index] = place;
    place += ENTRY.text + text.length;
  });
  return { entries, places };
}

/** A function of its own, since V8 compiles this loop unreliably within a closure. */
function writeUnits(entries: Uint16Array, from: number, text: string): void {
  for (let at = 0; at < text.length; at++) entries[from + at] = text.charCodeAt(at);
}

function flagsOf(layer: Layer, exact: string | undefined): number {
  return (exact === undefined ? 0 : FLAG.exact) | (layer === 'actor' ? 0 : FLAG.issue);
}

function freeEdges(text: string): number {
  const first = kindOf(text.codePointAt(0) ?? 0);
  const last = kindOf(codePointBefore(text, text.length));
  return (
    ((first & KIND.free) === 0 ? 0 : FLAG.freeBefore) |
    ((last & (KIND.free | KIND.freeAfter)) === 0 ? 0 : FLAG.freeAfter)
  );
}
