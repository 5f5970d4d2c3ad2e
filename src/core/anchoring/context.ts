import type { QuotePart } from '../model/annotation';

/** How many characters of a stored side must stand next to the words for the side to agree. */
const NEAR = 8;

/** How the text around a place compares with the context that was stored. */
export interface Agreement {
  readonly prefix: boolean;
  readonly suffix: boolean;
}

/** A side agrees where its 8 characters next to the quote stand next to the place. A stored side
 * shorter than that was cut off by the end of the text, and agrees only where the text ends in the
 * same way: an empty prefix at the very beginning, and nowhere else. A side that was not stored never
 * agrees. */
export function agreementAt(text: string, part: QuotePart, start: number): Agreement {
  const { prefix, suffix } = part;
  const end = start + part.exact.length;
  return {
    prefix:
      prefix !== undefined &&
      (prefix.length >= NEAR || prefix.length === start) &&
      endsAt(text, prefix.slice(-NEAR), start),
    suffix:
      suffix !== undefined &&
      (suffix.length >= NEAR || end + suffix.length === text.length) &&
      text.startsWith(suffix.slice(0, NEAR), end),
  };
}

/** The number of characters next to the place, both sides together, that are as stored. */
export function commonContext(text: string, part: QuotePart, start: number): number {
  const prefix = part.prefix ?? '';
  const suffix = part.suffix ?? '';
  const end = start + part.exact.length;
  let before = 0;
  while (
    before < prefix.length &&
    before < start &&
    text.charCodeAt(start - 1 - before) === prefix.charCodeAt(prefix.length - 1 - before)
  ) {
    before++;
  }
  let after = 0;
  while (
    after < suffix.length &&
    end + after < text.length &&
    text.charCodeAt(end + after) === suffix.charCodeAt(after)
  ) {
    after++;
  }
  return before + after;
}

function endsAt(text: string, words: string, end: number): boolean {
  return end >= words.length && text.startsWith(words, end - words.length);
}
