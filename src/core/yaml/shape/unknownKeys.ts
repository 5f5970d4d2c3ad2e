import { nearestWord } from '../../util/nearestWord';
import type { YamlMap, YamlScalar } from '../node';
import type { Reading } from './shape';

/** Reports those keys of a map that are not `known`, with the known key that was probably meant: one that is not in
 * the map, else one that is, to which what stands there is to be moved. Keys of a study's own begin with `x-` and are left out. Linear. */
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
    const isCompared = compared++ < MOST_COMPARED;
    const nearest = isCompared ? nearestWord(written, free) : undefined;
    const beside = isCompared && nearest === undefined ? nearestWord(written, known) : undefined;
    if (nearest !== undefined) reading.report('misspelt-key', span, written, nearest);
    else if (beside !== undefined) reading.report('key-beside', span, written, beside);
    else reading.report('unknown-key', span, written);
  }
}

/** No map of ours has as many keys; one that has is another program's, and comparing takes time. */
const MOST_COMPARED = 100;
