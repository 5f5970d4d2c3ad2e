/** The offsets where the paragraphs begin: blocks of lines, separated by lines that are empty or
 * only white space; in a text without such lines, each line. For citations ("
 *
 * 4"): `from` excludes the front matter. */
export function paragraphStarts(text: string, from = 0): Int32Array {
  const blocks = startsOf(text, from, false);
  return blocks.length > 1 ? blocks : startsOf(text, from, true);
}

function startsOf(text: string, from: number, eachLine: boolean): Int32Array {
  const starts: number[] = [];
  let afterBlank = true;
  for (let at = from; at < text.length;) {
    const lineBreak = text.indexOf('\n', at);
    const end = lineBreak === -1 ? text.length : lineBreak;
    const blank = isBlank(text, at, end);
    if (!blank && (afterBlank || eachLine)) starts.push(at);
    afterBlank = blank;
    at = end + 1;
  }
  return Int32Array.from(starts);
}

/** The number of the paragraph at an offset, counted from 1; in a gap, that of the paragraph
 * before. 0 before the first one. */
export function paragraphAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For a single look-up; with several, keep the starts. */
export function paragraphOf(text: string, offset: number, from = 0): number {
  return paragraphAt(paragraphStarts(text, from), offset);
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    // Decides most lines by their first character.
    if (text.charCodeAt(at) > 0x20) return text.slice(at, end).trim() === '';
  }
  return true;
}
