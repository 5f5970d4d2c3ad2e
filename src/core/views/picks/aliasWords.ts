/** Of words with a capital letter, a text whose nouns begin with a small one has fewer. */
const MOST_CAPITALS = 0.25;

/** Whether words may be offered as another name of an entry. An alias marks every place in the
 * corpus where it stands, so an ordinary word such as “city” or “night” would mark hundreds that
 * mean something else. Several words may be one; a single one only if it is a name: it has a
 * capital letter, though not for being a noun in German, and the article has it nowhere in small
 * letters, as it would have “Board” after “the board”. `text`: of the article. */
export function mayBeAlias(words: string, text: string): boolean {
  const parts = words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}.’'&-]*/gu) ?? [];
  if (parts.length > 1) return parts.some((part) => part.length > 3);
  const [word] = parts;
  if (word === undefined || !/^\p{Lu}/u.test(word)) return false;
  if (/^\p{Lu}[\p{Lu}\p{N}.&-]+$/u.test(word)) return true;
  const all: readonly string[] = text.slice(0, MOST_READ).match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  const capitals = all.filter((one) => /^\p{Lu}/u.test(one)).length;
  return capitals <= MOST_CAPITALS * all.length && !all.includes(word.toLowerCase());
}

/** In UTF-16 units. */
const MOST_READ = 100_000;
