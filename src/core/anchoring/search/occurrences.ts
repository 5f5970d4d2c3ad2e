/** Calls `visit` with the start (UTF-16) of every occurrence of `words` in the text, overlapping
 * ones included, in text order, until it returns false. Empty words never occur. Linear in text
 * plus words: it searches their beginning with `indexOf`, which is fast on prose but quadratic on
 * a long line that nearly repeats itself, and changes to Knuth–Morris–Pratt when that beginning
 * occurs too often. */
export function visitOccurrences(
  text: string,
  words: string,
  visit: (start: number) => boolean,
  from = 0,
): void {
  if (words === '') return;
  const probe = words.slice(0, PROBE);
  let compared = 0;
  for (let at = text.indexOf(probe, from); at !== -1; at = text.indexOf(probe, at + 1)) {
    if ((words.length <= PROBE || text.startsWith(words, at)) && !visit(at)) return;
    compared += words.length;
    if (compared > text.length) {
      visitLinearly(text, words, visit, at + 1);
      return;
    }
  }
}

/** The most characters that `indexOf` compares at each place. */
const PROBE = 32;

/** How often `words` occurs in the text; counts no further than `limit`. */
export function countOccurrences(text: string, words: string, limit = Infinity): number {
  let count = 0;
  visitOccurrences(text, words, () => ++count < limit);
  return count;
}

/** The starts (UTF-16) of the first occurrences, in text order. */
export function occurrencesOf(text: string, words: string, most: number): readonly number[] {
  const starts: number[] = [];
  visitOccurrences(text, words, (at) => starts.push(at) < most);
  return starts;
}

/** Knuth, Morris and Pratt, "Fast pattern matching in strings" (1977). */
function visitLinearly(
  text: string,
  words: string,
  visit: (start: number) => boolean,
  from: number,
): void {
  const borders = bordersOf(words);
  let matched = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    while (matched > 0 && words.charCodeAt(matched) !== code) matched = borders[matched - 1] ?? 0;
    if (words.charCodeAt(matched) === code) matched++;
    if (matched === words.length) {
      if (!visit(at + 1 - matched)) return;
      matched = borders[matched - 1] ?? 0;
    }
  }
}

/** For each prefix of the words, the length of its longest border, which is both its beginning and
 * its end. */
function bordersOf(words: string): Int32Array {
  const borders = new Int32Array(words.length);
  let length = 0;
  for (let at = 1; at < words.length; at++) {
    const code = words.charCodeAt(at);
    while (length > 0 && words.charCodeAt(length) !== code) length = borders[length - 1] ?? 0;
    if (words.charCodeAt(length) === code) length++;
    borders[at] = length;
  }
  return borders;
}
