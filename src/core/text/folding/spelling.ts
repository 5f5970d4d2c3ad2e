import { foldAstral, isHighSurrogate, SPACE, unitTables } from './units';

/** An alias in the form in which the matcher compares it: NFC, trimmed, white space one space,
 * apostrophes, quotes and dashes plain. */
export interface Spelling {
  /** Case folded: equal for aliases that differ only in case. */
  readonly folded: string;
  /** With its case, when the text must have it as written; else undefined. */
  readonly exact: string | undefined;
}

/** Undefined for an alias without a character, or with a lone surrogate. */
export function spellingOf(text: string, exactCase: boolean): Spelling | undefined {
  const letters = lettersOfSimple(text);
  if (letters !== undefined) {
    const isExact = exactCase || letters === (LETTERS.capital | LETTERS.capitals);
    const folded = (letters & LETTERS.capital) === 0 ? text : text.toLowerCase();
    return { folded, exact: isExact ? text : undefined };
  }
  const tidy = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  if (tidy === '' || /\p{Cs}/u.test(tidy)) return undefined;
  const { plain } = unitTables();
  let asWritten = '';
  for (let at = 0; at < tidy.length; at++) {
    asWritten += String.fromCharCode(plain[tidy.charCodeAt(at)] ?? SPACE);
  }
  return {
    folded: foldCase(asWritten),
    exact: exactCase || isInCapitals(tidy) ? asWritten : undefined,
  };
}

const LETTERS = { small: 1, capital: 2, capitals: 4 } as const;

/** The letters that a text has, as bits, if it is ASCII words with single spaces and without a
 * backtick, which counts as an apostrophe: a fast path for most aliases. */
function lettersOfSimple(text: string): number | undefined {
  let letters = 0;
  let before = SPACE;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x61 && unit <= 0x7a) letters |= LETTERS.small;
    else if (unit >= 0x41 && unit <= 0x5a) {
      letters |= (letters & LETTERS.capital) === 0 ? LETTERS.capital : LETTERS.capitals;
    } else if (unit === SPACE ? before === SPACE : unit < SPACE || unit > 0x7e || unit === 0x60) {
      return undefined;
    }
    before = unit;
  }
  return before === SPACE ? undefined : letters;
}

/** Two or more cased letters and none in lower case: `US`, `NATO`, `U.S.`, but not `G7`. */
export function isInCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /[\p{Lu}\p{Lt}].*[\p{Lu}\p{Lt}]/su.test(text);
}

/** A spelling as written with its case folded, unit by unit. */
export function foldCase(text: string): string {
  const { folded } = unitTables();
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isHighSurrogate(unit)) {
      result += String.fromCodePoint(foldAstral(text.codePointAt(at) ?? SPACE));
      at++;
    } else {
      result += String.fromCharCode(folded[unit] ?? unit);
    }
  }
  return result;
}
