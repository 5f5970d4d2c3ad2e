import type { Layer } from '../model/mention';
import { forEachTask, type Task } from '../util/task';
import type { Dictionary, Term, TermGroup } from './dictionary';
import { spellingOf, type Spelling } from '../text/folding/spelling';
import { MOST_NAMED } from '../model/codebook';
import { buildTrie, type TrieEntry } from './trie';

/** By `keyOf`. */
export type Entries = ReadonlyMap<string, Entry>;

/** What a term names, and the index of the term. */
export interface Naming {
  readonly id: string;
  readonly order: number;
}

/** One spelling of one layer with all that it names. It is itself what its first term names: nearly all
 * spellings have one term, and an object each is a third of what lists would be. */
export interface Entry extends TrieEntry, Naming {
  /** What further terms with this spelling name, repeats included. */
  readonly others: readonly Naming[];
}

/** The spellings of terms. Weak ones are left out unless they are wanted. */
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

/** Never added to. */
const NONE: Naming[] = [];

/** `most`: a spelling that names more is left out. */
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

/** A text that is as an exact spelling wants it is also one that ignores case: it names both. Without ids
 * where it names more than `most`: too many to choose among. */
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
function longerOf(most: number, { folded }: Spelling): number {
  return folded.length > most ? Math.max(most, codePoints(folded)) : most;
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count++;
  return count;
}
