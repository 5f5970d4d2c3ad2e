import type { Span } from '../../model/span';
import { countWhere } from '../../util/lists';
import { namesAmong } from './names';
import { tokensIn } from './side';

/** The paragraphs of a text, in text order: blocks of lines with hard line breaks, else lines.
 * Words and names are read when first asked for. */
export interface Paragraphs {
  /** The number of the paragraph at an offset. */
  at(offset: number): number;
  /** As written; '' outside of the text. */
  raw(index: number): string;
  /** In the form of `tokensIn`. */
  words(index: number): readonly string[];
  names(index: number): readonly string[];
  /** Whether a paragraph is written like that. */
  holds(raw: string): boolean;
  /** The span of the paragraph at an offset. */
  spanAt(offset: number): Span;
}

export function paragraphsOf(text: string): Paragraphs {
  const starts: number[] = [];
  const lengths: number[] = [];
  const raws: string[] = [];
  for (const { 0: block, index } of text.matchAll(BLOCK)) {
    let at = index;
    const lines = block.split('\n');
    for (const one of isWrapped(lines) ? [block] : lines) {
      starts.push(at);
      lengths.push(one.length);
      raws.push(one.trim());
      at += one.length + 1;
    }
  }
  const words = new Map<number, readonly string[]>();
  const names = new Map<number, readonly string[]>();
  let all: ReadonlySet<string> | undefined;
  return {
    at,
    raw: (index) => raws[index] ?? '',
    words: wordsAt,
    names: (index) => cached(names, index, () => namesAmong(wordsAt(index))),
    holds: (raw) => (all ??= new Set(raws)).has(raw),
    spanAt(offset) {
      const index = at(offset);
      const start = starts[index] ?? 0;
      return { start, end: start + (lengths[index] ?? 0) };
    },
  };

  function at(offset: number): number {
    return Math.max(0, countWhere(starts, (start) => start <= offset) - 1);
  }

  function wordsAt(index: number): readonly string[] {
    return cached(words, index, () => tokensIn(raws[index] ?? ''));
  }
}

function cached<T>(known: Map<number, T>, index: number, make: () => T): T {
  let value = known.get(index);
  if (value === undefined) known.set(index, (value = make()));
  return value;
}

/** Whether lines are one paragraph with hard line breaks at some width. */
function isWrapped(lines: readonly string[]): boolean {
  return (
    lines.length > 1 &&
    lines.every(
      ({ length }, i) => length <= WIDEST && (i === lines.length - 1 || length >= NARROWEST),
    )
  );
}

const BLOCK = /[^\n]+(?:\n[^\n]*\S[^\n]*)*/g;
const NARROWEST = 40;
const WIDEST = 120;
