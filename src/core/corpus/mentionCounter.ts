import type { Dictionary } from '../matching/dictionary';
import { findGroups } from '../matching/match';
import type { WordCollector } from '../matching/wordFilter';
import type { Mention } from '../model/mention';

/** Counts mentions of many texts without an object for each. */
export interface MentionCounter {
  /** The counted keys, as `actor:china`; the list grows as keys are found. */
  readonly keys: readonly string[];
  /** Counts the matches of a text from an offset on: pairs of the index of a key and a count, equal
   * to `countMentions` of these matches. `words` receives the words of the text from there on. */
  countMatches(text: string, from: number, words?: WordCollector): readonly number[];
  /** Counts mentions as they are shown. */
  countMentions(mentions: readonly Mention[]): readonly number[];
}

export function mentionCounter(dictionary: Dictionary): MentionCounter {
  const keys: string[] = [];
  const known = new Map<string, number>();
  /** For each group of the dictionary that was found. */
  const keysOfGroup: (readonly number[] | undefined)[] = [];
  const counts: number[] = [];
  const keyOf = (key: string): number => {
    let index = known.get(key);
    if (index === undefined) {
      index = keys.length;
      keys.push(key);
      counts.push(0);
      known.set(key, index);
    }
    return index;
  };
  const keysOf = (group: number): readonly number[] => {
    const { layer, ids = [] } = dictionary.groups[group] ?? {};
    return (keysOfGroup[group] ??= ids.map((id) => keyOf(`${layer}:${id}`)));
  };
  // Keys with a count at the moment, in the order of their first mention.
  const touched: number[] = [];
  const add = (key: number): void => {
    const count = counts[key] ?? 0;
    if (count === 0) touched.push(key);
    counts[key] = count + 1;
  };
  const addGroup = (group: number): void => {
    for (const key of keysOf(group)) add(key);
  };
  const take = (): readonly number[] => {
    const pairs: number[] = [];
    for (const key of touched) {
      pairs.push(key, counts[key] ?? 0);
      counts[key] = 0;
    }
    touched.length = 0;
    return pairs;
  };
  return {
    keys,
    countMatches: (text, from, words) => {
      findGroups(dictionary, text, from, addGroup, words);
      return take();
    },
    countMentions: (mentions) => {
      for (const { layer, ids } of mentions) for (const id of ids) add(keyOf(`${layer}:${id}`));
      return take();
    },
  };
}
