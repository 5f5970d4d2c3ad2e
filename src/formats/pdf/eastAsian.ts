/** Chinese and Japanese, with their punctuation and wide forms: written without spaces. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\u3000-\\u303f\\uff00-\\uffef]';
const END = new RegExp(`${UNSPACED}$`, 'u');
const BEGIN = new RegExp(`^${UNSPACED}`, 'u');
const SPACES = new RegExp(`(?<=${UNSPACED})[ \\u3000](?=${UNSPACED})`, 'gu');

/** Whether two texts follow each other without a space. */
export function isUnspaced(text: string, next: string): boolean {
  return END.test(text.slice(-2)) && BEGIN.test(next);
}

/** A text without the spaces that stand for wide settings, between characters that have none. */
export function withoutSpaces(text: string): string {
  return text.replace(SPACES, '');
}

const LONGEST_WORD = 20;

/** Whether a Korean line ends within a word: lines may break after any syllable. `words`: of the
 * whole text. */
export function isWithinKoreanWord(
  text: string,
  next: string,
  words: ReadonlySet<string>,
): boolean {
  const begin = /\p{sc=Hang}+$/u.exec(text.slice(-LONGEST_WORD))?.[0];
  const end = /^\p{sc=Hang}+/u.exec(next)?.[0];
  return begin !== undefined && end !== undefined && words.has(begin + end);
}
