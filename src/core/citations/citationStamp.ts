import type { Details, Position, Relation, TypedAnnotation } from '../model/annotation';
import type { PlacedAnnotation } from '../model/place';

/** What can be cited: records that say something. Marks of mentions do not. */
export type Citable = Position | Relation | TypedAnnotation;

export function isCitable(placed: PlacedAnnotation): placed is PlacedAnnotation<Citable> {
  const { kind } = placed.annotation;
  return kind !== 'mention' && kind !== 'ignored';
}

/** As it stands in a text: the id, and a stamp that tells later whether the annotation still says it. */
export function citationWritten(annotation: Citable): string {
  return `[[${annotation.id}@${citationStamp(annotation)}]]`;
}

/** Six characters that change when an annotation says something else: who, on what, how, to whom, under
 * which condition, when, the study's own fields, or the quoted words. What is only about the work on it
 * (coder, status, certainty, tags, note, comments, places) is left out, so that a review makes no
 * citation stale. Of two different annotations one in a billion has the same stamp. */
export function citationStamp(annotation: Citable): string {
  let stamp = STAMPS.get(annotation);
  if (stamp === undefined) STAMPS.set(annotation, (stamp = stampOf(annotation)));
  return stamp;
}

/** An annotation may be cited a hundred thousand times, and is never changed. */
const STAMPS = new WeakMap<Citable, string>();

function stampOf(annotation: Citable): string {
  const content = JSON.stringify([
    annotation.kind,
    ...contentByKind(annotation),
    ...contentOfDetails(annotation),
    annotation.quote.map(({ exact }) => exact),
  ]);
  let hash = hashOf(content);
  let stamp = '';
  for (let i = 0; i < LENGTH; i++) {
    stamp += CHARACTERS.charAt(hash % CHARACTERS.length);
    hash = Math.floor(hash / CHARACTERS.length);
  }
  return stamp;
}

function contentByKind(annotation: Citable): readonly unknown[] {
  switch (annotation.kind) {
    case 'position':
      return [annotation.actors, annotation.issues, annotation.stance ?? null];
    case 'annotation':
      return [annotation.type];
    default:
      return [annotation.issues, annotation.between];
  }
}

function contentOfDetails(details: Details): readonly unknown[] {
  return [
    details.speaker ?? null,
    details.accordingTo ?? null,
    details.target,
    details.evaluation ?? null,
    details.addressee,
    details.act ?? null,
    details.condition ?? null,
    details.intensity ?? null,
    details.date ?? null,
    // The order of keys says nothing.
    [...details.fields].sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
}

const LENGTH = 6;
/** Those of ids: none is read as another. 31 of them, six times, are just under 30 bits. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), mixed once more at the end, as
 * its low bits alone are weak; below 2³². */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
