import type { Span } from '../model/span';

const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that put no spaces between words, so that a place between two letters says nothing. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A span widened to whole words: where its first or last letter stands inside a word, the whole
 * word belongs to it. Offsets are UTF-16 code units. */
export function wholeWords(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (isInside(text, from)) from -= lengthBefore(text, from);
  while (isInside(text, to)) to += lengthAt(text, to);
  return { start: from, end: to };
}

/** Whether a place has letters of one word on both sides. */
function isInside(text: string, at: number): boolean {
  const before = text.slice(at - lengthBefore(text, at), at);
  const after = text.slice(at, at + lengthAt(text, at));
  return [before, after].every((one) => LETTER.test(one) && !UNSPACED.test(one));
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function lengthBefore(text: string, at: number): number {
  const isPair = at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
  return isPair ? 2 : 1;
}
