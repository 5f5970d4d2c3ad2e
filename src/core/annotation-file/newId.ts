import type { AnnotationId } from '../model/ids';

/** No i, l, o, 0 and 1, which are read as each other. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const CHARACTERS = `${LETTERS}23456789`;
const LENGTH = 8;

/** A new annotation id that is not taken: 8 characters, the first one a letter. `random` gives numbers
 * from 0 up to, not including, 1. Among 10,000 ids of a corpus, two would be equal in one of 12,000
 * corpora without looking. */
export function freshAnnotationId(
  random: () => number,
  isTaken: (id: AnnotationId) => boolean,
): AnnotationId {
  let id = annotationId(random);
  while (isTaken(id)) id = annotationId(random);
  return id;
}

/** For one that is known to be taken by nobody; see `freshAnnotationId`. */
export function annotationId(random: () => number): string {
  let id = pick(LETTERS, random);
  while (id.length < LENGTH) id += pick(CHARACTERS, random);
  return id;
}

function pick(characters: string, random: () => number): string {
  const index = Math.min(Math.floor(random() * characters.length), characters.length - 1);
  return characters.charAt(index);
}
