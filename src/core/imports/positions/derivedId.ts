import { freeId } from '../../codebook/edit/editIds';
import { isId, type AnnotationId } from '../../model/ids';
import { textKey } from '../textKey';

/** An id for rows without one: the same for the same words, so that a row is found again at the
 * next import. `nth` distinguishes equal rows. */
export function derivedId(stated: string, nth: number): AnnotationId {
  return `r${textKey(`${stated} ${String(nth)}`)}`;
}

/** Converts another program's id: `S_17` → `s-17`. Undefined where no part of it is allowed in an
 * id. */
export function idOf(written: string): AnnotationId | undefined {
  const text = written.trim();
  if (isId(text)) return text;
  const id = freeId(text, new Set(), '');
  return id === '' ? undefined : id;
}
