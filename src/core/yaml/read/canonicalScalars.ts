import type { YamlScalar } from '../node';
import { APOSTROPHE, BACKSLASH, COLON, DASH, QUESTION, QUOTE, SPACE } from './units';

/** The scalar in quotes that begins at the offset; undefined for one that has several lines, is not
 * closed, or has escapes or characters that JSON does not have. */
export function readQuoted(text: string, start: number): YamlScalar | undefined {
  return text.charCodeAt(start) === QUOTE ? readDouble(text, start) : readSingle(text, start);
}

function readSingle(text: string, start: number): YamlScalar | undefined {
  let doubled = false;
  let at = endOfSingleRun(text, start + 1);
  for (; isApostrophe(text, at) && isApostrophe(text, at + 1); at = endOfSingleRun(text, at + 2)) {
    doubled = true;
  }
  if (!isApostrophe(text, at)) return undefined;
  const value = text.slice(start + 1, at);
  const span = { start, end: at + 1 };
  return { kind: 'scalar', value: doubled ? value.replaceAll("''", "'") : value, span };
}

function isApostrophe(text: string, at: number): boolean {
  return text.charCodeAt(at) === APOSTROPHE;
}

function endOfSingleRun(text: string, from: number): number {
  SINGLE_RUN.lastIndex = from;
  SINGLE_RUN.test(text);
  return SINGLE_RUN.lastIndex;
}

const SINGLE_RUN = /[^'\r\n]*/y;

function readDouble(text: string, start: number): YamlScalar | undefined {
  let escaped = false;
  let at = endOfRun(text, start + 1);
  for (; text.charCodeAt(at) === BACKSLASH; at = endOfRun(text, at)) {
    escaped = true;
    at = afterEscape(text, at);
    if (at < 0) return undefined;
  }
  if (text.charCodeAt(at) !== QUOTE) return undefined;
  const span = { start, end: at + 1 };
  if (!escaped) return { kind: 'scalar', value: text.slice(start + 1, at), span };
  const value: unknown = JSON.parse(text.slice(start, at + 1));
  return typeof value === 'string' ? { kind: 'scalar', value, span } : undefined;
}

/** The end of the run of units without a special meaning. A regular expression is fast from its
 * second use on; a loop only after it has been compiled, and the first file is large too. */
function endOfRun(text: string, from: number): number {
  RUN.lastIndex = from;
  RUN.test(text);
  return RUN.lastIndex;
}

const RUN = /[^"\\\u0000-\u001f]*/y;

/** The offset behind an escape that JSON and `yaml` read alike; −1 for any other. */
function afterEscape(text: string, at: number): number {
  const sign = text.charAt(at + 1);
  if (sign !== '' && '"\\/bfnrt'.includes(sign)) return at + 2;
  return sign === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? at + 6 : -1;
}

/** The plain scalar that begins at the offset, up to the end of the line, a comment, or the colon
 * of a key; in flow style also up to a comma or bracket. Undefined where a unit might mean
 * something else to `yaml`. */
export function readPlain(text: string, start: number, inFlow: boolean): YamlScalar | undefined {
  WORD.lastIndex = start;
  const end = WORD.test(text) && endsBehind(text, WORD.lastIndex) ? WORD.lastIndex : -1;
  if (end < 0) return readWords(text, start, inFlow);
  const isKey = text.charCodeAt(end) === COLON;
  const value = isKey ? keyAt(text, start, end) : text.slice(start, end);
  return { kind: 'scalar', value, span: { start, end } };
}

/** Matches most keys, ids and numbers. */
const WORD = /\w[\w-]*/y;

function endsBehind(text: string, end: number): boolean {
  const unit = text.charCodeAt(end);
  if (unit !== COLON) return roleOf(unit) === Role.end;
  const next = roleOf(text.charCodeAt(end + 1));
  return next === Role.end || next === Role.space;
}

function readWords(text: string, start: number, inFlow: boolean): YamlScalar | undefined {
  if (!isBeginning(text, start, inFlow)) return undefined;
  const runEnd = endOfPlainRun(text, start + 1, inFlow);
  let end = runEnd;
  while (text.charCodeAt(end - 1) === SPACE) end--;
  for (let at = runEnd; ; at++) {
    const unit = text.charCodeAt(at);
    const role = roleOf(unit);
    if (role === Role.letter || role === Role.dash || role === Role.mark) end = at + 1;
    else if (role === Role.space) continue;
    else if (role === Role.end) break;
    else if (role === Role.colon) {
      const next = roleOf(text.charCodeAt(at + 1));
      if (next === Role.space || next === Role.end) break;
      if (inFlow) return undefined;
      end = at + 1;
    } else if (role === Role.hash) {
      if (end < at) break;
      end = at + 1;
    } else if (role === Role.bracket) {
      if (inFlow) break;
      end = at + 1;
    } else return undefined;
  }
  return { kind: 'scalar', value: text.slice(start, end), span: { start, end } };
}

/** The end of the run of units that are ordinary inside a plain scalar. */
function endOfPlainRun(text: string, from: number, inFlow: boolean): number {
  const run = inFlow ? FLOW_RUN : BLOCK_RUN;
  run.lastIndex = from;
  run.test(text);
  return run.lastIndex;
}

const BLOCK_RUN = /[^\u0000-\u001f#:\u007f-\u009f]*/y;
const FLOW_RUN = /[^\u0000-\u001f#:\u007f-\u009f,[\]{}]*/y;

function isBeginning(text: string, start: number, inFlow: boolean): boolean {
  const first = text.charCodeAt(start);
  if (roleOf(first) === Role.letter) return true;
  const isIndicator = first === DASH || (!inFlow && (first === COLON || first === QUESTION));
  const next = roleOf(text.charCodeAt(start + 1));
  return isIndicator && (next === Role.letter || next === Role.dash);
}

/** The key at these offsets as a shared string: a long file repeats the same few keys, and shared
 * strings save memory and are faster to look up. */
function keyAt(text: string, start: number, end: number): string {
  const length = end - start;
  if (length > LONGEST_WORD) return text.slice(start, end);
  const place =
    (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + length) % WORDS.length;
  const known = WORDS[place] ?? '';
  if (known.length === length && text.startsWith(known, start)) return known;
  return (WORDS[place] = text.slice(start, end));
}

/** The last key read for each hash. */
const WORDS = Array.from({ length: 256 }, () => '');

/** A longer substring would keep the whole text in memory. */
const LONGEST_WORD = 12;

/** Where a unit may be in a plain scalar. */
const Role = {
  /** Nowhere. */
  other: 0,
  /** Anywhere. */
  letter: 1,
  /** Inside only: at the beginning it would be a marker, or begin something else. */
  mark: 2,
  dash: 3,
  space: 4,
  end: 5,
  colon: 6,
  hash: 7,
  /** Inside only, and it ends the scalar in flow style. */
  bracket: 8,
} as const;

const ROLES = rolesOfAscii();

function roleOf(unit: number): number {
  // At the end of the text the unit is NaN.
  if (unit < 0x80) return ROLES[unit] ?? Role.other;
  if (unit >= 0xa0) return unit === 0xfeff ? Role.mark : Role.letter;
  return unit === unit ? Role.other : Role.end;
}

function rolesOfAscii(): Uint8Array {
  const roles = new Uint8Array(0x80);
  const set = (units: string, role: number): void => {
    for (let at = 0; at < units.length; at++) roles[units.charCodeAt(at)] = role;
  };
  set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/($+~;^\\.)=<', Role.letter);
  set('>|&*!%@`\'"?', Role.mark);
  set('-', Role.dash);
  set(' \t', Role.space);
  set('\n\r', Role.end);
  set(':', Role.colon);
  set('#', Role.hash);
  set(',[]{}', Role.bracket);
  return roles;
}
