import type { Annotation } from '../../model/annotation';

/** The same annotation changed on two sides, merged field by field with their common base. */
export interface MergedAnnotation {
  readonly annotation: Annotation;
  /** Fields that both sides changed differently; `annotation` has ours there. */
  readonly conflicts: readonly string[];
}

/** Three-way merge of one annotation: a field that only they changed is theirs, else it is ours.
 * A quote is one field: its words and its context belong together. Tags and comments are merged one
 * by one. */
export function mergeAnnotation(
  base: Annotation,
  ours: Annotation,
  theirs: Annotation,
): MergedAnnotation {
  const merged: Record<string, unknown> = { ...ours };
  const before = new Map<string, unknown>(Object.entries(base));
  const mine = new Map<string, unknown>(Object.entries(ours));
  const conflicts: string[] = [];
  for (const [key, value] of Object.entries(theirs)) {
    if (sameValue(value, before.get(key)) || sameValue(value, mine.get(key))) continue;
    if (isOfItems(key)) {
      merged[key] = mergedItems<unknown>(base[key], ours[key], theirs[key]);
    } else if (sameValue(mine.get(key), before.get(key))) merged[key] = value;
    else conflicts.push(key);
  }
  // The keys are those of `ours`, each with a value from one of three records of its kind.
  return { annotation: { ...ours, ...merged }, conflicts };
}

function isOfItems(key: string): key is 'tags' | 'comments' {
  return key === 'tags' || key === 'comments';
}

/** Ours without what they removed, with what they added. */
function mergedItems<Item>(
  base: readonly Item[],
  ours: readonly Item[],
  theirs: readonly Item[],
): readonly Item[] {
  const has = (items: readonly Item[], item: Item): boolean =>
    items.some((other) => sameValue(other, item));
  const kept = ours.filter((item) => has(theirs, item) || !has(base, item));
  const added = theirs.filter((item) => !has(base, item) && !has(ours, item));
  return [...kept, ...added];
}

/** Deep equality of the values in a model: scalars, arrays, maps, plain records. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameValue(item, b[index]))
    );
  }
  if (a instanceof Map || b instanceof Map) {
    return (
      a instanceof Map &&
      b instanceof Map &&
      a.size === b.size &&
      [...a].every(([key, value]) => b.has(key) && sameValue(value, b.get(key)))
    );
  }
  const mine = Object.entries(a);
  const theirs = new Map<string, unknown>(Object.entries(b));
  return (
    mine.length === theirs.size &&
    mine.every(([key, value]) => theirs.has(key) && sameValue(value, theirs.get(key)))
  );
}
