import { codePointBefore } from './units';

/** The end of a match at a grapheme border; −1 where the match would cut a grapheme: a flag (of
 * 🇷🇺🇸🇦 the 🇺🇸), a family, a hand with its colour. A joiner or non-joiner behind a letter
 * (Persian plurals) is included with the letter. Costs two comparisons in ordinary text. */
export function wholeEnd(text: string, start: number, stop: number, end: number): number {
  if (start > 0 && text.charCodeAt(start - 1) >= JOINER && cutsBefore(text, start)) return -1;
  if (stop >= text.length || text.charCodeAt(stop) < NON_JOINER) return stop;
  return endBehind(text, stop, end);
}

/** False between two code points of one grapheme, whatever precedes them. Runs of flags count as
 * one too: where a flag begins depends on everything before it. */
export function mayPartAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < NON_JOINER) return true;
  if (code === NON_JOINER || code === JOINER) return false;
  const next = text.codePointAt(at) ?? 0;
  if (isTail(next)) return false;
  return !(isFlagHalf(next) && isFlagHalf(codePointBefore(text, at)));
}

const NON_JOINER = 0x200c;
const JOINER = 0x200d;
/** A longer run of flags is counted from its middle, which bounds the cost. */
const LONGEST_RUN = 1024;
const PICTURE = /^\p{Extended_Pictographic}/u;

function cutsBefore(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === JOINER) return PICTURE.test(String.fromCodePoint(text.codePointAt(start) ?? 0));
  return isFlagHalf(text.codePointAt(start) ?? 0) && flagHalvesBefore(text, start) % 2 === 1;
}

function endBehind(text: string, stop: number, end: number): number {
  const next = text.codePointAt(stop) ?? 0;
  if (isTail(next)) return -1;
  if (isFlagHalf(next) && flagHalvesBefore(text, stop) % 2 === 1) return -1;
  let at = stop;
  while (at < end && (text.charCodeAt(at) === NON_JOINER || text.charCodeAt(at) === JOINER)) at++;
  if (at === stop || at >= text.length) return at;
  const follows = text.codePointAt(at) ?? 0;
  if (isTail(follows)) return -1;
  const joined = text.charCodeAt(at - 1) === JOINER && PICTURE.test(String.fromCodePoint(follows));
  return joined && PICTURE.test(String.fromCodePoint(codePointBefore(text, stop))) ? -1 : at;
}

function flagHalvesBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = offset; count < LONGEST_RUN && isFlagHalf(codePointBefore(text, at)); at -= 2)
    count++;
  return count;
}

/** A regional indicator: two of them are a flag. */
function isFlagHalf(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** Skin colours, and the tag characters that form the flag of a region. */
function isTail(code: number): boolean {
  return (code >= 0x1f3fb && code <= 0x1f3ff) || (code >= 0xe0020 && code <= 0xe007f);
}
