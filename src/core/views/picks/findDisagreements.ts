import { addAll } from '../../util/lists';
import { OTHER_KINDS, RANKED_KINDS } from '../../analysis/disagreements/kinds';
import { compareRows, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { Task } from '../../util/task';
import { disagreementHeading } from '../pages/comparePage';
import { firstPairRows } from '../facts/disagreementLists';
import { otherList } from '../facts/otherLists';
import { sortedRows, type DisagreementSort } from '../facts/disagreementOrder';
import type { ViewContext } from '../facts/facts';
import { NameFilter } from '../facts/nameFilter';

/** A disagreement as a row of a quick pick. */
export interface FoundDisagreement {
  readonly row: Disagreement;
  /** The issue. */
  readonly label: string;
  /** "China ⊖ – ⊕ United States" */
  readonly description: string;
}

/** The rows of any kind whose issue and actors have all typed words, in any order; the first ones
 * of a sort, up to a limit. A task that makes only the shown rows. */
export function* findDisagreements(
  context: ViewContext,
  typed: string,
  sort: DisagreementSort,
  most: number,
): Task<readonly FoundDisagreement[]> {
  const filter = NameFilter.of(context, typed);
  const found: Disagreement[] = [];
  for (const kind of RANKED_KINDS) {
    addAll(found, yield* firstPairRows({ context, kind, sort, filter }, most));
  }
  for (const kind of OTHER_KINDS) {
    const list = yield* otherList(context, kind, sort, filter);
    addAll(found, list.first(most));
  }
  // Of one issue and pair in the order of kinds that disagreements have everywhere.
  return sortedRows(context, found.sort(compareRows), sort)
    .slice(0, most)
    .map((row) => ({ row, ...disagreementHeading(context, row) }));
}
