import {
  analyse,
  filterOfStatements,
  createLocalizer,
  foundAgainRemarks,
  runSync,
  tiesFoundAgain,
  type Filter,
  type NetworkOptions,
  type Networks,
} from '../../core';
import { resamplingOf } from '../commands/measures';
import type { LoadedCorpus } from '../corpus/corpus';
import type { CommonValues } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { recodingProgress } from '../output/printing';
import { readCoders } from './readCoders';

/** Networks with how often other coders would find each tie again. Throws `WrongUse` for networks
 * whose ties have no shares. */
export async function networksFoundAgain(
  { reader, folder }: LoadedCorpus,
  filter: Filter,
  networks: Networks,
  asked: NetworkOptions,
  options: CommonValues & {
    readonly format: string | undefined;
    readonly seed: number | undefined;
  },
  outside: Outside,
): Promise<Networks> {
  const { format } = options;
  if (format === 'matrix-csv' || format === 'nodes-csv') {
    throw new WrongUse(
      `${format} has no place for shares of ties. With --found-again, write edges-csv, graphml, gexf or --json.`,
    );
  }
  const coders = await readCoders({ reader, folder }, options, outside);
  const { seed } = resamplingOf(options);
  const analysis = runSync(analyse(reader, filterOfStatements(filter)));
  const progress = recodingProgress(outside, options.quiet);
  const found = runSync(tiesFoundAgain(analysis, coders, networks, asked, seed, progress));
  if (found.kind === 'refused') throw new WrongUse(found.reason);
  const shares = found.kind === 'found-again' ? found.shares : undefined;
  return {
    ...networks,
    networks: networks.networks.map((network) => ({
      ...network,
      foundAgain: shares ?? network.ties.from.map(() => undefined),
    })),
    remarks: [
      ...networks.remarks,
      ...foundAgainRemarks(createLocalizer(), found, undefined, reader.codebook),
      ...(shares ? [`Seed: ${String(seed)}.`] : []),
    ],
  };
}
