/** Longer lines do not fit a window, where the editor does not wrap them: a paragraph of an article is one line in
 * most texts, and one that was wrapped by hand has 60 to 100 characters a line. */
export const LONGEST_SEEN = 140;

/** How much of a text is looked at, in UTF-16 units: an article with long lines has one soon. */
const LOOKED_AT = 100_000;

/** Whether a text, whose lines end in LF, has a line too long to be read without wrapping it. */
export function hasLongLines(text: string): boolean {
  const end = Math.min(text.length, LOOKED_AT);
  for (let start = 0; start < end;) {
    const next = text.indexOf('\n', start);
    const lineEnd = next === -1 ? text.length : next;
    if (lineEnd - start > LONGEST_SEEN) return true;
    start = lineEnd + 1;
  }
  return false;
}
