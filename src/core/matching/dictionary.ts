import type { Codebook } from '../model/codebook';
import type { Layer } from '../model/mention';
import type { Trie } from './trie';
import { spellingOf, type Spelling } from './spelling';
import { buildTrie } from './trie';

/** A spelling that names an actor or an issue. */
export interface Term {
  readonly layer: Layer;
  readonly id: string;
  readonly text: string;
  /** True for `case: exact`; a text in capitals is compared as written without it. */
  readonly exactCase: boolean;
  readonly weak: boolean;
}

/** What one matched place names: several ids where several terms have the same spelling. */
export interface TermGroup {
  readonly layer: Layer;
  /** In the order of the terms, without repeats. */
  readonly ids: readonly string[];
}

/** Compiled terms. The same dictionary serves any number of texts. */
export interface Dictionary {
  /** The values of matches are indices into it. */
  readonly groups: readonly TermGroup[];
  /** The longest alias in code points, white space counted as one. */
  readonly longest: number;
  readonly trie: Trie;
}

export interface DictionaryOptions {
  /** Weak aliases help the pickers and are no mentions; true takes them too. */
  readonly includeWeak?: boolean;
}

/** The dictionary of a codebook. Linear in the characters of its aliases. */
export function buildDictionary(codebook: Codebook, options: DictionaryOptions = {}): Dictionary {
  return buildDictionaryOf(termsOf(codebook), options);
}

/** All spellings of a codebook in its order, weak ones included. The name is always an alias. */
export function termsOf(codebook: Codebook): readonly Term[] {
  const terms: Term[] = [];
  for (const [id, actor] of codebook.actors) {
    terms.push({ layer: 'actor', id, text: actor.name, exactCase: false, weak: false });
    for (const alias of actor.aliases) terms.push({ layer: 'actor', id, ...alias });
  }
  for (const [id, issue] of codebook.issues) {
    terms.push({ layer: 'issue', id, text: issue.name, exactCase: false, weak: false });
    for (const alias of issue.keywords) terms.push({ layer: 'issue', id, ...alias });
  }
  return terms;
}

export function buildDictionaryOf(
  terms: readonly Term[],
  { includeWeak = false }: DictionaryOptions = {},
): Dictionary {
  const entries = new Map<string, Entry>();
  terms.forEach((term, order) => {
    if (term.weak && !includeWeak) return;
    const spelling = spellingOf(term.text, term.exactCase);
    if (!spelling) return;
    const key = keyOf(term.layer, spelling);
    const entry = entries.get(key) ?? { layer: term.layer, spelling, ids: new Map() };
    if (!entry.ids.has(term.id)) entry.ids.set(term.id, order);
    entries.set(key, entry);
  });

  const list = [...entries.values()];
  return {
    groups: list.map((entry) => groupOf(entry, entries)),
    longest: list.reduce((most, { spelling }) => Math.max(most, codePoints(spelling.folded)), 0),
    trie: buildTrie(
      list.map(({ layer, spelling }) => ({ spelling, layer: layer === 'actor' ? 0 : 1 })),
    ),
  };
}

interface Entry {
  readonly layer: Layer;
  readonly spelling: Spelling;
  /** By id: the index of the first term that names it. */
  readonly ids: Map<string, number>;
}

/** A text that is as an exact spelling wants it is also one that ignores case: it names both. */
function groupOf(entry: Entry, entries: ReadonlyMap<string, Entry>): TermGroup {
  const { layer, spelling } = entry;
  if (spelling.exact === undefined) return { layer, ids: [...entry.ids.keys()] };
  const loose = entries.get(keyOf(layer, { folded: spelling.folded, exact: undefined }));
  if (!loose) return { layer, ids: [...entry.ids.keys()] };
  const all = [...entry.ids, ...loose.ids].sort(([, a], [, b]) => a - b);
  return { layer, ids: [...new Set(all.map(([id]) => id))] };
}

function keyOf(layer: Layer, { folded, exact }: Spelling): string {
  // A line break cannot be in a spelling: it became a space.
  return `${layer}\n${folded}\n${exact ?? ''}`;
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count++;
  return count;
}
