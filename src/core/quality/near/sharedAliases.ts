import type { Layer } from '../../model/mention';
import { spellingOf } from '../../text/folding/spelling';
import { forEachTask, type Task } from '../../util/task';
import type { NearPair, Spelled } from './pair';

/** Pairs of a word that is claimed more often: each with the first. */
const MOST_PAIRS = 20;

/** Words that two entries claim, as matching compares them. */
export function* sharedAliases(layer: Layer, spelled: readonly Spelled[]): Task<NearPair[]> {
  const claims = new Map<string, Spelled[]>();
  yield* forEachTask(spelled, (one) => {
    const spelling = spellingOf(one.text, one.exactCase);
    if (!spelling) return;
    const known = claims.get(spelling.folded);
    if (!known) claims.set(spelling.folded, [one]);
    else known.push(one);
  });
  const pairs: NearPair[] = [];
  yield* forEachTask([...claims.values()], (own) => {
    const [first] = own;
    if (!first || own.length < 2) return;
    const seen = new Set([first.id]);
    for (const other of own.slice(1)) {
      if (seen.size > MOST_PAIRS) break;
      if (seen.has(other.id) || !meet(first, other)) continue;
      seen.add(other.id);
      pairs.push({
        kind: 'shared-alias',
        layer,
        ids: [first.id, other.id],
        words: [first.text, other.text],
      });
    }
  });
  return pairs;
}

/** False for "US" and "us", which texts tell apart. */
function meet(one: Spelled, other: Spelled): boolean {
  const [a, b] = [one, other].map(({ text, exactCase }) => spellingOf(text, exactCase)?.exact);
  return a === undefined || b === undefined || a === b;
}
