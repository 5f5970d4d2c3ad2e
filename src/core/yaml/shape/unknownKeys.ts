import { nearestWord } from '../../util/nearestWord';
import type { YamlMap, YamlScalar } from '../node';
import type { Reading } from './shape';

/** Reports the keys of a map that are not `known`, with the nearest known key: if the map has that
 * too, the message asks to move the value there. Keys of a study's own begin with `x-` and are not
 * reported. Linear. */
export function reportUnknownKeys(
  keys: readonly YamlScalar[],
  map: YamlMap,
  known: readonly string[],
  reading: Reading,
): void {
  const present = new Set(map.entries.map(({ key }) => key.value));
  // Of equally near keys the first is suggested.
  const free = known.filter((key) => !present.has(key));
  const freeFirst = [...free, ...known.filter((key) => present.has(key))];
  let compared = 0;
  for (const { value: written, span } of keys) {
    if (written.startsWith('x-')) continue;
    const nearest = compared++ < MOST_COMPARED ? nearestWord(written, freeFirst) : undefined;
    if (nearest === undefined) reading.report('unknown-key', span, written);
    else if (present.has(nearest)) reading.report('key-beside', span, written, nearest);
    else reading.report('misspelt-key', span, written, nearest);
  }
}

/** No valid map has as many keys; comparing more would take long. */
const MOST_COMPARED = 100;
