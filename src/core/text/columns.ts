/** Columns of a text on a terminal, or in an editor's monospaced font: East Asian characters and
 * emoji take two, marks and format characters none, and a grapheme counts once. After Unicode's
 * East Asian Width (UAX 11), approximated by scripts. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of segmenter().segment(text)) columns += columnsOfOne(segment);
  return columns;
}

/** The longest beginning of a text that fits into the given columns. */
export function startWithin(text: string, columns: number): string {
  if (PLAIN.test(text)) return text.slice(0, Math.max(0, columns));
  let used = 0;
  for (const { index, segment } of segmenter().segment(text)) {
    used += columnsOfOne(segment);
    if (used > columns) return text.slice(0, index);
  }
  return text;
}

/** The longest end of a text that fits into the given columns. */
export function endWithin(text: string, columns: number): string {
  if (PLAIN.test(text)) return text.slice(Math.max(0, text.length - columns));
  let excess = columnsOf(text) - columns;
  if (excess <= 0) return text;
  for (const { index, segment } of segmenter().segment(text)) {
    if (excess <= 0) return text.slice(index);
    excess -= columnsOfOne(segment);
  }
  return '';
}

/** The spaces that pad a text to the given columns. */
export function spacesTo(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** Below the first combining mark, where each unit is a column. */
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027]*$/;
const NO_WIDTH = /^[\p{M}\p{Cf}]$/u;
const WIDE =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]$/u;

function columnsOfOne(segment: string): number {
  let columns = 0;
  for (const character of segment) {
    if (WIDE.test(character)) return 2;
    if (!NO_WIDTH.test(character)) columns = 1;
  }
  return columns;
}

let made: Intl.Segmenter | undefined;

/** Made on first use, since a segmenter is costly. */
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return made;
}
