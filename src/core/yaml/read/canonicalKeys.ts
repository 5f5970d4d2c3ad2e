import type { YamlEntry, YamlScalar } from '../node';
import { DASH, EQUALS, LESS } from './units';

/** Made when a map has so many keys that comparing them one by one is slower. */
export interface SeenKeys {
  set: Set<string> | undefined;
}

/** Whether the key is new in its map, and certainly valid for `yaml` too. */
export function isNewKey(
  keys: SeenKeys,
  entries: readonly YamlEntry[],
  { value, span }: YamlScalar,
): boolean {
  // Quotes make the source longer than the value.
  const isPlain = span.end - span.start === value.length;
  if (isPlain && isDoubtful(value)) return false;
  if (span.end - span.start > LONGEST_KEY) return false;
  if (entries.length > 20) {
    keys.set ??= new Set(entries.map((entry) => entry.key.value));
    if (keys.set.has(value)) return false;
    keys.set.add(value);
    return true;
  }
  for (const entry of entries) if (entry.key.value === value) return false;
  return true;
}

/** `yaml` refuses keys of more than 1,024 units. */
const LONGEST_KEY = 1000;

/** A merge key, the marker of a merge conflict, or one where another document begins. */
function isDoubtful(plain: string): boolean {
  const first = plain.charCodeAt(0);
  return first === LESS || first === EQUALS || (first === DASH && plain.startsWith('---'));
}
