import type { Layer } from '../model/mention';
import type { Dictionary, Term, TermGroup } from './dictionary';
import { spellingOf, type Spelling } from './spelling';
import { buildTrie, type TrieEntry } from './trie';

/** By `keyOf`. */
export type Entries = ReadonlyMap<string, Entry>;

/** One spelling of one layer with all that it names. */
export interface Entry {
  readonly layer: Layer;
  readonly spelling: Spelling;
  /** By id: the index of the first term that names it. */
  readonly ids: ReadonlyMap<string, number>;
}

/** The spellings of terms. Weak ones are left out unless they are wanted. */
export function entriesOf(terms: readonly Term[], includeWeak: boolean): Entries {
  const entries = new Map<string, Entry & { readonly ids: Map<string, number> }>();
  terms.forEach((term, order) => {
    if (term.weak && !includeWeak) return;
    const spelling = spellingOf(term.text, term.exactCase);
    if (!spelling) return;
    const key = keyOf(term.layer, spelling);
    const known = entries.get(key);
    if (!known) entries.set(key, { layer: term.layer, spelling, ids: new Map([[term.id, order]]) });
    else if (!known.ids.has(term.id)) known.ids.set(term.id, order);
  });
  return entries;
}

export function dictionaryOfEntries(entries: Entries): Dictionary {
  const list = [...entries.values()];
  return {
    groups: list.map((entry) => groupOf(entry, entries)),
    longest: list.reduce((most, { spelling }) => Math.max(most, codePoints(spelling.folded)), 0),
    trie: buildTrie(list.map(trieEntryOf)),
  };
}

export function trieEntryOf({ layer, spelling }: Entry): TrieEntry {
  return { spelling, layer: layer === 'actor' ? 0 : 1 };
}

/** A text that is as an exact spelling wants it is also one that ignores case: it names both. */
export function groupOf(entry: Entry, entries: Entries): TermGroup {
  const { layer, spelling } = entry;
  if (spelling.exact === undefined) return { layer, ids: [...entry.ids.keys()] };
  const loose = entries.get(keyOf(layer, { folded: spelling.folded, exact: undefined }));
  if (!loose) return { layer, ids: [...entry.ids.keys()] };
  const all = [...entry.ids, ...loose.ids].sort(([, a], [, b]) => a - b);
  return { layer, ids: [...new Set(all.map(([id]) => id))] };
}

export function keyOf(layer: Layer, { folded, exact }: Spelling): string {
  // A line break cannot be in a spelling: it became a space.
  return `${layer}\n${folded}\n${exact ?? ''}`;
}

/** The length that `longest` is measured in. */
export function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count++;
  return count;
}
