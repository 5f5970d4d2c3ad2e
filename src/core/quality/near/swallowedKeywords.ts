import type { Codebook } from '../../model/codebook';
import { forEachTask, type Task } from '../../util/task';
import { areLinked, type NearPair, type Spelled } from './pair';

/** Issues that one keyword may be swallowed by, listed one by one. */
const MOST_PAIRS = 20;

/** Keywords of an issue that stand within a longer one of another ("trade" in "trade war"): where a
 * text has the longer one, matching finds only that. Issues of which one is part of the other are
 * passed over, since the mention counts for both. Once for each two issues. Linear in the words:
 * each stretch of a keyword is looked up. */
export function* swallowedKeywords(
  codebook: Codebook,
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
        if (pairs.has(key) || count >= MOST_PAIRS) continue;
        if (areLinked(codebook, 'issue', short.id, long.id)) continue;
        counts.set(short.id, count + 1);
        pairs.set(key, {
          kind: 'swallowed-keyword',
          layer: 'issue',
          ids: [short.id, long.id],
          words: [short.text, long.text],
        });
      }
    }
  });
  return [...pairs.values()];
}
