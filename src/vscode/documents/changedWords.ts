import { idsOfChangedQuotes, type AnnotationId } from '../../core';
import type { ArticleState } from '../../project';

const known = new WeakMap<ArticleState, ReadonlySet<AnnotationId>>();

/** The annotations whose words were changed in the editor and not saved yet; cached by state. */
export function changedWords(state: ArticleState): ReadonlySet<AnnotationId> {
  let changed = known.get(state);
  if (!changed) {
    changed = new Set(idsOfChangedQuotes(state.placed, state.text));
    known.set(state, changed);
  }
  return changed;
}
