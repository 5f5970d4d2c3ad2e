import type { ArticleRow } from '../model/corpus';
import type { Steps } from '../model/steps';
import { compareText } from './order';

/** Tells which articles came, went or changed (went and came) between two lists in the order of paths, and which
 * did not, in that order. An article is unchanged where its row is the same object: a glance at each. In steps, in
 * which neither list may change. */
export function* compareRows<Known>(
  before: readonly Known[],
  rowOf: (known: Known) => ArticleRow,
  after: readonly ArticleRow[],
  told: {
    readonly kept: (known: Known) => void;
    readonly gone: (known: Known) => void;
    readonly came: (row: ArticleRow) => void;
  },
): Steps<void> {
  let next = 0;
  // By their number: an iterator makes an object for each of a hundred thousand.
  for (let at = 0; at < after.length; at++) {
    if (at % ROWS_IN_STEP === ROWS_IN_STEP - 1) yield undefined;
    const row = after[at];
    if (!row) continue;
    let known = before[next];
    while (known !== undefined && rowOf(known) !== row) {
      if (compareText(rowOf(known).path, row.path) > 0) break;
      told.gone(known);
      known = before[++next];
    }
    if (known !== undefined && rowOf(known) === row) {
      told.kept(known);
      next++;
    } else told.came(row);
  }
  for (; next < before.length; next++) told.gone(before[next] as Known);
}

/** Where all have changed, some tenths of a millisecond. */
const ROWS_IN_STEP = 2000;
