import { runSync, type Task } from '../../util/task';

/** The properties of each UTF-16 code unit for the matcher: its token code, its folded forms and
 * its kind. */
export interface UnitTables {
  /** GAP, SINGLE or SURROGATE; for a letter, number, mark or underscore its case-folded unit. */
  readonly tokens: Uint16Array;
  /** Case folded; typographic apostrophes, quotes and dashes plain; white space a space. */
  readonly folded: Uint16Array;
  /** Like `folded`, with the case kept. */
  readonly plain: Uint16Array;
  /** Bits of KIND. */
  readonly kinds: Uint8Array;
}

/** Between words: white space, punctuation, symbols. */
export const GAP = 0;
/** A character of a script written without spaces: a token of its own. */
export const SINGLE = 1;
/** Half of a character outside the basic plane: the code point decides. */
export const SURROGATE = 2;

export const SPACE = 0x20;

export const KIND = {
  /** A letter, number, mark or underscore: no word border beside it. */
  word: 1,
  /** Needs no border on either side: Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar. */
  free: 2,
  /** Needs no border behind it: Hangul, because particles follow without a space. */
  freeAfter: 4,
  /** Belongs to the character before it (marks, Hangul vowels and finals, Thai and Lao AM). */
  joins: 8,
  space: 16,
} as const;

/** The tables, made on first use, which is slow. Case folds one unit to one unit, as the `iu` flags
 * of a regular expression do, so folding never moves an offset. */
export function unitTables(): UnitTables {
  tables ??= runSync(makeTables());
  return tables;
}

/** Makes the tables in steps, before they are needed. */
export function* unitTablesTask(): Task<void> {
  if (tables) return;
  const made = yield* makeTables();
  tables ??= made;
}

/** KIND bits of any code point. */
export function kindOf(codePoint: number): number {
  if (codePoint < 0x10000) return unitTables().kinds[codePoint] ?? 0;
  const known = astralKinds.get(codePoint);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(codePoint);
  let kind = 0;
  for (const [bit, pattern] of PATTERNS) if (pattern.test(character)) kind |= bit;
  // Limits the cache for texts with very many different rare characters.
  if (astralKinds.size < 20_000) astralKinds.set(codePoint, kind);
  return kind;
}

/** The token code of a code point outside the basic plane; 3 for any word character. */
export function astralToken(codePoint: number): number {
  const kind = kindOf(codePoint);
  if ((kind & KIND.word) === 0) return GAP;
  return (kind & (KIND.free | KIND.freeAfter)) === 0 ? ASTRAL_WORD : SINGLE;
}

export const ASTRAL_WORD = 3;

/** Case folding outside the basic plane (Deseret, Osage, Adlam …): always two units to two. */
export function foldAstral(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  const folded = character.toUpperCase().toLowerCase();
  return folded.length === 2 ? (folded.codePointAt(0) ?? codePoint) : codePoint;
}

export function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

export function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

/** The code point that ends before the offset; −1 at the start of the text. */
export function codePointBefore(text: string, offset: number): number {
  if (offset <= 0) return -1;
  const unit = text.charCodeAt(offset - 1);
  if (!isLowSurrogate(unit) || offset < 2) return unit;
  return isHighSurrogate(text.charCodeAt(offset - 2)) ? (text.codePointAt(offset - 2) ?? -1) : unit;
}

// Script extensions, not scripts: the long vowel mark of Katakana is used by two scripts and so
// belongs to none.
const FREE =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const PATTERNS: readonly (readonly [number, RegExp])[] = [
  [KIND.word, /[\p{L}\p{N}\p{M}_]/u],
  [KIND.free, FREE],
  [KIND.freeAfter, /\p{scx=Hangul}/u],
  [KIND.joins, /[\p{M}\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f]/u],
  [KIND.space, /\s/u],
];

const PLAIN_MARKS: readonly (readonly [string, string])[] = [
  ["'", '`´‘’‚‛‹›′ʼ＇'],
  ['"', '«»“”„‟″＂'],
  ['-', '‐‑‒–—―−﹘﹣－'],
];

let tables: UnitTables | undefined;
const astralKinds = new Map<number, number>();

function* makeTables(): Task<UnitTables> {
  const plane = wholePlane();
  const plain = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) plain[unit] = unit;
  const kinds = new Uint8Array(0x10000);
  const tokens = new Uint16Array(0x10000);
  for (const [bit, pattern] of PATTERNS) {
    yield undefined;
    eachRun(plane, pattern, (from, to) => {
      for (let unit = from; unit < to; unit++) kinds[unit] = (kinds[unit] ?? 0) | bit;
      if (bit === KIND.word) tokens.set(plain.subarray(from, to), from);
      if (bit === KIND.free || bit === KIND.freeAfter) makeSingle(tokens, from, to);
      if (bit === KIND.space) plain.fill(SPACE, from, to);
    });
  }
  tokens.fill(SURROGATE, FIRST_SURROGATE, FIRST_SURROGATE + SURROGATES);

  for (const [mark, variants] of PLAIN_MARKS) {
    for (const variant of variants) {
      plain[variant.charCodeAt(0)] = mark.charCodeAt(0);
      // One of the apostrophes is a letter; it must end words as the others do.
      tokens[variant.charCodeAt(0)] = GAP;
    }
  }
  const folded = plain.slice();
  yield undefined;
  eachRun(plane, /\p{Changes_When_Casemapped}/u, (from, to) => {
    for (let unit = from; unit < to; unit++) {
      folded[unit] = foldUnit(unit);
      if ((tokens[unit] ?? GAP) > SURROGATE) tokens[unit] = folded[unit] ?? unit;
    }
  });
  return { tokens, folded, plain, kinds };
}

function makeSingle(tokens: Uint16Array, from: number, to: number): void {
  for (let unit = from; unit < to; unit++) if (tokens[unit] !== GAP) tokens[unit] = SINGLE;
}

function foldUnit(unit: number): number {
  // Dotless ı has the capital I but is not a variant of i.
  if (unit === 0x131) return unit;
  const upper = String.fromCharCode(unit).toUpperCase();
  const lower = (upper.length === 1 ? upper : String.fromCharCode(unit)).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

/** All units except surrogates, in order, as one string: one regular expression over it is much
 * faster than a test for each unit. */
function wholePlane(): string {
  const block = new Uint16Array(SURROGATES);
  let plane = '';
  for (let from = 0; from < 0x10000; from += SURROGATES) {
    if (from === FIRST_SURROGATE) continue;
    for (let step = 0; step < SURROGATES; step++) block[step] = from + step;
    // The number of arguments is fixed (2,048), so the call cannot overflow.
    plane += String(Reflect.apply(String.fromCharCode, undefined, block));
  }
  return plane;
}

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

/** Runs of units that match, [from, to). No run includes surrogates: their neighbours are
 * unassigned and private. */
function eachRun(plane: string, pattern: RegExp, take: (from: number, to: number) => void): void {
  const runs = new RegExp(`(?:${pattern.source})+`, 'gu');
  for (let run = runs.exec(plane); run; run = runs.exec(plane)) {
    const skipped = run.index < FIRST_SURROGATE ? 0 : SURROGATES;
    take(run.index + skipped, runs.lastIndex + skipped);
  }
}
