/** The keys of an object that somebody handed over, who may be anybody: a link, a page, a memory of an
 * earlier version. Undefined for what is no object. */
export function keysOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value));
}
