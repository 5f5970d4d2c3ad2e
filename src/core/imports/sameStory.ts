import type { Task } from '../util/task';
import type { ImportedArticle } from './imported';

/** An article to be compared, with its origin in the import. */
export interface NamedArticle {
  readonly origin: string;
  readonly article: Pick<ImportedArticle, 'date' | 'text'>;
}

/** How many consecutive words are compared as one sequence. */
const IN_A_ROW = 4;
/** The share of all word sequences of two texts that both have: a reprint with another heading, a
 * place line or a sentence cut keeps more; two reports of one event that quote the same speech
 * have less than a third. */
const LEAST_SHARED = 0.7;
/** Shorter texts are the same only if all their words are. */
const FEWEST_WORDS = 30;
/** How many word sequences represent a text while candidates are searched. */
const SKETCH = 48;
/** A sequence in more texts is a phrase of their outlet. */
const MOST_SHARING = 60;

/** Finds stories that several outlets print: the origin of each later article, with that of the one
 * that it repeats, which is one of `known`, else the first by date, else in the import. Texts are
 * compared by their words alone. */
export function* sameStories(
  articles: readonly NamedArticle[],
  known: readonly NamedArticle[] = [],
): Task<ReadonlyMap<string, string>> {
  const all = [...known, ...articles];
  const order = all
    .map((_, at) => at)
    .sort((a, b) => {
      const [one, other] = [a, b].map((at) => at < known.length);
      return one === other ? comparedDates(all, a, b) || a - b : one ? -1 : 1;
    });
  const originals = new Map<number, Int32Array>();
  const byRow = new Map<number, number[]>();
  const found = new Map<string, string>();
  for (const at of order) {
    const named = all[at];
    if (!named) continue;
    yield undefined;
    const rows = sortedRows(named.article.text);
    const sketch = rows.subarray(0, SKETCH);
    const original = candidates(sketch, byRow).find((one) => isSame(rows, originals.get(one)));
    if (original !== undefined) {
      found.set(named.origin, all[original]?.origin ?? '');
      continue;
    }
    originals.set(at, rows);
    for (const row of sketch) {
      const sharing = byRow.get(row);
      if (!sharing) byRow.set(row, [at]);
      else if (sharing.length < MOST_SHARING) sharing.push(at);
    }
  }
  return found;
}

/** Articles without a date are last. */
function comparedDates(articles: readonly NamedArticle[], a: number, b: number): number {
  const [one, other] = [a, b].map((at) => articles[at]?.article.date ?? '9999');
  return one === other || one === undefined || other === undefined ? 0 : one < other ? -1 : 1;
}

/** Articles that share most with a sketch first; one that shares an eighth of it may be the
 * same. */
function candidates(
  sketch: Int32Array,
  byRow: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const shared = new Map<number, number>();
  for (const row of sketch) {
    for (const at of byRow.get(row) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return [...shared]
    .filter(([, count]) => count * 8 >= sketch.length)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_CANDIDATES)
    .map(([at]) => at);
}

const MOST_CANDIDATES = 10;

function isSame(rows: Int32Array, others: Int32Array | undefined): boolean {
  if (!others) return false;
  const [fewer, more] = rows.length < others.length ? [rows, others] : [others, rows];
  if (fewer.length < more.length * LEAST_SHARED) return false;
  let both = 0;
  for (let at = 0, other = 0; at < fewer.length && other < more.length;) {
    const [one = 0, two = 0] = [fewer[at], more[other]];
    if (one === two) both++;
    if (one <= two) at++;
    if (two <= one) other++;
  }
  return both >= LEAST_SHARED * (fewer.length + more.length - both);
}

/** The share of the word sequences of the shorter text that the other one has, from 0 to 1. */
export function sharedWords(one: string, other: string): number {
  const rows = [one, other].map((text) => rowsOf(text, IN_A_ROW)).sort((a, b) => a.size - b.size);
  const [fewer = new Set<number>(), more = fewer] = rows;
  let both = 0;
  for (const row of fewer) if (more.has(row)) both++;
  return fewer.size === 0 ? 0 : both / fewer.size;
}

/** Hashes of each sequence of words, without case and punctuation; a short text is one sequence.
 * Scripts without spaces between words are compared by their characters. */
function rowsOf(text: string, fewest = FEWEST_WORDS): Set<number> {
  const words = text.toLowerCase().match(WORD) ?? [];
  if (words.length < fewest) return words.length === 0 ? new Set() : new Set([hash(words)]);
  const rows = new Set<number>();
  const hashes = words.map((word) => hash([word]));
  for (let at = 0; at + IN_A_ROW <= hashes.length; at++) {
    let row = 0;
    for (let next = at; next < at + IN_A_ROW; next++) {
      row = Math.imul(row ^ (hashes[next] ?? 0), 2654435761);
      row ^= row >>> 15;
    }
    rows.add(row >>> SMALL);
  }
  return rows;
}

/** V8 stores numbers of thirty bits without an object each. */
const SMALL = 2;

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;

function hash(words: readonly string[]): number {
  let sum = 0x811c9dc5;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      sum = Math.imul(sum ^ word.charCodeAt(at), 0x01000193);
    }
    sum = Math.imul(sum ^ 0x20, 0x01000193);
  }
  return sum >>> SMALL;
}

/** Texts that share most sequences share most of the smallest. Numbers in a row take an eighth of
 * the memory of a set. */
function sortedRows(text: string): Int32Array {
  return Int32Array.from(rowsOf(text)).sort();
}
