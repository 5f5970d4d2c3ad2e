import {
  ASTRAL_WORD,
  astralToken,
  GAP,
  isHighSurrogate,
  SINGLE,
  SURROGATE,
  unitTables,
} from './units';

/** The end of the last token. An object, because returning two numbers from the innermost loop
 * would allocate one for each word of the text. */
export interface TokenCursor {
  end: number;
}

const FACTOR = 0x9e3779b1 | 0;

/** The tokens that begin in a short stretch of text, in columns. */
export interface TokenBlock {
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
  count: number;
  /** Where the next block begins: behind the last token, or behind the stretch. */
  next: number;
}

/** Short enough that a block stays in the nearest cache. */
const BLOCK_UNITS = 1024;

export function newBlock(): TokenBlock {
  // Slots are written one ahead of the tokens.
  const slots = BLOCK_UNITS + 2;
  return { starts: new Int32Array(slots), hashes: new Int32Array(slots), count: 0, next: 0 };
}

/** Reads the tokens that begin from `from` on and before `limit`, as many as a block holds; they
 * end by `end`. */
export function readBlock(
  tokens: Uint16Array,
  text: string,
  from: number,
  limit: number,
  end: number,
  block: TokenBlock,
): void {
  const { starts, hashes } = block;
  const to = Math.min(limit, from + BLOCK_UNITS);
  const cursor: TokenCursor = { end: from };
  block.count = 0;
  let at = from;
  while (at < to) {
    // The rest is a word that the end of the stretch cuts, or a rare character.
    at = skipGap(tokens, text, readWords(tokens, text, at, to, block), to);
    if (at >= to) break;
    starts[block.count] = at;
    hashes[block.count++] = readToken(tokens, text, at, end, cursor);
    at = cursor.end;
    for (; at < to && tokens[text.charCodeAt(at)] === SINGLE; at++) {
      starts[block.count] = at;
      hashes[block.count++] = singleHash(text, at, 1);
    }
  }
  block.next = at;
}

/** Adds the ordinary words from `at` on, up to the first unit that needs a closer look. Returns
 * that place, or the beginning of the word that contains it. The borders of words are handled
 * without branches, which would be mispredicted, and sums are truncated to 32 bits, to avoid
 * overflow checks. */
function readWords(
  tokens: Uint16Array,
  text: string,
  at: number,
  to: number,
  block: TokenBlock,
): number {
  const { starts, hashes } = block;
  let count = block.count | 0;
  let hash = 0;
  // 1 within a word, 0 between words.
  let inside = 0;
  for (; at < to; at++) {
    const code = tokens[text.charCodeAt(at)] ?? GAP;
    if ((code - SINGLE) >>> 0 <= SURROGATE - SINGLE) break;
    // Between words the start of the next one advances; within one it is that of the word.
    starts[(count + inside) | 0] = at;
    hashes[count] = hash;
    const isLetter = -code >>> 31;
    count = (count + (inside & ~isLetter)) | 0;
    hash = Math.imul(Math.imul(hash ^ code, FACTOR), isLetter);
    inside = isLetter;
  }
  block.count = count;
  return inside === 0 ? at : (starts[count] ?? at);
}

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
  let hash = 0;
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
  if (here === at) {
    const width = code === SINGLE ? 1 : astralAt(text, at) === SINGLE ? 2 : 0;
    if (width > 0) {
      cursor.end = at + width;
      return singleHash(text, at, width);
    }
  }
  return readAstralToken(tokens, text, here, end, hash, cursor);
}

/** Continues or begins a word at a character outside the basic plane. */
function readAstralToken(
  tokens: Uint16Array,
  text: string,
  at: number,
  end: number,
  hash: number,
  cursor: TokenCursor,
): number {
  while (at < end) {
    const unit = text.charCodeAt(at);
    const code = tokens[unit] ?? GAP;
    if (code > SURROGATE) {
      hash = Math.imul(hash ^ code, FACTOR);
      at++;
    } else if (code === SURROGATE && astralAt(text, at) === ASTRAL_WORD) {
      // Only the low surrogate differs between capital and small letters.
      hash = Math.imul(hash ^ unit, FACTOR);
      at += 2;
    } else break;
  }
  cursor.end = at;
  return hash;
}

function singleHash(text: string, at: number, width: number): number {
  const { folded } = unitTables();
  let hash = 0;
  for (let step = 0; step < width; step++) {
    hash = Math.imul(hash ^ (folded[text.charCodeAt(at + step)] ?? 0), FACTOR);
  }
  return hash;
}

/** GAP, SINGLE or ASTRAL_WORD for the character that begins at a surrogate; GAP for a lone one. */
export function astralAt(text: string, at: number): number {
  if (!isHighSurrogate(text.charCodeAt(at))) return GAP;
  const codePoint = text.codePointAt(at) ?? 0;
  return codePoint < 0x10000 ? GAP : astralToken(codePoint);
}
