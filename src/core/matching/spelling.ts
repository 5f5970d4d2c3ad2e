import { foldAstral, isHighSurrogate, SPACE, unitTables } from './units';

/** An alias as the matcher compares it: NFC, trimmed, white space one space, apostrophes, quotes
 * and dashes plain. */
export interface Spelling {
  /** Case folded: equal for aliases that differ in case alone. */
  readonly folded: string;
  /** With its case, when the text must have it as written; else undefined. */
  readonly exact: string | undefined;
}

/** Undefined for an alias without a character, or with half of one. */
export function spellingOf(text: string, exactCase: boolean): Spelling | undefined {
  if (SIMPLE.test(text)) {
    const isExact = exactCase || isInCapitals(text);
    return { folded: text.toLowerCase(), exact: isExact ? text : undefined };
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

/** Words of ASCII without a backtick, which counts as an apostrophe: most aliases of most studies,
 * for a tenth of the work. */
const SIMPLE = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** Two or more cased letters and none lower case: `US`, `NATO`, `U.S.`, but not `G7`. */
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
