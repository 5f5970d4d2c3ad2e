import type { Layer } from '../model/mention';
import { eachInSteps, type Steps } from '../model/steps';
import type { Dictionary, Term, TermGroup } from './dictionary';
import { spellingOf, type Spelling } from './spelling';
import { buildTrie, type TrieEntry } from './trie';

/** By `keyOf`. */
export type Entries = ReadonlyMap<string, Entry>;

/** One spelling of one layer with all that it names. */
export interface Entry {
  readonly layer: Layer;
  readonly spelling: Spelling;
  /** What each term with this spelling names, repeats included, and the index of that term. */
  readonly ids: readonly string[];
  readonly orders: readonly number[];
}

/** The spellings of terms. Weak ones are left out unless they are wanted. */
export function* entriesOf(terms: readonly Term[], includeWeak: boolean): Steps<Entries> {
  const entries = new Map<string, Entry & { readonly ids: string[]; readonly orders: number[] }>();
  yield* eachInSteps(terms, ({ layer, id, text, exactCase, weak }, order) => {
    if (weak && !includeWeak) return;
    const spelling = spellingOf(text, exactCase);
    if (!spelling) return;
    const key = keyOf(layer, spelling);
    const known = entries.get(key);
    if (!known) {
      entries.set(key, { layer, spelling, ids: [id], orders: [order] });
      return;
    }
    known.ids.push(id);
    known.orders.push(order);
  });
  return entries;
}

export function* dictionaryOfEntries(entries: Entries): Steps<Dictionary> {
  const groups: TermGroup[] = [];
  const list: TrieEntry[] = [];
  let longest = 0;
  yield* eachInSteps(entries.values(), (entry) => {
    groups.push(groupOf(entry, entries));
    list.push(trieEntryOf(entry));
    longest = longerOf(longest, entry.spelling);
  });
  return { groups, longest, trie: yield* buildTrie(list) };
}

export function trieEntryOf({ layer, spelling }: Entry): TrieEntry {
  return { spelling, layer: layer === 'actor' ? 0 : 1 };
}

/** A text that is as an exact spelling wants it is also one that ignores case: it names both. */
export function groupOf({ layer, spelling, ids, orders }: Entry, entries: Entries): TermGroup {
  const [first] = ids;
  const loose =
    spelling.exact === undefined
      ? undefined
      : entries.get(keyOf(layer, { folded: spelling.folded, exact: undefined }));
  if (!loose) {
    const isOne = first !== undefined && ids.every((id) => id === first);
    return isOne ? new SingleGroup(layer, first) : { layer, ids: [...new Set(ids)] };
  }
  const all = [...ids.entries(), ...loose.ids.entries()].map(([at, id], index) => {
    return { id, order: (index < ids.length ? orders[at] : loose.orders[at]) ?? 0 };
  });
  all.sort((a, b) => a.order - b.order);
  return { layer, ids: [...new Set(all.map(({ id }) => id))] };
}

/** Nearly all spellings name one: without an array for each, a large dictionary is a quarter
 * smaller. */
class SingleGroup implements TermGroup {
  readonly layer: Layer;
  readonly id: string;

  constructor(layer: Layer, id: string) {
    this.layer = layer;
    this.id = id;
  }

  get ids(): readonly string[] {
    return [this.id];
  }
}

export function keyOf(layer: Layer, { folded, exact }: Spelling): string {
  // A line break cannot be in a spelling: it became a space. The most frequent keys are the strings
  // that are there already.
  if (layer === 'actor') return exact === undefined ? folded : `\n${exact}`;
  return exact === undefined ? `\n\n${folded}` : `\n\n\n${exact}`;
}

/** The longest length until now, in code points, or that of the spelling. */
export function longerOf(most: number, { folded }: Spelling): number {
  return folded.length > most ? Math.max(most, codePoints(folded)) : most;
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count++;
  return count;
}
