import { SHARE_DESCRIPTIONS } from '../share';
import { ColumnTypes } from '../../tables/columnTypes';
import type { Cell } from '../../tables/csv';
import { dataPackage, type DescribedColumn } from '../../tables/dataPackage';
import type { Networks } from '../network';
import { edgeRows, matrixRows, nodeRows, SAMPLE_COLUMNS } from './tables';

/** The metadata file of a network's table: the formula of its numbers, and what was excluded.
 * Undefined for formats that contain this themselves. `path` is the name of the table. */
export function networkMetadata(
  file: string,
  networks: Networks,
): ((path: string) => string) | undefined {
  if (!rowsOf(file, networks)) return undefined;
  const { definition, positions, used, excluded, remarks } = networks;
  const note = { definition, positions, used, excluded, remarks };
  const describe = describedBy(file, networks);
  return (path) => {
    const rows = (rowsOf(file, networks) ?? [])[Symbol.iterator]();
    const first = rows.next();
    const header = first.done === true ? [] : first.value;
    const columns = header.map((cell, at) => {
      const name = String(cell);
      return { name, description: describe(name, at) };
    });
    return dataPackage(
      path,
      { columns, note },
      ColumnTypes.of({ [Symbol.iterator]: () => rows }, columns.length),
    );
  };
}

function rowsOf(file: string, { networks }: Networks): Iterable<readonly Cell[]> | undefined {
  const [network] = networks;
  switch (file) {
    case 'matrix-csv':
      return network && matrixRows(network);
    case 'nodes-csv':
      return network && nodeRows(network);
    case 'edges-csv':
      return edgeRows(networks);
    default:
      return undefined;
  }
}

/** The description of a column, by its name and place; undefined where the name is clear by
 * itself. */
function describedBy(
  file: string,
  { definition: { weight } }: Networks,
): (name: string, at: number) => DescribedColumn['description'] {
  if (file === 'matrix-csv') return (_, at) => (at === 0 ? undefined : weight);
  if (file === 'nodes-csv') return (name) => NODES.get(name);
  return (name) => (name === 'Weight' ? weight : EDGES.get(name));
}

const EDGES: ReadonlyMap<string, string> = new Map([
  [
    'foundAgain',
    'share of new coders, each like one of these, who find the tie with the same sign: the mean of 200 draws of the truth and the rates of error, each with 50 recodings; empty for fewer than 10 articles coded twice (docs/reference/found-again.md)',
  ],
  ...Object.entries(SHARE_DESCRIPTIONS),
  ...SAMPLE_COLUMNS.map(([name, , meaning]) => [name, meaning] as const),
]);

const NODES: ReadonlyMap<string, string> = new Map([
  ['statements', 'statements in which the node occurs'],
  ['degree', 'number of its ties whose weight is not 0'],
  ['weighted_degree', 'sum of the weights of its ties; a directed tie counts at both ends'],
]);
