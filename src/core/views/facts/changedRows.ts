import type { ArticleRow } from '../../model/corpus';
import { compareText } from '../../util/order';
import { forEachTask, type Task } from '../../util/task';

/** Reports which articles were added, removed or changed (removed and added) between two lists in
 * the order of paths, and which were not, in that order. An article is unchanged where its row is
 * the same object. Neither list may change between two steps. */
export function* compareRows<Known>(
  before: readonly Known[],
  rowOf: (known: Known) => ArticleRow,
  after: readonly ArticleRow[],
  report: {
    readonly kept: (known: Known) => void;
    readonly removed: (known: Known) => void;
    readonly added: (row: ArticleRow) => void;
  },
): Task<void> {
  let next = 0;
  yield* forEachTask(after, (row) => {
    let known = before[next];
    while (known !== undefined && rowOf(known) !== row) {
      if (compareText(rowOf(known).path, row.path) > 0) break;
      report.removed(known);
      known = before[++next];
    }
    if (known !== undefined && rowOf(known) === row) {
      report.kept(known);
      next++;
    } else report.added(row);
  });
  for (; next < before.length; next++) report.removed(before[next] as Known);
}
