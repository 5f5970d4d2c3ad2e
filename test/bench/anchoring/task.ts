import type { QuotePart } from '../../../src/core/model/annotation';
import type { Span } from '../../../src/core/model/span';
import { describeSpan } from '../../../src/core/anchoring/describe';
import { generator } from '../generated';
import { flat } from '../flat';
import type { Mix, Paragraphs, Slot } from './editions';
import { textOf, withStockSentences } from './editions';

/** Quotes of an article, and where they are in another edition of it. */
export interface Task {
  readonly mix: string;
  readonly oldText: string;
  readonly newText: string;
  readonly quotes: readonly TaskQuote[];
}

export interface TaskQuote {
  /** As stored in an annotation file. */
  readonly part: QuotePart;
  /** In the old text. */
  readonly span: Span;
  /** In the new text, from the first remaining word of the quote to the last; undefined when none
   * is left. A replaced word counts as remaining. */
  readonly truth: Span | undefined;
}

/** `shares`: of all quotes, those that are sentences, and those that are sentences or clauses; the
 * rest are a few words, like marked mentions. */
export function makeTask(
  article: Paragraphs,
  mix: Mix,
  seed: number,
  count: number,
  shares: readonly [number, number] = [0.85, 0.93],
): Task {
  const next = generator(seed);
  const before = mix.repeated ? withStockSentences(article, next) : article;
  const after = mix.edit(before, next);
  const oldText = flat(textOf(before));
  const newText = flat(textOf(after));
  const oldPlaces = placesById(before);
  const newPlaces = placesById(after);
  const quotes = chooseQuotes(before, next, count, shares).flatMap((ids): readonly TaskQuote[] => {
    const span = hull(ids, oldPlaces);
    if (!span) return [];
    return [{ part: describeSpan(oldText, span), span, truth: hull(ids, newPlaces) }];
  });
  return { mix: mix.name, oldText, newText, quotes };
}

function placesById(article: Paragraphs): ReadonlyMap<number, Span> {
  const places = new Map<number, Span>();
  let at = 0;
  for (const { id, word, space } of article.flat()) {
    if (id >= 0) places.set(id, { start: at, end: at + word.length });
    at += word.length + space.length;
  }
  return places;
}

function hull(ids: readonly number[], places: ReadonlyMap<number, Span>): Span | undefined {
  const spans = ids.flatMap((id) => places.get(id) ?? []);
  const [first] = spans;
  const last = spans.at(-1);
  return first && last ? { start: first.start, end: last.end } : undefined;
}

function chooseQuotes(
  article: Paragraphs,
  next: () => number,
  count: number,
  [sentencesTo, clausesTo]: readonly [number, number],
): readonly (readonly number[])[] {
  const all = sentences(article).map((slots) => ({ slots, rank: next() }));
  all.sort((a, b) => a.rank - b.rank);
  return Array.from({ length: count }, (_, index) => {
    const { slots } = all[index % all.length] ?? { slots: [] };
    const kind = index / count;
    const length =
      kind < sentencesTo ? slots.length : kind < clausesTo ? 5 + next() * 8 : 1 + next() * 3;
    const start = Math.floor(next() * Math.max(1, slots.length - length + 1));
    return slots.slice(start, start + Math.floor(length)).map(({ id }) => id);
  });
}

function sentences(article: Paragraphs): readonly (readonly Slot[])[] {
  return article.flatMap((paragraph) => {
    const found: Slot[][] = [[]];
    for (const slot of paragraph) {
      found.at(-1)?.push(slot);
      if (/[.!?]["”’)]*$/.test(slot.word) && slot.word.length > 3) found.push([]);
    }
    return found.filter((slots) => slots.length > 0);
  });
}
