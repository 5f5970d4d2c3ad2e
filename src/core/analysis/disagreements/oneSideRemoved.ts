import type { Task } from '../../util/task';
import { analyse, type Analysis } from '../analyse';
import { kindCounts } from './kindCounts';
import { COUNTED_KINDS } from './kinds';
import { rowsOfKind } from './whoDisagrees';

/** True if there is no disagreement because a query, a range of dates or the choice of a coder
 * found one side and removed the other. A task: without disagreements it analyses the corpus
 * again. */
export function* leavesOneSide(analysis: Analysis): Task<boolean> {
  const { filter } = analysis.context;
  const isNarrowed = [filter.query, filter.window, filter.coder].some((one) => one !== undefined);
  if (!isNarrowed || hasDisagreements(analysis)) return false;
  const wider = { ...filter, query: undefined, window: undefined, coder: undefined };
  return isOneSideOf(analysis, yield* analyse(analysis.reader, wider));
}

/** Like `leavesOneSide`, from the analysis without query and dates. */
export function isOneSideOf(analysis: Analysis, whole: Analysis): boolean {
  if (hasDisagreements(analysis)) return false;
  const found = new Set(analysis.surviving.map(({ id }) => id));
  for (const on of whole.issues.values()) {
    if (!analysis.issues.has(on.issue)) continue;
    for (const kind of COUNTED_KINDS) {
      for (const { positions } of rowsOfKind(on, kind)) {
        const [one, other] = positions.map((ids) => ids.some((id) => found.has(id)));
        if (one !== other) return true;
      }
    }
  }
  return false;
}

function hasDisagreements(analysis: Analysis): boolean {
  const counts = kindCounts(analysis);
  return COUNTED_KINDS.some((kind) => counts[kind] > 0);
}
