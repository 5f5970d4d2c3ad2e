/** The speaker named by the beginning of a paragraph ("Ms. Li:", "**Q:**", "[00:36] SPEAKER 3:",
 * "@handle", "王毅："); undefined without such a label. A false label costs a question to the user, a
 * missed one attributes a quote to another speaker: so "The result:" counts as a label, and "There
 * are two reasons:" does not. */
export function labelOf(line: string): string | undefined {
  const handle = HANDLE.exec(line)?.[1] ?? TIMED.exec(line)?.[1] ?? CHINESE.exec(line)?.[1];
  if (handle !== undefined) return handle;
  const bold = BOLD.exec(line)?.[1];
  if (bold !== undefined && isName(bold)) return bold;
  const label = LABEL.exec(line)?.[1];
  if (label === undefined) return undefined;
  const words = label.split(/\s+/).length;
  const isLabel = isName(label) || isRole(label) || /^(?:>\s*)?(?:\*\*|__)/.test(line);
  return words <= MOST_WORDS && isLabel ? label : undefined;
}

/** Whether all words are capitalised as names are: "President of the Council", "Ms. Li
 * (laughs)". */
export function isName(words: string): boolean {
  return words
    .trim()
    .split(/\s+/)
    .every((word) => NAME.test(word) || PARTICLES.has(word));
}

/** Whether a label is a role: "The witness", "Minister of finance Weber", "weber". */
function isRole(label: string): boolean {
  const words = label.split(/\s+/);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length === 1) return true;
  if (words.length <= 3 && ARTICLES.has(first.toLowerCase())) return true;
  const small = words.filter((word) => !NAME.test(word) && !PARTICLES.has(word)).length;
  return words.length >= 3 && small === 1 && NAME.test(first) && NAME.test(last);
}

const HANDLE = /^(?:>\s*)?[*_]*(@\w+)/u;
/** A time and a name alone in a line: "[00:12:44] Weber". */
const TIMED = /^\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+(\p{Lu}[^\n:!?.]{0,48})$/u;
/** Excludes "he said:". */
const CHINESE =
  /^(?:>\s*)?([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{1,7}[^说說道称稱言示曰う])：/u;
const BOLD = /^(?:>\s*)?(?:\*\*|__)([^*_\n]{1,64})(?:\*\*|__)(?=[\s—–-]|$)/u;
/** A time may precede the label, and in French a space follows it. */
const LABEL =
  /^(?:>\s*)?((?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?[*_“"(]*[\p{L}\d][^\n:!?.。]{0,63}?(?:\.[^\n:!?]{0,48}?)?)[*_]*\s?:(?:[*_]*\s|$)/u;
const MOST_WORDS = 8;
/** No word in lower case: sentences that end with a colon have some. */
const NAME = /^[^\p{L}]*(?:[^\p{Ll}]|$)/u;
const PARTICLES = new Set(
  'of the for and de la du di da do dos del von van der den zu al bin ibn y e и'.split(' '),
);
const ARTICLES = new Set('the der die das le la el il lo o a'.split(' '));
