import type { Actor, Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { forEachTask, type Task } from '../../util/task';
import type { NearPair } from './nearDuplicates';
import { areLinked, type Spelled } from './spelled';

// Entries whose names may be those of one thing.

/** Letters that a word must have for one of them to be a slip. */
const LEAST_LETTERS = 5;
/** Letters after which a name is not compared by its letters. */
const MOST_LETTERS = 60;
/** Names of one key that are compared with each other. */
const MOST_ALIKE = 8;
/** Pairs that are listed: names that follow a scheme are alike without end. */
const MOST_ALIKE_PAIRS = 5000;

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
    if (one.id === other.id || pairs.size >= MOST_ALIKE_PAIRS) return;
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
    if (pairs.size >= MOST_ALIKE_PAIRS) return;
    for (const key of keysOfLetters(name.tokens)) {
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
function keysOfLetters(tokens: readonly string[]): ReadonlySet<number> {
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

/** Entries that one name or one row of initials may belong to; of more it is no hint. */
const MOST_OWNERS = 3;
/** Words of a person's name. */
const MOST_WORDS = 5;

/** Persons whose name is the beginning or the end of another's ("Xi" and "Xi Jinping", "Blinken"
 * and "Antony Blinken"), or the same with an initial ("J. Biden" and "Joe Biden"). Entries of other
 * types are passed over: "Bank of China" is not China. Linear in the words. */
export function* personNames(
  codebook: Codebook,
  layer: Layer,
  spelled: readonly Spelled[],
): Task<NearPair[]> {
  const whole = new Map<string, Spelled[]>();
  const people = spelled.filter(
    ({ id, tokens }) => tokens.length <= MOST_WORDS && mayBePerson(codebook.actors.get(id)),
  );
  yield* forEachTask(people, (one) => {
    for (const key of keysOfPerson(one.tokens)) {
      const owners = whole.get(key);
      if (!owners) whole.set(key, [one]);
      else if (owners.length <= MOST_OWNERS && !owners.some(({ id }) => id === one.id))
        owners.push(one);
    }
  });
  const pairs = new Map<string, NearPair>();
  yield* forEachTask(
    people.filter(({ isName }) => isName),
    (short) => {
      const owners = (whole.get(short.tokens.join(' ')) ?? []).filter(({ id }) => id !== short.id);
      if (owners.length > MOST_OWNERS) return;
      for (const long of owners) {
        // Untyped entries may be anything: one of several words is seldom a part of a person.
        const types = [short, long].map(({ id }) => codebook.actors.get(id)?.type);
        if (!types.includes('person') && short.tokens.length > 1) continue;
        if (areLinked(codebook, layer, short.id, long.id)) continue;
        const ids = short.order < long.order ? [short.id, long.id] : [long.id, short.id];
        const key = ids.join('\n');
        if (pairs.has(key)) continue;
        const [a = '', b = ''] = ids;
        const words = [short.text, long.text] as const;
        pairs.set(key, { kind: 'part-of-name', layer, ids: [a, b], words });
      }
    },
  );
  return [...pairs.values()];
}

function mayBePerson(actor: Actor | undefined): boolean {
  return actor?.type === undefined || actor.type === 'person';
}

/** The names that this one may be short for: its beginnings and ends, and those with an initial in
 * place of the first words. */
function keysOfPerson(tokens: readonly string[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (let at = 1; at < tokens.length; at++) {
    keys.add(tokens.slice(0, at).join(' '));
    const end = tokens.slice(at).join(' ');
    keys.add(end);
    keys.add(`${(tokens[0] ?? '').slice(0, 1)} ${end}`);
  }
  return keys;
}

const MOST_INITIALS = 7;

/** Words that initials pass over. */
const SMALL = new Set(
  'a and of for the on in to de del der des du la le les et y und für'.split(' '),
);

/** Entries one of whose names is in capitals and has the initials of another's: "WHO" and "World
 * Health Organization", "U.N." and "United Nations". Linear in the words. */
export function* sameInitials(
  codebook: Codebook,
  layer: Layer,
  spelled: readonly Spelled[],
): Task<NearPair[]> {
  const short = new Map<string, Spelled[]>();
  yield* forEachTask(spelled, (one) => {
    const [token = ''] = one.tokens;
    const isShort = one.tokens.length === 1 && token.length >= 2 && token.length <= MOST_INITIALS;
    if (!isShort || /\p{Ll}|\p{N}/u.test(one.text)) return;
    const known = short.get(token);
    if (known) known.push(one);
    else short.set(token, [one]);
  });
  const pairs = new Map<string, NearPair>();
  yield* forEachTask(spelled, (long) => {
    if (long.tokens.length < 2) return;
    for (const initials of new Set([
      initialsOf(long.tokens),
      initialsOf(long.tokens.filter((token) => !SMALL.has(token))),
    ])) {
      const owners = (short.get(initials) ?? []).filter(({ id }) => id !== long.id);
      if (owners.length > MOST_OWNERS) continue;
      for (const one of owners) {
        if (areLinked(codebook, layer, one.id, long.id)) continue;
        const [a, b] = one.order < long.order ? [one.id, long.id] : [long.id, one.id];
        const key = `${a}\n${b}`;
        if (!pairs.has(key))
          pairs.set(key, { kind: 'initials', layer, ids: [a, b], words: [one.text, long.text] });
      }
    }
  });
  return [...pairs.values()];
}

function initialsOf(tokens: readonly string[]): string {
  return tokens.map((token) => String.fromCodePoint(token.codePointAt(0) ?? 0)).join('');
}
