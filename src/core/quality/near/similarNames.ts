import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { forEachTask, type Task } from '../../util/task';
import { areLinked, type NearPair, type Spelled } from './pair';

/** Letters that a word must have for one of them to be a slip. */
const LEAST_LETTERS = 5;
/** Letters after which a name is not compared by its letters. */
const MOST_LETTERS = 60;
/** Names of one key that are compared with each other. */
const MOST_ALIKE = 8;
/** Pairs that are listed: names that follow a scheme are alike without end. */
const MOST_PAIRS = 5000;

/** Names of entries that differ in the order of their words, in how they are joined, or in one
 * letter of one word of at least `LEAST_LETTERS` (added, missing, replaced, or two exchanged), not
 * in the first letter and not in a digit. Linear: names that can be alike share a key, made of the
 * name without one of its letters. */
export function* similarNames(
  codebook: Codebook,
  layer: Layer,
  spelled: readonly Spelled[],
): Task<NearPair[]> {
  const byKey = new Map<number, Spelled | Spelled[]>();
  const pairs = new Map<string, NearPair>();
  const compare = (one: Spelled, other: Spelled): void => {
    if (one.id === other.id || pairs.size >= MOST_PAIRS) return;
    const key = `${one.id}\n${other.id}`;
    if (pairs.has(key) || !areAlike(one.tokens, other.tokens)) return;
    if (areLinked(codebook, layer, one.id, other.id)) return;
    pairs.set(key, {
      kind: 'similar-names',
      layer,
      ids: [one.id, other.id],
      words: [one.text, other.text],
    });
  };
  const names = spelled.filter(({ isName }) => isName);
  yield* forEachTask(names, (name) => {
    if (pairs.size >= MOST_PAIRS) return;
    for (const key of keysOf(name.tokens)) {
      const known = byKey.get(key);
      if (known === undefined) {
        byKey.set(key, name);
        continue;
      }
      const list = Array.isArray(known) ? known : [known];
      for (const other of list) compare(other, name);
      if (list.length >= MOST_ALIKE || list.includes(name)) continue;
      list.push(name);
      byKey.set(key, list);
    }
  });
  return [...pairs.values()];
}

/** Hashes of the name's letters, of these in another order of words, and without one letter. */
function keysOf(tokens: readonly string[]): ReadonlySet<number> {
  const letters = tokens.join('');
  if (letters.length > MOST_LETTERS) return new Set();
  const keys = new Set([hashWithout(letters, -1)]);
  if (tokens.length > 1) keys.add(hashWithout([...tokens].sort().join(''), -1));
  if (letters.length < LEAST_LETTERS) return keys;
  for (let at = 1; at < letters.length; at++) keys.add(hashWithout(letters, at));
  return keys;
}

/** FNV-1a over UTF-16 units; different texts with one hash are compared and found different. */
function hashWithout(text: string, without: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    if (at === without) continue;
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash;
}

function areAlike(one: readonly string[], other: readonly string[]): boolean {
  if (one.join('') === other.join('')) return true;
  if (one.length !== other.length) return false;
  if ([...one].sort().join(' ') === [...other].sort().join(' ')) return true;
  const different = one.flatMap((token, at) => (token === other[at] ? [] : [at]));
  const [at] = different;
  if (at === undefined || different.length > 1) return false;
  const [a = '', b = ''] = [one[at], other[at]];
  if (!b.startsWith(a.slice(0, 1)) || Math.min(a.length, b.length) < LEAST_LETTERS - 1)
    return false;
  if (Math.max(a.length, b.length) < LEAST_LETTERS || digitsOf(a) !== digitsOf(b)) return false;
  return isOneSlip(a, b);
}

function digitsOf(text: string): string {
  return text.replace(/\P{N}/gu, '');
}

/** True if one letter is added, missing or replaced, or two neighbours are exchanged. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const [nextA, nextB] = [restA.slice(1), restB.slice(1)];
  const swapped = restB.slice(1, 2) + restB.slice(0, 1) + restB.slice(2);
  return nextA === restB || restA === nextB || nextA === nextB || restA === swapped;
}
