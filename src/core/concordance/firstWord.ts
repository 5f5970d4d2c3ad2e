import type { Expression } from './expression';

/** In one text, from an offset on: an offset before which the first word of an expression does not stand, and
 * at which no word begins earlier; the text's length where it stands nowhere. Offsets asked for only grow. */
export type FirstWordSeeker = (from: number) => number;

/** Finds where the first word of an expression may stand. Regular expressions pass over a text some ten times
 * as fast as its words are looked at. Undefined where the word, folded, has other letters than plain ones:
 * then any word may be it. */
export function firstWordOf({
  words,
}: Expression): ((text: string) => FirstWordSeeker) | undefined {
  const folded = words[0]?.folded ?? '';
  if (!/^[a-z0-9_]+$/.test(folded)) return undefined;
  const plain = new RegExp(folded, 'gi');
  // Whatever is folded may become plain: é, ß, a letter with an accent behind it, a soft hyphen within a word.
  const other = /[^\x00-\x7f]/g;
  return (text) => {
    let plainAt = -1;
    let otherAt = -1;
    return (from) => {
      if (plainAt < from) plainAt = indexOf(plain, text, from);
      if (otherAt < from) otherAt = indexOf(other, text, from);
      let at = Math.min(plainAt, otherAt);
      if (at === text.length) return at;
      // It may be in the midst of a word; white space never is.
      while (at > from && text.charCodeAt(at - 1) > SPACE) at--;
      return at;
    };
  };
}

const SPACE = 0x20;

function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
