/** In UTF-16 units. Longer lines do not fit a window without wrapping: a paragraph of an article is
 * usually one line, and hard-wrapped text has 60 to 100 characters a line. */
export const LONGEST_SEEN = 140;

/** How much of a text is read, in UTF-16 units: an article with long lines has one early. */
const LOOKED_AT = 100_000;

/** Whether a text with LF line endings has a line too long to be read without wrapping. */
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
