import {
  ASTRAL_WORD,
  astralToken,
  GAP,
  isHighSurrogate,
  SINGLE,
  SURROGATE,
  unitTables,
} from './units';

/** Where the token that was read last ends. An object, because returning two numbers from the
 * innermost loop would make one for each word of the text. */
export interface TokenCursor {
  end: number;
}

export const SEED = 0x2f0b4a27;
export const FACTOR = 0x9e3779b1 | 0;

/** The first offset from `at` on where a token begins; `end` without one. */
export function skipGap(tokens: Uint16Array, text: string, at: number, end: number): number {
  while (at < end) {
    const code = tokens[text.charCodeAt(at)] ?? GAP;
    if (code !== GAP && (code !== SURROGATE || astralAt(text, at) !== GAP)) return at;
    at++;
  }
  return end;
}

/** The hash of the token that begins at `at`: a run of word characters with its case folded, or a
 * single character. One multiplication a unit. Sets `cursor.end`. */
export function readToken(
  tokens: Uint16Array,
  text: string,
  at: number,
  end: number,
  cursor: TokenCursor,
): number {
  let hash = SEED;
  let here = at;
  let code = tokens[text.charCodeAt(here)] ?? GAP;
  while (code > SURROGATE) {
    hash = Math.imul(hash ^ code, FACTOR);
    here++;
    if (here >= end) break;
    code = tokens[text.charCodeAt(here)] ?? GAP;
  }
  if (here > at && code !== SURROGATE) {
    cursor.end = here;
    return hash;
  }
  if (here === at && code === SINGLE) {
    cursor.end = at + 1;
    return singleHash(text, at, 1);
  }
  return readAstralToken(tokens, text, here, end, hash, cursor);
}

/** Continues a token (or begins one, when `hash` is the seed) at a character outside the basic
 * plane. */
function readAstralToken(
  tokens: Uint16Array,
  text: string,
  at: number,
  end: number,
  hash: number,
  cursor: TokenCursor,
): number {
  if (hash === SEED && astralAt(text, at) === SINGLE) {
    cursor.end = at + 2;
    return singleHash(text, at, 2);
  }
  while (at < end) {
    const unit = text.charCodeAt(at);
    const code = tokens[unit] ?? GAP;
    if (code > SURROGATE) {
      hash = Math.imul(hash ^ code, FACTOR);
      at++;
    } else if (code === SURROGATE && astralAt(text, at) === ASTRAL_WORD) {
      // The low half differs between capital and small letter, the high half never does.
      hash = Math.imul(hash ^ unit, FACTOR);
      at += 2;
    } else break;
  }
  cursor.end = at;
  return hash;
}

function singleHash(text: string, at: number, width: number): number {
  const { folded } = unitTables();
  let hash = SEED;
  for (let step = 0; step < width; step++) {
    hash = Math.imul(hash ^ (folded[text.charCodeAt(at + step)] ?? 0), FACTOR);
  }
  return hash;
}

/** GAP, SINGLE or ASTRAL_WORD for the character that begins at a surrogate; GAP for half of one. */
export function astralAt(text: string, at: number): number {
  if (!isHighSurrogate(text.charCodeAt(at))) return GAP;
  const codePoint = text.codePointAt(at) ?? 0;
  return codePoint < 0x10000 ? GAP : astralToken(codePoint);
}
