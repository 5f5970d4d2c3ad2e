import type { Filter } from '../analysis/records/filter';
import type { PositionRecord } from '../analysis/records/positionRecords';
import type { Codebook } from '../model/codebook';
import {
  countedTies,
  networksOfParts,
  networkTable,
  type Network,
  type Networks,
  type NetworkTable,
} from '../networks/network';
import { DEFAULT_NETWORKS, type NetworkOptions } from '../networks/options';
import { partsOf, type Refused } from '../networks/parts';
import type { Statement } from '../networks/statements/statements';
import type { Task } from '../util/task';
import { coalitionVerdict, type GroupsVerdict } from './coalitionVerdict';
import { communitiesOf, tiesOf } from './communities';
import { permutedTables, type PermutedTables } from './permutedTables';
import type { Resampling } from './resample';

/** The default network for coalitions, in the panel and on the command line: congruence, each
 * statement once in an article, divided by the mean of both actors' statements, since an actor that
 * speaks often would otherwise be tied to all others. */
export const COALITION_NETWORK = {
  ...DEFAULT_NETWORKS.one,
  normalization: 'average',
  duplicates: 'document',
} as const satisfies NetworkOptions;

/** With more nodes groups are not looked for: each of the permuted tables costs the pairs of
 * nodes. */
export const MOST_COALITION_NODES = 300;

/** The communities of a network, and whether they are more than chance. */
export interface CoalitionGroups {
  readonly kind: 'groups';
  readonly networks: Networks;
  readonly verdict: GroupsVerdict;
  /** Number of nodes that have a statement. */
  readonly nodes: number;
  /** The number of the community for each row of the network; empty with too many nodes. */
  readonly of: readonly number[];
  /** Newman's modularity, at the resolution. */
  readonly modularity: number;
  /** Undefined where nothing was compared. */
  readonly permuted: PermutedTables | undefined;
  /** Undefined where no statement is joint. */
  readonly withoutJoint: WithoutJoint | undefined;
}

/** The result without the statements of joint positions, which tie their actors to each other by
 * themselves. */
export interface WithoutJoint {
  /** Number of statements of joint positions. */
  readonly statements: number;
  readonly modularity: number;
  readonly permuted: PermutedTables | undefined;
}

/** Finds communities and compares them with permuted tables. Refused for anything but one network
 * of mode one. A task with some steps for each table. */
export function* coalitionGroups(
  records: readonly PositionRecord[],
  codebook: Codebook,
  filter: Filter,
  options: NetworkOptions,
  resolution: number,
  resampling: Resampling,
): Task<CoalitionGroups | Refused> {
  if (options.mode !== 'one' || options.window !== undefined) {
    return {
      kind: 'refused',
      reason:
        'Coalitions need one network of mode one. Omit --window, and set a range with --since and --until.',
    };
  }
  const parts = yield* partsOf(records, codebook, filter, options);
  yield;
  if (parts.kind === 'refused') return parts;
  const networks = yield* networksOfParts(parts, codebook, filter);
  if (networks.kind === 'refused') return networks;
  const table = networkTable(parts, codebook);
  if (table.kind === 'refused') return table;
  const { rows = [], ties } = networks.networks[0] ?? {};
  const nodes = rows.filter(({ statements }) => statements > 0).length;
  const found = { kind: 'groups', networks, nodes } as const;
  if (nodes > MOST_COALITION_NODES || !ties) {
    const verdict = ties ? 'too many nodes' : 'none';
    return {
      ...found,
      verdict,
      of: [],
      modularity: 0,
      permuted: undefined,
      withoutJoint: undefined,
    };
  }
  const { of, modularity } = communitiesOf(rows.length, tiesOf(ties), resolution, resampling.seed);
  const { statements } = parts.list;
  const permuted = yield* permutedTables(table, statements, modularity, resolution, resampling);
  return {
    ...found,
    verdict: coalitionVerdict(of, modularity, permuted),
    of,
    modularity,
    permuted,
    withoutJoint: yield* withoutJoint(table, statements, resolution, resampling),
  };
}

function* withoutJoint(
  table: NetworkTable,
  statements: readonly Statement[],
  resolution: number,
  resampling: Resampling,
): Task<WithoutJoint | undefined> {
  const rowOf = new Map<PositionRecord, string>();
  const joint = new Set<PositionRecord>();
  for (const { record, row } of statements) {
    const known = rowOf.get(record);
    if (known === undefined) rowOf.set(record, row.id);
    else if (known !== row.id) joint.add(record);
  }
  if (joint.size === 0) return undefined;
  const others = statements.filter(({ record }) => !joint.has(record));
  const { counts, ties } = yield* countedTies(table, others);
  const size = counts.rows.length;
  const { modularity } = communitiesOf(size, tiesOf(ties), resolution, resampling.seed);
  return {
    statements: statements.length - others.length,
    modularity,
    permuted: yield* permutedTables(table, others, modularity, resolution, resampling),
  };
}

/** The communities of a network, as `coalitionGroups` finds them. */
export function communitiesOfNetwork(
  { rows, ties }: Pick<Network, 'rows' | 'ties'>,
  resolution: number,
  seed: number,
): readonly number[] {
  return communitiesOf(rows.length, tiesOf(ties), resolution, seed).of;
}
