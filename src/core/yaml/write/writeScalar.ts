/** Text as a double-quoted YAML scalar on one line, which is JSON too. Characters that some reader
 * drops or changes, or that are invisible, become \u escapes. A lone surrogate cannot be written
 * (`hasLoneSurrogate`): it would be read as something else. */
export function quotedScalar(text: string): string {
  return JSON.stringify(text).replace(INVISIBLE, escapeUnit);
}

/** An id, or one of the format's own words, plain where every reader takes it for a string, else
 * quoted. */
export function plainScalar(word: string): string {
  return isPlain(word) ? word : quotedScalar(word);
}

/** A key of a map: plain where that is safe, else quoted. */
export function keyScalar(key: string): string {
  return isPlain(key) ? key : quotedScalar(key);
}

export function hasLoneSurrogate(text: string): boolean {
  return LONE_SURROGATE.test(text);
}

/** C1 and DEL, soft hyphen, zero-width, bidi and other format characters, line separators, BOM,
 * non-characters. Characters beyond U+FFFF are kept: YAML readers outside JavaScript do not join
 * an escaped surrogate pair. */
const INVISIBLE =
  /[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/g;

const LONE_SURROGATE = /\p{Surrogate}/u;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const PLAIN = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;

/** Readers of YAML 1.1 (R, PyYAML) take these words for booleans or for null. */
const NOT_A_STRING = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

function isPlain(word: string): boolean {
  return PLAIN.test(word) && !NOT_A_STRING.has(word.toLowerCase());
}
