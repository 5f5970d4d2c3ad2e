import { GAP, SURROGATE, unitTables } from '../../text/folding/units';
import type { TextWords } from '../search/textWords';

/** The cheapest alignment of the query's words, in order, with some stretch of the text's words
 * [from, to): for each the index of the text's word that corresponds to it, or −1 where there is
 * none. The same word costs 0, one with the same beginning (another ending) 1, another word, an
 * inserted or a deleted one 2. Words before and behind the stretch cost nothing.
 *
 * P. H. Sellers, "The theory and computation of evolutionary distances" (1980), over words. Time
 * and memory are the product of both lengths. */
export function alignWords(
  query: TextWords,
  words: TextWords,
  from: number,
  to: number,
): Int32Array {
  const rows = query.count;
  const width = to - from + 1;
  const moves = new Uint8Array((rows + 1) * width);
  const queryStems = stemsOf(query, 0, rows);
  const textStems = stemsOf(words, from, to);
  const keys = words.keys.subarray(from, to);
  let above = new Int32Array(width);
  let here = new Int32Array(width);
  for (let row = 1; row <= rows; row++) {
    const key = query.keys[row - 1] ?? 0;
    const stem = queryStems[row - 1] ?? 0;
    let left = row * OTHER;
    here[0] = left;
    moves[row * width] = UP;
    for (let column = 1; column < width; column++) {
      const pair =
        keys[column - 1] === key ? 0 : stem !== 0 && textStems[column - 1] === stem ? ALIKE : OTHER;
      let cost = (above[column - 1] ?? 0) + pair;
      let move = DIAGONAL;
      const up = (above[column] ?? 0) + OTHER;
      if (up < cost) {
        cost = up;
        move = UP;
      }
      left += OTHER;
      if (left < cost) {
        cost = left;
        move = LEFT;
      }
      here[column] = cost;
      moves[row * width + column] = move;
      left = cost;
    }
    [above, here] = [here, above];
  }
  return backtrack(moves, above, rows, width, from);
}

const ALIKE = 1;
const OTHER = 2;
const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;

function backtrack(
  moves: Uint8Array,
  costs: Int32Array,
  rows: number,
  width: number,
  from: number,
): Int32Array {
  let column = 0;
  for (let other = 1; other < width; other++) {
    if ((costs[other] ?? 0) < (costs[column] ?? 0)) column = other;
  }
  const partners = new Int32Array(rows).fill(-1);
  let row = rows;
  while (row > 0) {
    const move = moves[row * width + column];
    if (move === LEFT) column--;
    else if (move === UP) row--;
    else partners[--row] = from + --column;
  }
  return partners;
}

/** The share of a word that another one keeps: 1 for the same word, half where the beginning is the
 * same, else 0. */
export function keptShare(a: TextWords, word: number, b: TextWords, other: number): 0 | 0.5 | 1 {
  if (a.keys[word] === b.keys[other]) return 1;
  const stem = stemOf(a, word);
  return stem !== 0 && stem === stemOf(b, other) ? 0.5 : 0;
}

function stemsOf(words: TextWords, from: number, to: number): Int32Array {
  const stems = new Int32Array(to - from);
  for (let word = from; word < to; word++) stems[word - from] = stemOf(words, word);
  return stems;
}

/** A number for the first four letters; 0 for shorter words, which are never compared by their
 * stem. */
function stemOf({ text, starts }: TextWords, word: number): number {
  const { tokens } = unitTables();
  const start = starts[word] ?? 0;
  let stem = 0;
  for (let at = start; at < start + STEM; at++) {
    const unit = text.charCodeAt(at);
    if ((tokens[unit] ?? GAP) <= SURROGATE) return 0;
    stem = (stem * 31 + unit) | 0;
  }
  return stem;
}

const STEM = 4;
