import { nearestWord } from '../../util/nearestWord';
import type { YamlMap, YamlScalar } from '../node';
import type { Reading } from './shape';

/** Reports those keys of a map that are not `known`, with the known key that was probably meant, unless
 * that one is in the map, too. Keys of a study's own begin with `x-` and are left out. Linear. */
export function reportUnknownKeys(
  keys: readonly YamlScalar[],
  map: YamlMap,
  known: readonly string[],
  reading: Reading,
): void {
  const present = new Set(map.entries.map(({ key }) => key.value));
  const free = known.filter((key) => !present.has(key));
  let compared = 0;
  for (const { value: written, span } of keys) {
    if (written.startsWith('x-')) continue;
    const nearest = compared++ < MOST_COMPARED ? nearestWord(written, free) : undefined;
    if (nearest === undefined) reading.report('unknown-key', span, written);
    else reading.report('misspelt-key', span, written, nearest);
  }
}

/** No map of ours has as many keys; one that has is another program's, and comparing takes time. */
const MOST_COMPARED = 100;
