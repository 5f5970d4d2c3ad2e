import { csvMetadata, type DescribedColumn } from '../../tables/csvMetadata';
import type { Networks } from '../network';
import { edgeRows, matrixRows, nodeRows } from './tables';

/** What stands beside a table of a network: the formula of its numbers, and what was left out. Undefined for
 * files that say so themselves. `url` is the name of the table. */
export function networkMetadata(
  file: string,
  networks: Networks,
): ((url: string) => string) | undefined {
  const columns = columnsOf(file, networks);
  if (!columns) return undefined;
  const { definition, positions, used, leftOut, remarks } = networks;
  const note = { definition, positions, used, leftOut, remarks };
  return (url) => csvMetadata(url, { columns, note });
}

function columnsOf(file: string, networks: Networks): readonly DescribedColumn[] | undefined {
  const { weight } = networks.definition;
  const [network] = networks.networks;
  switch (file) {
    case 'matrix-csv':
      return (
        network &&
        header(matrixRows(network)).map((name, at) => ({
          name,
          description: at === 0 ? undefined : weight,
        }))
      );
    case 'nodes-csv':
      return (
        network &&
        header(nodeRows(network)).map((name) => ({
          name,
          description: NODES.get(name),
        }))
      );
    case 'edges-csv':
      return header(edgeRows(networks.networks)).map((name) => ({
        name,
        description: name === 'Weight' ? weight : undefined,
      }));
    default:
      return undefined;
  }
}

const NODES: ReadonlyMap<string, string> = new Map([
  ['statements', 'statements in which the node occurs'],
  ['degree', 'ties of it whose weight is not 0'],
  ['weighted_degree', 'sum of the weights of its ties; a directed tie counts at both ends'],
]);

/** The first row; the others are not made. */
function header(rows: Iterable<readonly unknown[]>): readonly string[] {
  for (const row of rows) return row.map(String);
  return [];
}
