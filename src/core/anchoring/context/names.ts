import type { ChangedBeside } from '../../model/place';
import { isEnd } from './side';

/** The first name that differs, where two lists of words are the same except for names. */
export function changedNames(
  words: readonly string[],
  others: readonly string[],
): ChangedBeside | undefined {
  return areAlike(words, others) ? otherNames(words, others) : undefined;
}

/** The first differing name of both lists. */
export function otherNames(
  words: readonly string[],
  others: readonly string[],
): ChangedBeside | undefined {
  const names = namesIn(words);
  const now = namesIn(others);
  const at = names.findIndex((name, i) => name !== now[i]);
  if (at === -1 && names.length === now.length) return undefined;
  const from = at === -1 ? names.length : at;
  return { where: 'frame', was: names[from] ?? '', now: now[from] ?? '' };
}

function areAlike(a: readonly string[], b: readonly string[]): boolean {
  const words = new Set(a);
  const shared = new Set(b.filter((word) => words.has(word))).size;
  return shared > 0 && shared >= Math.max(words.size, new Set(b).size) / 2;
}

/** In scripts without capitals every word may be a name. */
function namesIn(words: readonly string[]): readonly string[] {
  return words.filter((word) => /^[^\p{Ll}\p{N}]/u.test(word) && !isEnd(word));
}

/** Whether a word refers to a person named before. */
export function isPronoun(word: string): boolean {
  return PRONOUNS.has(word.toLowerCase());
}

const PRONOUNS = new Set(
  (
    'he she they his her their him them er sie ihr il elle ils elles lui leur él ella ellos ellas su ' +
    'lei loro ele ela eles elas он она они его её их'
  ).split(' '),
);

/** Words that begin sentences and are not names. */
export const NAMELESS = new Set(
  (
    'He She They It We I You This That These Those Who His Her Their Its Our My The A An In On ' +
    'Er Sie Es Wir Ich Man Sein Seine Ihr Ihre Unser Unsere Der Die Das Ein Eine ' +
    'Il Elle Ils Elles On Nous Je Ce Son Sa Ses Leur Leurs Le La Les Un Une ' +
    'Él Ella Ellos Ellas Su Sus Nuestra El Los Las Lui Lei Loro Suo Sua Lo Gli Ele Ela Eles Elas O Os As ' +
    'Он Она Они Оно Мы Я Его Её Их'
  ).split(' '),
);
