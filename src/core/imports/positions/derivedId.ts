import { annotationId } from '../../annotation-file/newId';
import { freeId } from '../../codebook/editIds';
import { isId, type AnnotationId } from '../../model/ids';

/** An id that the same words always give, so that a row is found again at the next import: for rows without one. Of
 * 50,000 rows two have the same in one of 800 tables; `nth` then tells them apart. */
export function derivedId(said: string, nth: number): AnnotationId {
  return annotationId(randomOf(`${said} ${String(nth)}`));
}

/** An id of another program as one of ours: `S_17` → `s-17`. Undefined where nothing of it can be in an id. */
export function idOf(written: string): AnnotationId | undefined {
  const text = written.trim();
  if (isId(text)) return text;
  const id = freeId(text, new Set(), '');
  return id === '' ? undefined : id;
}

/** Numbers from 0 up to, not including, 1 that follow from a text: xmur3 begins, mulberry32 goes on (both by
 * bryc, public domain). */
function randomOf(text: string): () => number {
  let state = 1_779_033_703 ^ text.length;
  for (let at = 0; at < text.length; at++) {
    state = Math.imul(state ^ text.charCodeAt(at), 3_432_918_353);
    state = (state << 13) | (state >>> 19);
  }
  let second = Math.imul(state ^ (state >>> 16), 2_246_822_507);
  return () => {
    second = (second + 0x6d2b79f5) | 0;
    let mixed = Math.imul(second ^ (second >>> 15), 1 | second);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
