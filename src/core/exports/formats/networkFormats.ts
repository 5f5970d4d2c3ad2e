import { positionRecords } from '../../analysis/records/positionRecords';
import type { Task } from '../../util/task';
import { DEFAULT_NETWORKS, type Mode } from '../../networks/options';
import { networksOfRecords } from '../../networks/network';
import { networkFile, type NetworkFileId } from '../../networks/files/networkFile';
import { networkMetadata } from '../../networks/files/metadata';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';

/** Networks with default options: who agrees with whom, and who is for or against which issue. The
 * command `network` has all options. */
export const networkGraphMl = networkFormat(
  'network-graphml',
  'Agreement network (GraphML)',
  'Which actors hold the same stances on the same issues, for Gephi, R and Python.',
  'one',
  'graphml',
);

export const networkGexf = networkFormat(
  'network-gexf',
  'Agreement network (GEXF)',
  'The agreement network, for Gephi.',
  'one',
  'gexf',
);

export const networkNodesCsv = networkFormat(
  'network-nodes-csv',
  'Nodes of the agreement network (CSV)',
  'A table of the actors with their attributes, with column names for Gephi.',
  'one',
  'nodes-csv',
);

export const networkEdgesCsv = networkFormat(
  'network-edges-csv',
  'Ties of the agreement network (CSV)',
  'A table of the ties with their weights, with column names for Gephi.',
  'one',
  'edges-csv',
);

export const affiliationsGraphMl = networkFormat(
  'affiliations-graphml',
  'Network of actors and issues (GraphML)',
  'Which actors are for or against which issues, for Gephi, R and Python.',
  'two',
  'graphml',
);

function networkFormat<const Id extends string>(
  id: Id,
  label: string,
  description: string,
  mode: Mode,
  fileId: NetworkFileId,
) {
  const file = networkFile(fileId);
  return {
    kind: 'text',
    id,
    label,
    extension: file.extension,
    description,
    ...(file.extension === 'csv' ? { isDescribed: true } : {}),
    *render({ reader, filter, options }: ExportInput): Task<Rendered> {
      const usable = withoutRefused(reader);
      const records = positionRecords(usable, filter);
      yield;
      const networks = yield* networksOfRecords(
        records,
        usable.codebook,
        filter,
        DEFAULT_NETWORKS[mode],
      );
      // A test proves that the defaults are consistent.
      if (networks.kind === 'refused') throw new Error(networks.reason);
      return {
        pieces: file.render(networks, networks.networks[0], options),
        metadata: networkMetadata(file.id, networks),
      };
    },
  } as const satisfies TextFormat;
}
