import type { Column } from '../drawing/column';
import type { Picture } from '../drawing/picture';
import type { Task } from '../util/task';
import { CachedFacts } from '../views/facts/cachedFacts';
import type { ViewContext } from '../views/facts/facts';
import type { PositionState } from '../views/filter/analysisState';
import { panelPicture } from '../views/panel/panelPicture';
import { quotableReader } from './quotable';

/** The view as a picture that is passed on like other exports: it names whom these may name.
 * Undefined where there is nothing to draw. A task. */
export function* pictureToExport(
  context: ViewContext,
  state: PositionState,
  column: Column,
): Task<Picture | undefined> {
  const { reader, context: counted } = context.facts.analysis;
  const printed = quotableReader(reader);
  if (printed === reader) return yield* panelPicture(context, state, column);
  const facts = yield* new CachedFacts(counted.filter).update(printed);
  return yield* panelPicture({ facts, localizer: context.localizer }, state, column);
}
