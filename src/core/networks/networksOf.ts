import type { Filter } from '../analysis/records/filter';
import { positionRecords } from '../analysis/records/positionRecords';
import type { CorpusReader } from '../model/corpus';
import { runSync } from '../util/task';
import { listedNetworks } from './listed';
import { networksOfRecords, type Networks } from './network';
import type { NetworkOptions } from './options';
import type { Refused } from './parts';

/** The networks of a corpus under a filter. Options that do not fit together are refused with a
 * reason. The same input gives the same output, to the last bit. */
export function networksOf(
  reader: CorpusReader,
  filter: Filter,
  options: NetworkOptions,
): Networks | Refused {
  return runSync(
    options.disagreement === 'listed'
      ? listedNetworks(reader, filter, options)
      : networksOfRecords(positionRecords(reader, filter), reader.codebook, filter, options),
  );
}
