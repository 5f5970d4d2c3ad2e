import type { ViewContext } from '../facts/facts';
import type { NetworkGroup } from './networkGroups';
import { tableOf, type ColumnOf, type NetworkTable } from './networkTable';
import type { ShownTie } from './networkTies';
import type { ShownNode } from './networkView';

interface Shown {
  readonly nodes: readonly ShownNode[];
  readonly ties: readonly ShownTie[];
  readonly groups: readonly NetworkGroup[];
  /** The head of the column of what nodes are made from. */
  readonly madeOf: string;
}

/** All shown nodes, with their numbers in the whole network; `isWide` leaves room for the sum of
 * weights. */
export function nodeTable(
  { localizer }: ViewContext,
  { nodes, groups, madeOf }: Shown,
  sort: string,
  isWide: boolean,
): NetworkTable {
  const groupOf = ({ layer, group }: ShownNode): string =>
    layer === 'issue' ? localizer.text('Issues') : (groups[group ?? -1]?.name ?? '');
  const isGrouped = groups.length > 0 || nodes.some(({ layer }) => layer === 'issue');
  const columns: ColumnOf<ShownNode>[] = [
    { id: 'name', name: localizer.text('Name'), value: ({ name }) => name },
    ...(isGrouped ? [{ id: 'group', name: localizer.text('Group'), value: groupOf }] : []),
    { id: 'ties', name: localizer.text('Ties'), value: ({ ties }) => ties },
    ...(isWide ? [SUM].map((one) => ({ ...one, name: localizer.text('Sum of weights') })) : []),
    { id: 'claims', name: madeOf, value: ({ statements }) => statements },
  ];
  return tableOf(localizer, nodes, columns, 'ties', sort, ({ opens }) => opens);
}

const SUM = { id: 'weight', value: ({ strength }: ShownNode) => strength };

/** All shown ties, drawn or not; the number of positions opens them. */
export function tieTable(
  { localizer }: ViewContext,
  { nodes, ties }: Shown,
  sort: string,
  isDirected: boolean,
): NetworkTable {
  const nameOf = (at: number): string => nodes[at]?.name ?? '';
  return tableOf<ShownTie>(
    localizer,
    ties,
    [
      {
        id: 'one',
        name: localizer.text(isDirected ? 'From actor' : 'Node 1'),
        value: ({ from }) => nameOf(from),
      },
      {
        id: 'other',
        name: localizer.text(isDirected ? 'To actor' : 'Node 2'),
        value: ({ to }) => nameOf(to),
      },
      { id: 'tie', name: localizer.text('Tie'), value: ({ kind }) => kind },
      {
        id: 'weight',
        name: localizer.text('Weight'),
        value: ({ weight }) => Math.abs(weight),
      },
      {
        id: 'positions',
        name: localizer.text('Positions'),
        value: ({ opens }) => opens?.count ?? 0,
      },
    ],
    'weight',
    sort,
    ({ opens }) => opens,
  );
}
