import { Refused } from './refuse';
import { MOST_CELLS, MOST_ROWS } from './tables';

/** The limit of nested values; a row of a table has three or four. */
const DEEPEST = 20;
const MOST_VALUES = 2 * MOST_CELLS;
/** Digits that a number can hold exactly. */
const EXACT = 15;

/** Scans JSON before it is parsed, and gives it with its long whole numbers as strings, since ids
 * of twenty digits would lose the last ones. `byLine`: each line is a value of its own. Throws
 * `Refused` for values nested too deeply, and for too many: a parser cannot be stopped. Linear
 * time. */
export function scanJson(text: string, byLine: boolean): string {
  const pieces: string[] = [];
  let written = 0;
  let depth = 0;
  let [values, lines] = [0, 1];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '"') at = endOfText(text, at);
    else if (unit === ',') values++;
    else if (unit === '[' || unit === '{') [depth, values] = [depth + 1, values + 1];
    else if (unit === ']' || unit === '}') depth--;
    else if (unit === '\n' && byLine) [depth, lines] = [0, lines + 1];
    else if (unit >= '0' && unit <= '9') {
      NUMBER.lastIndex = at;
      const [number = unit] = NUMBER.exec(text) ?? [];
      const start = text.charAt(at - 1) === '-' ? at - 1 : at;
      at += number.length - 1;
      if (number.length > EXACT && /^\d+$/.test(number)) {
        pieces.push(text.slice(written, start), `"${text.slice(start, at + 1)}"`);
        written = at + 1;
      }
    }
    if (depth > DEEPEST) throw new Refused('too-deep');
    if (values > MOST_VALUES || lines > MOST_ROWS) throw new Refused('too-large');
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(written);
}

const NUMBER = /[\d.eE+-]{1,1000}/y;

/** The place of a string's closing quotation mark; the end of its line where it has none, since a
 * JSON string has no line break. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '"') return at;
    if (unit === '\n') return at - 1;
    if (unit === '\\') at++;
  }
  return text.length;
}
