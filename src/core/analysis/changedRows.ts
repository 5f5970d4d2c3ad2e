import type { ArticleRow } from '../model/corpus';
import { eachInSteps, type Steps } from '../model/steps';
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
  yield* eachInSteps(after, (row) => {
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
  });
  for (; next < before.length; next++) told.gone(before[next] as Known);
}
