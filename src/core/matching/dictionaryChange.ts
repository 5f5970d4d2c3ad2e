import type { Codebook } from '../model/codebook';
import { eachInSteps, finished, type Steps } from '../model/steps';
import {
  buildDictionarySteps,
  termsInSteps,
  type Dictionary,
  type DictionaryOptions,
  type Term,
  type TermGroup,
} from './dictionary';
import {
  dictionaryOfEntries,
  entriesOf,
  groupOf,
  keyOf,
  longerOf,
  type Entries,
  type Entry,
} from './entries';
import { matchText } from './match';
import { foldCase } from './spelling';
import type { TrieEntry } from './trie';
import { changedTrie, entriesBeside } from './trieChange';
import { mayHold, wordHashes } from './wordFilter';

/** The dictionary of a codebook, made from that of the codebook before it: the same mentions as
 * from `buildDictionary`, but a spelling that is gone leaves an index of its own behind. Costs a
 * comparison of all terms and a copy of the arrays: a few milliseconds for 50,000 aliases. In steps. */
export function* changedDictionarySteps(
  previous: Dictionary,
  before: Codebook,
  after: Codebook,
  options: DictionaryOptions = {},
): Steps<Dictionary> {
  const terms = [yield* termsInSteps(before), yield* termsInSteps(after)] as const;
  return yield* changedSteps(previous, ...terms, options);
}

/** `previous` is that of the terms `before`, built with the same options. */
export function changedDictionaryOf(
  previous: Dictionary,
  before: readonly Term[],
  after: readonly Term[],
  options: DictionaryOptions = {},
): Dictionary {
  return finished(changedSteps(previous, before, after, options));
}

function* changedSteps(
  previous: Dictionary,
  before: readonly Term[],
  after: readonly Term[],
  { includeWeak = false }: DictionaryOptions,
): Steps<Dictionary> {
  if (previous.groups.length === 0) return yield* buildDictionarySteps(after, { includeWeak });
  const changed = yield* changedEntries(before, after, includeWeak);
  if (changed.size === 0) return previous;
  if (changed.size > Math.max(FEW, previous.groups.length / 10)) {
    return yield* buildDictionarySteps(after, { includeWeak });
  }

  const known = indicesBeside(previous, changed);
  const named = new Set<string>();
  for (const { id, others } of changed.values()) {
    named.add(id);
    for (const other of others) named.add(other.id);
  }
  for (const { index } of known.values()) {
    for (const id of previous.groups[index]?.ids ?? []) named.add(id);
  }
  // All terms that have one of the spellings are among these.
  const entries = yield* entriesOf(
    after.filter(({ id }) => named.has(id)),
    includeWeak,
  );

  const groups: TermGroup[] = [...previous.groups];
  const removed: TrieEntry[] = [];
  for (const [key, { index, entry }] of known) {
    const now = entries.get(key);
    const group = now ? groupOf(now, entries) : { layer: entry.layer, ids: [] };
    groups[index] = group;
    if (group.ids.length === 0) removed.push(entry);
  }
  const added = [...changed.keys()].flatMap((key) => {
    const entry = known.has(key) ? undefined : entries.get(key);
    return entry && groupOf(entry, entries).ids.length > 0 ? [entry] : [];
  });
  yield undefined;
  const trie = yield* changedTrie(previous.trie, removed, added, groups.length);
  if (!trie) return yield* buildDictionarySteps(after, { includeWeak });
  for (const entry of added) groups.push(groupOf(entry, entries));
  const longest = added.reduce((most, entry) => longerOf(most, entry), previous.longest);
  return { groups, longest, trie };
}

/** So many are looked up quickly, however small the dictionary. */
const FEW = 100;

/** What a changed codebook changes in the mentions of any text. */
export interface CodebookDelta {
  /** The spellings that now name something else, or nothing, or that are new. */
  readonly spellings: readonly string[];
  /** Finds them. */
  readonly dictionary: Dictionary;
  /** Of each of them, the hashes of its words. */
  readonly words: readonly (readonly number[])[];
}

/** Compares two codebooks as matching sees them, by their terms (`termsOf`): a new note changes
 * nothing. */
export function codebookDelta(
  before: readonly Term[],
  after: readonly Term[],
  { includeWeak = false }: DictionaryOptions = {},
): CodebookDelta {
  const entries = finished(changedEntries(before, after, includeWeak));
  const changed = [...entries.values()];
  return {
    spellings: changed.map(({ exact, folded }) => exact ?? folded),
    // Of both codebooks, each of which may name that many.
    dictionary: finished(dictionaryOfEntries(entries, Infinity)),
    words: changed.map(({ folded }) => wordHashes(folded)),
  };
}

/** With more spellings, asking for each costs more than looking at the text. */
const MANY = 500;

/** False when both codebooks give the same mentions in a text, from what a `WordCollector` has noted of its
 * words: none of the spellings that changed has all of its words there. No text need be read for that.
 * Empty: nothing was noted. */
export function canHold({ words }: CodebookDelta, noted: Uint8Array): boolean {
  if (noted.length === 0 || words.length > MANY) return true;
  return words.some((hashes) => mayHold(noted, hashes));
}

/** False when both codebooks give the same mentions in the text: it holds none of the spellings that
 * changed, at a place where one can be. One pass of matching with these few. */
export function canDiffer({ spellings, dictionary }: CodebookDelta, text: string): boolean {
  if (spellings.length === 0) return false;
  const { actor, issue } = matchText(dictionary, text);
  return actor.starts.length > 0 || issue.starts.length > 0;
}

/** The spellings that do not name the same ids in the same order, with the ids of both sides among what
 * they name (and no orders). */
function* changedEntries(
  before: readonly Term[],
  after: readonly Term[],
  includeWeak: boolean,
): Steps<Entries> {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && isSameTerm(before[from], after[from])) from++;
  let same = 0;
  while (same < shorter - from && isSameTerm(before.at(-1 - same), after.at(-1 - same))) same++;
  // What stands before and behind is equal, so the order of ids is decided in between.
  const old = yield* entriesOf(before.slice(from, before.length - same), includeWeak);
  const now = yield* entriesOf(after.slice(from, after.length - same), includeWeak);
  const changed = new Map<string, Entry>();
  const both = [...old, ...now];
  yield* eachInSteps(both, ([key, entry]) => {
    const ids = idsOf(key, old);
    const idsNow = idsOf(key, now);
    if (ids.length === idsNow.length && ids.every((id, at) => id === idsNow[at])) return;
    changed.set(key, { ...entry, others: [...ids, ...idsNow].map((id) => ({ id, order: 0 })) });
  });
  return changed;
}

function idsOf(key: string, entries: Entries): readonly string[] {
  const entry = entries.get(key);
  return entry ? groupOf(entry, entries, Infinity).ids : [];
}

function isSameTerm(a: Term | undefined, b: Term | undefined): boolean {
  return (
    a?.text === b?.text &&
    a?.id === b?.id &&
    a?.layer === b?.layer &&
    a?.exactCase === b?.exactCase &&
    a?.weak === b?.weak
  );
}

/** The entries that differ in case at most from those given, the exact and the others: what one of
 * them names depends on the other. */
function indicesBeside(
  { trie }: Dictionary,
  changed: Entries,
): ReadonlyMap<string, { readonly index: number; readonly entry: TrieEntry }> {
  const found = new Map<string, { readonly index: number; readonly entry: TrieEntry }>();
  for (const { layer, folded } of changed.values()) {
    for (const beside of entriesBeside(trie, folded)) {
      if (beside.layer !== layer) continue;
      if ((beside.exact ? foldCase(beside.text) : beside.text) !== folded) continue;
      const entry = { layer, folded, exact: beside.exact ? beside.text : undefined };
      found.set(keyOf(layer, entry), { index: beside.index, entry });
    }
  }
  return found;
}
