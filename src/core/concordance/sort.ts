import { compareText } from '../util/order';
import { dateRange } from '../model/date';
import { sortTask } from '../util/sortTask';
import { searchFold } from '../query/searchText';
import type { ConcordanceLine } from './lines';
import { eachToken } from './wordTokens';

/** By article and place, by date and then article, or by the words before or after the mention. */
export const CONCORDANCE_SORTS = ['article', 'date', 'left', 'right'] as const;

export type ConcordanceSort = (typeof CONCORDANCE_SORTS)[number];

/** The lines in the given order, stable and the same on every machine; a generator, since sorting
 * many lines takes long. Words are compared folded, the nearest first, and equal ones are in the
 * order of articles; undated articles come last. */
export function* sortedLines(
  lines: readonly ConcordanceLine[],
  sort: ConcordanceSort,
): Generator<undefined, ConcordanceLine[]> {
  const keyed: Keyed[] = [];
  for (const line of lines) {
    keyed.push({ line, key: sort === 'article' ? '' : sortKey(line, sort) });
    if (keyed.length % KEYS === 0) yield undefined;
  }
  const sorted = yield* sortTask(keyed, compareKeyed);
  return sorted.map(({ line }) => line);
}

/** The common key of lines that belong together: the article, the day, the word next to the
 * mention. */
export function groupOf(line: ConcordanceLine, sort: ConcordanceSort): string {
  return sort === 'article' ? line.article : (sortKey(line, sort).split(BETWEEN)[0] ?? '');
}

interface Keyed {
  readonly line: ConcordanceLine;
  readonly key: string;
}

/** How many lines get their keys in one step; their words are folded. */
const KEYS = 100;
/** Sorts before every letter, so that a shorter sequence of words comes first. */
const BETWEEN = '\u0000';
/** Sorts absent values last. */
const LAST = '\uffff';

function sortKey(line: ConcordanceLine, sort: Exclude<ConcordanceSort, 'article'>): string {
  if (sort === 'date') {
    const days = line.date === undefined ? undefined : dateRange(line.date);
    return days ? `${days.first}${BETWEEN}${days.last}` : LAST;
  }
  const words = sort === 'left' ? wordsBefore(line.left) : wordsAfter(line.right);
  return words.length > 0 ? words.join(BETWEEN) : LAST;
}

/** The three words next to the mention, the nearest first, folded. */
function wordsBefore(text: string): readonly string[] {
  return wordsOf(text.slice(-NEAR)).slice(-NEXT_WORDS).reverse();
}

function wordsAfter(text: string): readonly string[] {
  return wordsOf(text.slice(0, NEAR)).slice(0, NEXT_WORDS);
}

const NEAR = 60;
const NEXT_WORDS = 3;

function wordsOf(text: string): string[] {
  const words: string[] = [];
  eachToken(text, 0, text.length, ({ start, end }) => {
    words.push(searchFold(text.slice(start, end)));
  });
  return words;
}

function compareKeyed(a: Keyed, b: Keyed): number {
  return (
    compareText(a.key, b.key) ||
    compareText(a.line.article, b.line.article) ||
    a.line.start - b.line.start
  );
}
