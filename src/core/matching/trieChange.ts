import type { Layer } from '../model/mention';
import type { Steps } from '../model/steps';
import { astralAt } from './tokens';
import {
  addHashes,
  addPath,
  EDGE,
  EDGE_ROOM,
  edgeKey,
  ENTRY,
  findEdge,
  FLAG,
  flagsOf,
  layersOf,
  link,
  longAt,
  pathsOf,
  ROOT,
  setLong,
  writtenOut,
  type GrowingTrie,
  type Trie,
  type TrieEntry,
} from './trie';
import { GAP, SURROGATE } from './units';

/** The trie without some entries and with others, whose indices begin at `first`; undefined when it
 * has no room for them, or would have to read texts in another way. The old one stays as it is. Costs
 * a copy of its arrays, a fraction of the building. What a removed entry leaves behind is a path that
 * leads to nothing. */
export function* changedTrie(
  trie: Trie,
  removed: readonly TrieEntry[],
  added: readonly TrieEntry[],
  first: number,
): Steps<Trie | undefined> {
  const paths = yield* pathsOf(trie.tokens, added);
  const most = trie.edgeCount + 1 + paths.count;
  if (most * EDGE_ROOM > trie.edges.length / EDGE.width) return undefined;
  if (!added.every((entry) => beginsWithToken(trie, entry))) return undefined;

  const written = yield* writtenOut(added, first);
  const entries = new Uint16Array(trie.entries.length + written.entries.length);
  entries.set(trie.entries);
  entries.set(written.entries, trie.entries.length);
  const changed: GrowingTrie = {
    ...trie,
    layers: trie.layers | layersOf(added),
    edges: trie.edges.slice(),
    filter: trie.filter.slice(),
    entries,
  };
  yield undefined;
  for (const entry of removed) unlink(changed, entry);
  written.places.forEach((place, index) => {
    link(changed, addPath(changed, paths, index), trie.entries.length + place);
  });
  return changed;
}

/** The entries that end where the spelling ends, longest first. They share its words, not always its
 * punctuation. */
export function* entriesBeside(
  trie: Trie,
  folded: string,
): Generator<{
  readonly index: number;
  readonly layer: Layer;
  readonly exact: boolean;
  readonly text: string;
}> {
  const edge = edgeOf(trie, folded);
  if (edge < 0) return;
  for (let next = trie.edges[edge + EDGE.entry] ?? 0; next !== 0;) {
    const place = next - 1;
    const flags = trie.entries[place + ENTRY.flags] ?? 0;
    yield {
      index: longAt(trie.entries, place + ENTRY.index),
      layer: (flags & FLAG.issue) === 0 ? 'actor' : 'issue',
      exact: (flags & FLAG.exact) !== 0,
      text: textAt(trie.entries, place),
    };
    next = longAt(trie.entries, place + ENTRY.shorter);
  }
}

/** A character that begins an alias is a token in all texts; a new one changes how all are read. */
function beginsWithToken({ tokens }: Trie, { folded }: TrieEntry): boolean {
  const code = tokens[folded.charCodeAt(0)];
  return (code === SURROGATE ? astralAt(folded, 0) : code) !== GAP;
}

function edgeOf({ tokens, edges, edgeShift }: Trie, folded: string): number {
  let node = ROOT;
  let edge = -1;
  const hashes = new Int32Array(folded.length);
  for (const hash of hashes.subarray(0, addHashes(tokens, folded, hashes, 0))) {
    edge = findEdge(edges, edgeShift, edgeKey(node, hash), node, hash);
    if (edge < 0) return -1;
    node = Math.abs(edges[edge + EDGE.next] ?? 0);
  }
  return edge;
}

function unlink(trie: Trie, { layer, folded, exact }: TrieEntry): void {
  const { edges, entries } = trie;
  const edge = edgeOf(trie, folded);
  const flags = flagsOf(layer, exact);
  const text = exact ?? folded;
  let before = -1;
  for (let next = edges[edge + EDGE.entry] ?? 0; next !== 0;) {
    const place = next - 1;
    next = longAt(entries, place + ENTRY.shorter);
    const isIt =
      ((entries[place + ENTRY.flags] ?? 0) & (FLAG.exact | FLAG.issue)) === flags &&
      textAt(entries, place) === text;
    if (!isIt) before = place;
    else if (before < 0) edges[edge + EDGE.entry] = next;
    else setLong(entries, before + ENTRY.shorter, next);
  }
}

function textAt(entries: Uint16Array, place: number): string {
  const start = place + ENTRY.text;
  let text = '';
  for (const unit of entries.subarray(start, start + longAt(entries, place + ENTRY.length))) {
    text += String.fromCharCode(unit);
  }
  return text;
}
