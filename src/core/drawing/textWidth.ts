import { graphemeFloor } from '../text/graphemes';

/** An estimate of the width of a text in pixels, in a face like Arial or DejaVu Sans, since pure
 * code cannot measure. It is rather too wide than too narrow, so that what is cut to a width fits
 * it. */
export function textWidth(text: string, size: number, bold = false): number {
  let units = 0;
  for (const character of text) units += unitsOf(character);
  return units * size * (bold ? 1.08 : 1);
}

/** The text, or its beginning with an ellipsis where it is wider. */
export function cutToWidth(text: string, size: number, width: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  let end = 0;
  let used = textWidth('…', size, bold);
  for (const character of text) {
    used += textWidth(character, size, bold);
    if (used > width) break;
    end += character.length;
  }
  return `${text.slice(0, graphemeFloor(text, end)).trimEnd()}…`;
}

/** Lines of at most the given width, broken at spaces where there are any; the last ends in an
 * ellipsis where the text is cut. */
export function wrapToWidth(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(' ');
  for (const [at, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      const rest = [line, ...words.slice(at)].filter(Boolean).join(' ');
      return [...lines, cutToWidth(rest, size, width)];
    }
    if (line !== '') lines.push(line);
    line = textWidth(word, size) <= width ? word : cutToWidth(word, size, width);
  }
  return line === '' ? lines : [...lines, line];
}

function unitsOf(character: string): number {
  if (/[ijl.,:;'|!()[\]`\s]/.test(character)) return 0.35;
  if (/[mwMW@%—…]/.test(character)) return 0.95;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  if (character > '\u2e7f') return 1.1;
  return /\p{Lu}/u.test(character) ? 0.72 : 0.6;
}
