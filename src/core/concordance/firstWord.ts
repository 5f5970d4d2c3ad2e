import type { Expression } from './expression';

/** For one text and an offset: a later or equal offset before which the first word of an expression
 * does not begin, and which is not inside a word; the text's length where it does not occur. Must
 * be called with growing offsets. */
export type FirstWordSeeker = (from: number) => number;

/** Finds where the first word of an expression may be, by regular expressions, which read a text
 * much faster than the tokeniser does. Undefined where the folded word has letters other than
 * plain ones: then any word may match. */
export function firstWordOf({
  words,
}: Expression): ((text: string) => FirstWordSeeker) | undefined {
  const folded = words[0]?.folded ?? '';
  if (!/^[a-z0-9_]+$/.test(folded)) return undefined;
  const plain = new RegExp(folded, 'gi');
  // Other characters may fold to plain ones: é, ß, a letter with an accent behind it, a soft hyphen
  // within a word.
  const other = /[^\x00-\x7f]/g;
  return (text) => {
    let plainAt = -1;
    let otherAt = -1;
    return (from) => {
      if (plainAt < from) plainAt = indexOf(plain, text, from);
      if (otherAt < from) otherAt = indexOf(other, text, from);
      let at = Math.min(plainAt, otherAt);
      if (at === text.length) return at;
      // It may be inside a word; white space never is.
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
