/** The keys of an object from an untrusted source: a link, a page, data stored by an earlier
 * version. Undefined for other values. */
export function keysOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value));
}
