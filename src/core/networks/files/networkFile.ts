import { csvTable, type CsvOptions } from '../../tables/csv';
import type { Network, Networks } from '../network';
import { gexf } from './gexf';
import { graphMl } from './graphMl';
import { PYTHON_SCRIPT, R_SCRIPT } from './scripts';
import { edgeRows, matrixRows, MOST_CELLS, nodeRows } from './tables';

/** A file format for one network. */
export interface NetworkFile {
  readonly id: NetworkFileId;
  readonly extension: string;
  /** `all`: takes several windows in one file. `one`: a file for each window. `none`: a script
   * without a network. */
  readonly windows: 'all' | 'one' | 'none';
  readonly render: (
    networks: Networks,
    network: Network | undefined,
    options: CsvOptions,
  ) => Iterable<string>;
}

const FILES = {
  graphml: { extension: 'graphml', windows: 'one', render: ofOne(graphMl) },
  gexf: { extension: 'gexf', windows: 'one', render: ofOne(gexf) },
  'matrix-csv': { extension: 'csv', windows: 'one', render: ofOne(matrixCsv) },
  'nodes-csv': { extension: 'csv', windows: 'one', render: ofOne(nodesCsv) },
  'edges-csv': {
    extension: 'csv',
    windows: 'all',
    render: ({ networks }, _network, options) => csvTable(edgeRows(networks), options),
  },
  r: { extension: 'R', windows: 'none', render: () => [R_SCRIPT] },
  python: { extension: 'py', windows: 'none', render: () => [PYTHON_SCRIPT] },
} as const satisfies Record<string, Omit<NetworkFile, 'id'>>;

export type NetworkFileId = keyof typeof FILES;

export function networkFile(id: NetworkFileId): NetworkFile {
  return { id, ...FILES[id] };
}

/** The formats in the order of the menu. */
export const NETWORK_FILES: readonly NetworkFile[] = (Object.keys(FILES) as NetworkFileId[]).map(
  networkFile,
);

/** Why a network cannot be written as a matrix; undefined when it can. */
export function tooLarge({ rows, columns }: Pick<Network, 'rows' | 'columns'>): string | undefined {
  const cells = rows.length * columns.length;
  return cells <= MOST_CELLS
    ? undefined
    : `The matrix would have ${String(cells)} cells, more than ${String(MOST_CELLS)}. Use edges-csv, nodes-csv, graphml or gexf instead.`;
}

function ofOne(
  render: (networks: Networks, network: Network, options: CsvOptions) => Iterable<string>,
): NetworkFile['render'] {
  return (networks, network, options) => (network ? render(networks, network, options) : []);
}

function matrixCsv(_networks: Networks, network: Network, options: CsvOptions) {
  return csvTable(matrixRows(network), options);
}

function nodesCsv(_networks: Networks, network: Network, options: CsvOptions) {
  return csvTable(nodeRows(network), options);
}
