import type { PermutedTables } from './permutedTables';

/** Groups of a lower modularity are not called coalitions, even if they are more than chance: with
 * enough statements, groups that hardly differ are. Newman and Girvan (2004) find 0.3 to 0.7 in
 * networks with communities. docs/reference/measures.md. */
export const LEAST_MODULARITY = 0.1;

/** Whether the groups are called coalitions. *groups*: they hold together more than those of
 * permuted tables; *none*: they do not, or no two nodes are tied; *weak*: their modularity is
 * below `LEAST_MODULARITY`; *not compared*: there are no tables; *too many nodes*: nothing is
 * computed. */
export type GroupsVerdict = 'groups' | 'none' | 'weak' | 'not compared' | 'too many nodes';

/** `of`: the group of each node. */
export function coalitionVerdict(
  of: readonly number[],
  modularity: number,
  permuted: PermutedTables | undefined,
): GroupsVerdict {
  if (new Set(of).size === of.length) return 'none';
  if (permuted && !permuted.isAbove) return 'none';
  if (modularity < LEAST_MODULARITY) return 'weak';
  return permuted ? 'groups' : 'not compared';
}
