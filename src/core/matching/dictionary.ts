import { LONGEST_ALIAS, type Alias, type Codebook } from '../model/codebook';
import type { Layer } from '../model/mention';
import { runSync, type Task } from '../util/task';
import { dictionaryOfEntries, entriesOf } from './entries';
import type { Trie } from './trie';

/** A spelling that names an actor or an issue. */
export interface Term {
  readonly layer: Layer;
  readonly id: string;
  readonly text: string;
  /** True for `case: exact`; an alias in capitals is matched exactly without it. */
  readonly exactCase: boolean;
  readonly weak: boolean;
}

/** The ids of a matched place: several where several terms have the same spelling. */
export interface TermGroup {
  readonly layer: Layer;
  /** In the order of the terms, without repeats. */
  readonly ids: readonly string[];
}

/** Compiled terms. The same dictionary is used for any number of texts. */
export interface Dictionary {
  /** The values of matches are indices into it. */
  readonly groups: readonly TermGroup[];
  /** The longest alias in code points, white space counted as one. */
  readonly longest: number;
  readonly trie: Trie;
}

export interface DictionaryOptions {
  /** Weak aliases only help the pickers and are not mentions; true includes them. */
  readonly includeWeak?: boolean;
}

/** The dictionary of a codebook, as a task: linear in the characters of its aliases. */
export function* buildDictionary(
  codebook: Codebook,
  { includeWeak = false }: DictionaryOptions = {},
): Task<Dictionary> {
  return yield* dictionaryOfEntries(yield* entriesOf(termsOf(codebook), includeWeak));
}

/** All spellings of a codebook in its order, weak ones included. The name always counts as an
 * alias. Aliases longer than `LONGEST_ALIAS` are excluded. */
export function termsOf(codebook: Codebook): readonly Term[] {
  const terms: Term[] = [];
  const add = (term: Term): void => {
    if (term.text.length <= LONGEST_ALIAS) terms.push(term);
  };
  for (const { id, name, aliases } of codebook.actors.values()) {
    add({ layer: 'actor', id, text: name, exactCase: false, weak: false });
    for (const alias of aliases) add(termOf('actor', id, alias));
  }
  for (const { id, name, keywords } of codebook.issues.values()) {
    add({ layer: 'issue', id, text: name, exactCase: false, weak: false });
    for (const alias of keywords) add(termOf('issue', id, alias));
  }
  return terms;
}

function termOf(layer: Layer, id: string, { text, exactCase, weak }: Alias): Term {
  return { layer, id, text, exactCase, weak };
}

export function buildDictionaryOf(
  terms: readonly Term[],
  { includeWeak = false }: DictionaryOptions = {},
): Dictionary {
  return runSync(dictionaryOfEntries(runSync(entriesOf(terms, includeWeak))));
}
