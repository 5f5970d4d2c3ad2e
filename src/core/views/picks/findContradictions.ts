import { compareContradictions, type Contradiction } from '../../analysis/contradictions';
import type { Task } from '../../util/task';
import { bothSides, contradictionLists } from '../trees/contradictionRows';
import type { ViewContext } from '../facts/facts';
import { firstOfLists } from '../facts/firstOfLists';
import { NameFilter } from '../facts/nameFilter';
import { actorLabel, issueLabel } from '../words/nameLabels';

/** A shift or contradiction as a row of a quick pick. */
export interface FoundContradiction {
  readonly one: Contradiction;
  /** The issue. */
  readonly label: string;
  /** "Wang Yi ⊖ Mar 2023 → ⊕ Apr 2024" */
  readonly description: string;
}

/** The ones whose issue, actor and speakers have all typed words, in any order; the first ones in
 * the order of the view, up to a limit. A task. */
export function* findContradictions(
  context: ViewContext,
  typed: string,
  most: number,
): Task<readonly FoundContradiction[]> {
  const filter = NameFilter.of(context, typed);
  const isWanted = ({ issue, actor, records }: Contradiction): boolean =>
    filter?.holds(issue, [actor, ...records.flat().flatMap(({ speaker }) => speaker ?? [])]) ??
    true;
  const lists: (readonly Contradiction[])[] = [];
  for (const list of yield* contradictionLists(context)) {
    lists.push(list.filter(isWanted));
    yield undefined;
  }
  return firstOfLists(lists, most, compareContradictions).map((one) => ({
    one,
    label: issueLabel(context, one.issue),
    description: `${actorLabel(context, [one.actor])} ${bothSides(context, one)}`,
  }));
}
