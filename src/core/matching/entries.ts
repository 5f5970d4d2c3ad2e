import type { Layer } from '../model/mention';
import { forEachTask, type Task } from '../util/task';
import type { Dictionary, Term, TermGroup } from './dictionary';
import { spellingOf, type Spelling } from '../text/folding/spelling';
import { MOST_NAMED } from '../model/codebook';
import { buildTrie, type TrieEntry } from './trie';

/** By `keyOf`. */
export type Entries = ReadonlyMap<string, Entry>;

/** An id that a term names, and the index of the term. */
export interface Naming {
  readonly id: string;
  readonly order: number;
}

/** One spelling of one layer with all its ids. The object itself is the naming of its first term:
 * nearly all spellings have one term, and lists would need a third more objects. */
export interface Entry extends TrieEntry, Naming {
  /** The namings of further terms with this spelling, repeats included. */
  readonly others: readonly Naming[];
}

/** The spellings of terms. Weak ones are excluded unless requested. */
export function* entriesOf(terms: readonly Term[], includeWeak: boolean): Task<Entries> {
  const entries = new Map<string, Entry & { others: Naming[] }>();
  yield* forEachTask(terms, ({ layer, id, text, exactCase, weak }, order) => {
    if (weak && !includeWeak) return;
    const spelling = spellingOf(text, exactCase);
    if (!spelling) return;
    const { folded, exact } = spelling;
    const key = keyOf(layer, spelling);
    const known = entries.get(key);
    if (!known) entries.set(key, { layer, folded, exact, id, order, others: NONE });
    else if (known.others === NONE) known.others = [{ id, order }];
    else known.others.push({ id, order });
  });
  return entries;
}

/** Shared and never changed. */
const NONE: Naming[] = [];

/** `most`: a spelling with more ids is excluded. */
export function* dictionaryOfEntries(entries: Entries, most = MOST_NAMED): Task<Dictionary> {
  const groups: TermGroup[] = [];
  const list: Entry[] = [];
  let longest = 0;
  yield* forEachTask([...entries.values()], (entry) => {
    const group = groupOf(entry, entries, most);
    if (group.ids.length === 0) return;
    groups.push(group);
    list.push(entry);
    longest = longerOf(longest, entry);
  });
  return { groups, longest, trie: yield* buildTrie(list) };
}

/** A text that matches an exact spelling also matches the one that ignores case: the group has the
 * ids of both. Empty where they are more than `most`, which is too many to choose from. */
export function groupOf(entry: Entry, entries: Entries, most = MOST_NAMED): TermGroup {
  const { layer, folded, exact, id, others } = entry;
  const loose =
    exact === undefined ? undefined : entries.get(keyOf(layer, { folded, exact: undefined }));
  if (!loose && others.every((other) => other.id === id)) return new SingleGroup(layer, id);
  let all = NONE.concat(entry, others);
  if (loose) all = all.concat(loose, loose.others).sort((a, b) => a.order - b.order);
  const ids = [...new Set(all.map((naming) => naming.id))];
  return { layer, ids: ids.length > most ? [] : ids };
}

/** Nearly all spellings have one id: without an array for each, a large dictionary is a quarter
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
  // A spelling contains no line break, since that became a space. The most frequent keys reuse
  // existing strings.
  if (layer === 'actor') return exact === undefined ? folded : `\n${exact}`;
  return exact === undefined ? `\n\n${folded}` : `\n\n\n${exact}`;
}

/** The greater of the longest length so far, in code points, and that of the spelling. */
function longerOf(most: number, { folded }: Spelling): number {
  return folded.length > most ? Math.max(most, codePoints(folded)) : most;
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count++;
  return count;
}
