import { astralAt } from '../text/folding/tokens';
import {
  GAP,
  isHighSurrogate,
  isLowSurrogate,
  KIND,
  kindOf,
  SINGLE,
  SURROGATE,
  unitTables,
} from '../text/folding/units';

/** A word of a text; in scripts written without spaces, a character with its marks. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** A character of a script without spaces, or of Hangul. */
  readonly single: boolean;
}

const SOFT_HYPHEN = 0xad;

/** Visits the words that begin in [from, to), as matching sees them: runs of letters, numbers,
 * marks and underscores. A soft hyphen does not end a word. Returns the offset where the next one
 * may begin. */
export function eachToken(
  text: string,
  from: number,
  to: number,
  visit: (token: Token) => void,
): number {
  const { tokens, kinds } = unitTables();
  const code = (at: number): number => {
    const known = tokens[text.charCodeAt(at)] ?? GAP;
    return known === SURROGATE ? astralAt(text, at) : known;
  };
  const width = (at: number): number => (isHighSurrogate(text.charCodeAt(at)) ? 2 : 1);
  const joins = (at: number): boolean =>
    at < text.length && ((kinds[text.charCodeAt(at)] ?? 0) & KIND.joins) !== 0;
  let at = from;
  while (at < to) {
    const first = code(at);
    if (first === GAP) {
      at++;
      continue;
    }
    const start = at;
    at += width(at);
    if (first === SINGLE) while (joins(at)) at++;
    else {
      for (;;) {
        // Marks that several scripts share count as those of scripts without spaces.
        if (at < text.length && (joins(at) || isWordCode(code(at)))) at += width(at);
        else if (text.charCodeAt(at) === SOFT_HYPHEN && isWordCode(code(at + 1))) at++;
        else break;
      }
    }
    visit({ start, end: at, single: first === SINGLE });
  }
  return at;
}

function isWordCode(code: number): boolean {
  return code !== GAP && code !== SINGLE;
}

/** Kinds of the characters beside an offset, as bits of KIND; 0 outside the text. */
export function kindBefore(text: string, offset: number): number {
  if (offset <= 0) return 0;
  const unit = text.charCodeAt(offset - 1);
  const isPair = isLowSurrogate(unit) && offset > 1;
  return kindOf(isPair ? (text.codePointAt(offset - 2) ?? unit) : unit);
}

export function kindAt(text: string, offset: number): number {
  return offset < text.length ? kindOf(text.codePointAt(offset) ?? 0) : 0;
}
