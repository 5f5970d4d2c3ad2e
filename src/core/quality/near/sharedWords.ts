import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { spellingOf } from '../../text/folding/spelling';
import { forEachTask, type Task } from '../../util/task';
import type { NearPair } from './nearDuplicates';
import { areLinked, type Spelled } from './spelled';

// Entries that claim the same words of a text.

/** Pairs of a word that is claimed more often: each with the first. */
const MOST_CLAIMS = 20;

/** Words that two entries claim, as matching compares them. */
export function* sharedAliases(
  _: Codebook,
  layer: Layer,
  spelled: readonly Spelled[],
): Task<NearPair[]> {
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
      if (seen.size > MOST_CLAIMS) break;
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

/** Issues that one keyword may be swallowed by, listed one by one. */
const MOST_SWALLOWED = 20;

/** Keywords of an issue that stand within a longer one of another ("trade" in "trade war"): where a
 * text has the longer one, matching finds only that. Issues of which one is part of the other are
 * passed over, since the mention counts for both. Once for each two issues. Linear in the words:
 * each stretch of a keyword is looked up. */
export function* swallowedKeywords(
  codebook: Codebook,
  layer: Layer,
  spelled: readonly Spelled[],
): Task<NearPair[]> {
  const byWords = new Map<string, Spelled>();
  yield* forEachTask(spelled, (one) => {
    const key = one.tokens.join(' ');
    if (!byWords.has(key)) byWords.set(key, one);
  });
  const pairs = new Map<string, NearPair>();
  const counts = new Map<string, number>();
  yield* forEachTask(spelled, (long) => {
    const { tokens } = long;
    for (let start = 0; start < tokens.length; start++) {
      for (let end = start + 1; end <= tokens.length; end++) {
        if (end - start === tokens.length) continue;
        const short = byWords.get(tokens.slice(start, end).join(' '));
        if (!short || short.id === long.id) continue;
        const key = `${short.id}\n${long.id}`;
        const count = counts.get(short.id) ?? 0;
        if (pairs.has(key) || count >= MOST_SWALLOWED) continue;
        if (areLinked(codebook, layer, short.id, long.id)) continue;
        counts.set(short.id, count + 1);
        pairs.set(key, {
          kind: 'swallowed-keyword',
          layer,
          ids: [short.id, long.id],
          words: [short.text, long.text],
        });
      }
    }
  });
  return [...pairs.values()];
}
