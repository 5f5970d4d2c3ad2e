import type { QuotePart } from '../model/annotation';
import { visitOccurrences } from './search/occurrences';

/** Whether one end of the context is in yet another place, next to the other end or to much of the
 * quote's words: the quote itself may be there, edited, and the place found is a copy of its
 * former words. `starts` saves passes over the text. */
export function isFramedElsewhere(
  text: string,
  part: QuotePart,
  start: number,
  starts?: ReadonlyMap<string, readonly number[]>,
): boolean {
  const { exact } = part;
  const [head, tail] = frameOf(part);
  const end = start + exact.length;
  const reach = exact.length + (exact.length >> 1) + SLACK;
  let words: readonly string[] | undefined;
  return (
    stands(head, tail, (at) => [at + FRAME, at + FRAME + reach]) ||
    stands(tail, head, (at) => [Math.max(0, at - reach), at])
  );

  function stands(
    side: string,
    other: string,
    besideOf: (at: number) => readonly [from: number, to: number],
  ): boolean {
    if (side.length < FRAME) return false;
    let isFramed = false;
    let seen = 0;
    const visit = (at: number): boolean => {
      const [from, to] = besideOf(at);
      // This occurrence belongs to the place that was found.
      if (from <= end && start <= to) return true;
      const there = text.slice(from, to);
      isFramed = (other.length === FRAME && there.includes(other)) || isAlike(there);
      return !isFramed && ++seen < MOST_SEEN;
    };
    const known = starts?.get(side);
    if (known) known.every(visit);
    else visitOccurrences(text, side, visit);
    return isFramed;
  }

  function isAlike(there: string): boolean {
    words ??= [...new Set(exact.match(LONG_WORD))]
      .sort((a, b) => b.length - a.length)
      .slice(0, MOST_WORDS);
    let shared = 0;
    for (const word of words) if (there.includes(word)) shared++;
    return words.length > 1 && shared >= words.length / 2;
  }
}

/** The ends of the context next to the quote, which are searched. */
export function frameOf({ prefix = '', suffix = '' }: QuotePart): readonly [string, string] {
  return [prefix.slice(-FRAME), suffix.slice(0, FRAME)];
}

const FRAME = 16;
const SLACK = 64;
const MOST_SEEN = 20;
/** The longest words of the quote are the rarest. */
const MOST_WORDS = 8;
const LONG_WORD = /[\p{L}\p{N}]{4,}/gu;
