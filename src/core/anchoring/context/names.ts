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
  const names = namesAmong(words);
  const now = namesAmong(others);
  const at = names.findIndex((name, i) => name !== now[i]);
  if (at === -1 && names.length === now.length) return undefined;
  const from = at === -1 ? names.length : at;
  return { where: 'frame', was: names[from] ?? '', now: now[from] ?? '' };
}

/** Whether half of the different words of both lists are in the other. */
export function areAlike(a: readonly string[], b: readonly string[]): boolean {
  return likeness(a, b) >= 1 / 2;
}

/** The share of different words that both lists have, of the longer one. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const words = new Set(a);
  const others = new Set(b);
  let shared = 0;
  for (const word of others) if (words.has(word)) shared++;
  return shared / Math.max(1, words.size, others.size);
}

/** In scripts without capitals every word may be a name. */
function isCapitalised(word: string): boolean {
  return /^[^\p{Ll}\p{N}]/u.test(word) && !isEnd(word);
}

/** Whether a word can name a person or a group: it is capitalised, no day or month, and is not
 * known to begin sentences. */
export function isName(word: string): boolean {
  return isCapitalised(word) && !NAMELESS.has(word) && !DATES.has(word);
}

/** The words that show who is meant: names, and "he" or "she", in text order. */
export function namesAmong(words: readonly string[]): readonly string[] {
  return words.filter((word) => isName(word) || HE_OR_SHE.has(word.toLowerCase()));
}

/** The names of a list that others replaced, and those. Undefined where names were only added, or
 * only removed: then one list is within the other. */
export function exchangedNames(
  names: readonly string[],
  others: readonly string[],
): { readonly was: string; readonly now: string } | undefined {
  if (isWithin(names, others) || isWithin(others, names)) return undefined;
  let from = 0;
  while (names[from] === others[from]) from++;
  let [to, end] = [names.length, others.length];
  while (to > from && end > from && names[to - 1] === others[end - 1])
    [to, end] = [to - 1, end - 1];
  return { was: shownNames(names.slice(from, to)), now: shownNames(others.slice(from, end)) };
}

function shownNames(names: readonly string[]): string {
  return names.slice(0, MOST_SHOWN).join(' ');
}

const MOST_SHOWN = 3;

/** Whether all words are among the others, in their order. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const word of others) if (word === words[at]) at++;
  return at === words.length;
}

/** Whether a word refers to a person named before. */
export function isPronoun(word: string): boolean {
  return PRONOUNS.has(word.toLowerCase());
}

const HE_OR_SHE = new Set('he she er il elle él ella lui lei ele ela он она'.split(' '));

const PRONOUN_LIST = (
  'he she they his her their him them er sie ihr il elle ils elles lui leur él ella ellos ellas su ' +
  'lei loro ele ela eles elas он она они его её их'
).split(' ');
const PRONOUNS = new Set(PRONOUN_LIST);
/** For text that is not read word by word. */
export const PRONOUN = new RegExp(`(?<!\\p{L})(?:${PRONOUN_LIST.join('|')})(?!\\p{L})`, 'iu');

/** Words that begin sentences and are not names. */
const NAMELESS = new Set(
  (
    'He She They It We I You This That These Those Who His Her Their Its Our My The A An In On ' +
    'At As By For From Of To With Without After Before During Since Until While When If But And Or ' +
    'So Yet Then Now Here There Today What Which How Why Where Not No Nobody Nothing None All Each ' +
    'Every Both Some Many Most More Few One Two Three First Second Third Last Next Once Only Also ' +
    'Even Still Such Another Other However Although Though Because Therefore Thus Hence Moreover ' +
    'Meanwhile Instead Indeed Perhaps Is Are Was Were Do Does Did Has Have Had Would Can Could ' +
    'Should Must Let According Under Over Between Among Against Through Despite ' +
    'Er Sie Es Wir Ich Man Sein Seine Ihr Ihre Unser Unsere Der Die Das Dem Den Des Ein Eine Einer ' +
    'Einem Einen Und Aber Oder Denn Doch Auch Wenn Weil Obwohl Während Als Bei Mit Von Zu Zum Zur ' +
    'Für Nach Vor Seit Im Am Auf Aus Durch Über Unter Dabei Damit Daher Deshalb Dann Nun Nur Noch ' +
    'Schon Hier Dort Dies Dieser Diese Dieses Alle Jeder Jede Kein Keine Nicht Wer Wie Warum Wo Ist ' +
    'Sind Hat Wird ' +
    'Il Elle Ils Elles On Nous Je Ce Cet Cette Ces Son Sa Ses Leur Leurs Le La Les Un Une Du Des Au ' +
    'Aux De Et Mais Ou Donc Car Si Quand Comme Pour Avec Sans Dans En Par Sur ' +
    'Él Ella Ellos Ellas Su Sus Nuestra El Los Las Y Pero Cuando Como Para Con Sin Al Del Por Este ' +
    'Esta Estos Estas Ese Esa Lui Lei Loro Suo Sua Lo Gli Ele Ela Eles Elas O Os As ' +
    'Он Она Они Оно Мы Я Его Её Их Но И А В На По Это'
  ).split(' '),
);

/** Without those that are also names of persons. */
const DATES = new Set(
  (
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March July September ' +
    'October November December Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar ' +
    'Februar März Juni Juli Oktober Dezember'
  ).split(' '),
);
