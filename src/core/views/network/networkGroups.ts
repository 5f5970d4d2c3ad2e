import type { CoalitionGroups } from '../../measures/coalitionGroups';
import type { NetworkNode } from '../../networks/weights/nodes';
import type { ViewContext } from '../facts/facts';
import type { Choice } from '../filter/filterBar';
import { labelText } from '../words/label';
import { actorName } from '../words/names';
import { coalitionsText, hasCoalitions } from './networkCoalitions';
import type { NetworkTies } from './networkTools';

/** A group of nodes, with its colour, shape and letter. */
export interface NetworkGroup {
  /** Index into `GROUP_SHAPES`, and into the looks of groups; undefined for the group of all
   * without a look of their own. */
  readonly look: number | undefined;
  /** The letter in its nodes; empty for those without a look. */
  readonly letter: string;
  readonly name: string;
  readonly count: number;
}

export interface Grouped {
  readonly groups: readonly NetworkGroup[];
  /** For each node its place in `groups`; undefined where nodes are not grouped. */
  readonly of: readonly (number | undefined)[];
  /** True for coalitions that are more than chance. */
  readonly areCoalitions: boolean;
  /** Why there are no groups, or why they are no coalitions. */
  readonly note: string | undefined;
  /** The text about the drawn groups. */
  readonly spoken: string | undefined;
}

/** More colours and shapes could not be distinguished. */
export const MOST_GROUPS = 6;

export interface DrawnTie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** The possible groupings of actors: those of which some actor of the network has a value. */
export function groupingsOf(
  { localizer }: ViewContext,
  nodes: readonly NetworkNode[],
  ties: NetworkTies,
): readonly Choice[] {
  const attributes = new Set(nodes.flatMap((node) => [...node.attributes.keys()]));
  const free = [...attributes]
    .filter((name) => name.startsWith(FREE))
    .sort((a, b) => localizer.compare(a, b));
  return [
    ...(hasCoalitions(ties) ? [{ id: 'communities', name: localizer.text('Coalitions') }] : []),
    ...(attributes.has('actor_type') ? [{ id: 'actor_type', name: localizer.text('Type') }] : []),
    ...(attributes.has('part_of') ? [{ id: 'part_of', name: localizer.text('Part of') }] : []),
    ...free.map((id) => ({ id, name: labelText(id.slice(FREE.length)) })),
    { id: 'none', name: localizer.text('None') },
  ];
}

const FREE = 'attribute.';

/** A drawn node, with its place in the whole network. */
export interface PlacedNode {
  readonly node: NetworkNode;
  readonly place: number;
}

/** Actors in groups, the largest first. `coalitions` are undefined until they have been
 * compared. */
export function groupsOf(
  context: ViewContext,
  nodes: readonly NetworkNode[],
  grouping: string,
  coalitions: CoalitionGroups | undefined,
): Grouped {
  const { localizer } = context;
  const plain = { areCoalitions: false, note: undefined, spoken: undefined };
  const none = { ...plain, groups: [], of: nodes.map(() => undefined) };
  if (grouping === 'none') return none;
  if (grouping === 'communities') {
    const { isFinding, text } = coalitionsText(localizer, coalitions);
    const keyOf = coalitionKeys(coalitions);
    if (keyOf.size === 0) return { ...none, note: text };
    const keys = nodes.map(({ id }) => keyOf.get(id));
    const named = (_: string, letter: string): string =>
      localizer.text(isFinding ? 'Coalition {0}' : 'Group {0}', letter);
    const drawn = grouped(context, keys, named);
    return isFinding
      ? { ...drawn, areCoalitions: true, note: undefined, spoken: text }
      : { ...drawn, ...plain, note: text };
  }
  const keys = nodes.map(({ attributes }) => attributes.get(grouping));
  const named = (key: string): string =>
    grouping === 'part_of' ? actorName(context.facts.codebook, key, localizer) : labelText(key);
  return { ...grouped(context, keys, named), ...plain };
}

/** The number of each actor's coalition; without actors that are alone in one. */
function coalitionKeys(coalitions: CoalitionGroups | undefined): ReadonlyMap<string, string> {
  const { of = [], networks } = coalitions ?? {};
  const rows = networks?.networks[0]?.rows ?? [];
  const sizes = new Map<number, number>();
  for (const group of of) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const keys = new Map<string, string>();
  for (const [place, { id }] of rows.entries()) {
    const group = of[place] ?? -1;
    if ((sizes.get(group) ?? 0) > 1) keys.set(id, String(group));
  }
  return keys;
}

function grouped(
  { localizer }: ViewContext,
  keys: readonly (string | undefined)[],
  named: (key: string, letter: string) => string,
): Pick<Grouped, 'groups' | 'of'> {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || localizer.compare(a[0], b[0]));
  const shown = sorted.slice(0, MOST_GROUPS);
  const groups = shown.map(([key, count], look): NetworkGroup => {
    const letter = LETTERS.charAt(look);
    return { look, letter, name: named(key, letter), count };
  });
  const places = new Map(shown.map(([key], at) => [key, at]));
  const rest = (name: string, count: number): number | undefined =>
    count === 0 ? undefined : groups.push({ look: undefined, letter: '', name, count }) - 1;
  const others = rest(
    localizer.text('Others'),
    sorted.slice(MOST_GROUPS).reduce((sum, [, count]) => sum + count, 0),
  );
  const none = rest(
    localizer.text('None of these'),
    keys.filter((key) => key === undefined).length,
  );
  return {
    groups,
    of: keys.map((key) => (key === undefined ? none : (places.get(key) ?? others))),
  };
}

const LETTERS = 'ABCDEF';
