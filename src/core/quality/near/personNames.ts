import type { Actor, Codebook } from '../../model/codebook';
import { forEachTask, type Task } from '../../util/task';
import { areLinked, type NearPair, type Spelled } from './pair';

/** Entries that one name may belong to; a name of more is no hint. */
const MOST_OWNERS = 3;
/** Words of a person's name. */
const MOST_WORDS = 5;

/** Persons whose name is the beginning or the end of another's ("Xi" and "Xi Jinping", "Blinken"
 * and "Antony Blinken"), or the same with an initial ("J. Biden" and "Joe Biden"). Entries of other
 * types are passed over: "Bank of China" is not China. Linear in the words. */
export function* personNames(codebook: Codebook, spelled: readonly Spelled[]): Task<NearPair[]> {
  const whole = new Map<string, Spelled[]>();
  const people = spelled.filter(
    ({ id, tokens }) => tokens.length <= MOST_WORDS && mayBePerson(codebook.actors.get(id)),
  );
  yield* forEachTask(people, (one) => {
    for (const key of keysOf(one.tokens)) {
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
        if (areLinked(codebook, 'actor', short.id, long.id)) continue;
        const ids = short.order < long.order ? [short.id, long.id] : [long.id, short.id];
        const key = ids.join('\n');
        if (pairs.has(key)) continue;
        const [a = '', b = ''] = ids;
        const words = [short.text, long.text] as const;
        pairs.set(key, { kind: 'part-of-name', layer: 'actor', ids: [a, b], words });
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
function keysOf(tokens: readonly string[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (let at = 1; at < tokens.length; at++) {
    keys.add(tokens.slice(0, at).join(' '));
    const end = tokens.slice(at).join(' ');
    keys.add(end);
    keys.add(`${(tokens[0] ?? '').slice(0, 1)} ${end}`);
  }
  return keys;
}
