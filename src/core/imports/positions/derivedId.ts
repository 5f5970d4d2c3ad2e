import { freeId } from '../../codebook/editIds';
import { isId, type AnnotationId } from '../../model/ids';
import { textKey } from '../textKey';

/** An id that the same words always give, so that a row is found again at the next import: for rows without one. `nth`
 * tells rows that say the same apart. */
export function derivedId(stated: string, nth: number): AnnotationId {
  return `r${textKey(`${stated} ${String(nth)}`)}`;
}

/** An id of another program as one of ours: `S_17` → `s-17`. Undefined where nothing of it can be in an id. */
export function idOf(written: string): AnnotationId | undefined {
  const text = written.trim();
  if (isId(text)) return text;
  const id = freeId(text, new Set(), '');
  return id === '' ? undefined : id;
}
