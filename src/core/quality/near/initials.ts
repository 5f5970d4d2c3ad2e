import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { forEachTask, type Task } from '../../util/task';
import { areLinked, type NearPair, type Spelled } from './pair';

/** Names that one row of initials may stand for; of more it is no hint. */
const MOST_OWNERS = 3;
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
