import { greatest } from '../../util/lists';
import { compareText } from '../../model/order';
import { type Task } from '../../util/task';
import { networksOfRecords, type Network } from '../../networks/network';
import type { NetworkOptions } from '../../networks/options';
import type { AnalysisState } from '../filter/analysisState';
import type { ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import { mostPositions } from '../matrix/matrix';
import { actorName } from '../words/names';
import {
  groupingsOf,
  groupsOf,
  type DrawnTie,
  type NetworkGroup,
  type PlacedNode,
} from './networkGroups';
import {
  leastSteps,
  NETWORK_TIES,
  networkChoice,
  type NetworkChoice,
  normalizationsFor,
  weightText,
  type NetworkTies,
  type NetworkTools,
} from './networkTools';
import { definitionOf, withoutTies } from './networkWords';
import { issueLabel, joinCounts } from '../words/nameLabels';

/** A discourse network as it is drawn, without places. All texts are safe labels. */
export interface NetworkView {
  readonly kind: 'network';
  readonly title: string;
  readonly tools: NetworkTools;
  /** Actors before issues, those with the most ties first. */
  readonly nodes: readonly ShownNode[];
  /** The heaviest first. */
  readonly ties: readonly ShownTie[];
  readonly groups: readonly NetworkGroup[];
  readonly legend: readonly TieLegend[];
  /** "12 actors · 30 ties" */
  readonly counts: string;
  /** What is not drawn, and why there is nothing, said. */
  readonly notes: readonly string[];
  /** What the numbers are. */
  readonly definition: readonly string[];
}

export interface ShownNode {
  readonly layer: 'actor' | 'issue';
  readonly id: string;
  readonly name: string;
  readonly statements: number;
  /** How many ties of it are drawn. */
  readonly ties: number;
  /** Of `groups`; undefined where it is in none. */
  readonly group: number | undefined;
  /** In pixels. */
  readonly radius: number;
}

export interface ShownTie {
  /** Of `nodes`. */
  readonly from: number;
  readonly to: number;
  /** True for disagreement and for against: dashed. */
  readonly isOpposing: boolean;
  /** Of its line, in pixels. */
  readonly width: number;
  /** How much it draws its nodes together, from 0 to 1. */
  readonly pull: number;
  /** "agree, 3" */
  readonly said: string;
}

export interface TieLegend {
  readonly isOpposing: boolean;
  readonly name: string;
}

export const MOST_NODES = 300;
/** More lines are a grey area, and no picture moves smoothly with them. */
export const MOST_TIES = 2000;
/** Of so many actors, those with the most positions, the ties are computed. */
export const MOST_CANDIDATES = 500;

/** What a state shows of the corpus. Options that make no sense together fall back to what does. As a task. */
export function* networkView(context: ViewContext, state: AnalysisState): Task<NetworkView> {
  const { facts, voice } = context;
  const choice = networkChoice(state);
  const { records, context: rules } = facts.analysis;
  const candidates = candidatesOf(context, choice);
  const options = { ...choice.options, exclusions: candidates.exclusions };
  yield;
  const found = yield* networksOfRecords(records, facts.codebook, rules.filter, options);
  // The options are those of `networkChoice`, which make sense together, or a test fails.
  if (found.kind === 'refused') throw new Error(found.reason);
  yield;
  const network = found.networks[0];
  if (!network) throw new Error('A network without windows is one.');
  const { steps, at, least } = leastSteps(context, network, state.networkLeast);
  const selected = selectedOf(network, least, choice.options.isolates);
  yield;
  const groupings = groupingsOf(context, network.rows, choice.ties);
  const grouping =
    groupings.find(({ id }) => id === state.networkGroups)?.id ?? groupings[0]?.id ?? 'none';
  const actors = selected.nodes.filter(({ layer }) => layer === 'actor');
  const grouped = groupsOf(
    context,
    actors,
    selected.ties.filter(({ to }) => to < actors.length),
    network.rows.length,
    grouping,
  );
  const nodes = shownNodes(context, selected, grouped.of);
  const notTied = withoutTies(context, choice.ties, found);
  return {
    kind: 'network',
    title: voice.say(`network ${choice.ties}`),
    tools: {
      ties: NETWORK_TIES.map((id) => ({ id, name: voice.say(`ties ${id}`) })),
      tiesBy: choice.ties,
      normalizations: normalizationsFor(choice.ties).map((id) => ({
        id,
        name: voice.say(`norm ${id}`),
      })),
      normalization: choice.normalization,
      least: steps,
      leastAt: at,
      isolates: choice.options.isolates,
      groupings,
      grouping,
    },
    nodes,
    ties: shownTies(context, selected.ties, choice.ties),
    groups: grouped.groups,
    legend: legendOf(context, choice.ties),
    counts: joinCounts(
      voice.say('actors', actors.length),
      choice.ties === 'issues' ? voice.say('issues', nodes.length - actors.length) : undefined,
      voice.say('ties', selected.ties.length),
    ),
    notes: [
      ...(notTied === undefined ? [] : [notTied]),
      ...(candidates.of === undefined
        ? []
        : [voice.say('network candidates', MOST_CANDIDATES, candidates.of)]),
      ...(selected.all > nodes.length ? [voice.say('top nodes', nodes.length, selected.all)] : []),
      ...(selected.allTies > selected.ties.length
        ? [voice.say('top ties', selected.ties.length, selected.allTies)]
        : []),
      ...(selected.hidden > 0 && notTied === undefined
        ? [voice.say('without ties', selected.hidden)]
        : []),
    ],
    definition: definitionOf(context, choice, found, grouped),
  };
}

/** Every pair of actors on an issue is a tie: of five thousand on one there are millions, of which none is seen
 * among so many. Those with few positions are left out before they are tied. */
function candidatesOf(
  context: ViewContext,
  { ties, options }: NetworkChoice,
): { readonly exclusions: NetworkOptions['exclusions']; readonly of: number | undefined } {
  const { exclusions, rows: variable } = options;
  const actors = ties === 'issues' ? [] : mostPositions(context);
  if (actors.length <= MOST_CANDIDATES) return { exclusions, of: undefined };
  const values = actors.slice(0, MOST_CANDIDATES);
  return { exclusions: [...exclusions, { variable, values, only: true }], of: actors.length };
}

interface SelectedNode extends PlacedNode {
  readonly layer: 'actor' | 'issue';
  readonly degree: number;
}

interface Selected {
  /** Actors before issues, each with the most ties first. */
  readonly nodes: readonly SelectedNode[];
  readonly ties: readonly DrawnTie[];
  /** How many nodes there would be, how many ties among those that are there. */
  readonly all: number;
  readonly allTies: number;
  /** Nodes that are not there since they have no ties. */
  readonly hidden: number;
}

function selectedOf(network: Network, least: number, isolates: boolean): Selected {
  const { mode, rows, columns, ties } = network;
  const offset = mode === 'two' ? rows.length : 0;
  const strong: DrawnTie[] = [];
  const degrees = new Array<number>(offset + columns.length).fill(0);
  for (const [at, from] of ties.from.entries()) {
    const weight = ties.weight[at] ?? 0;
    if (Math.abs(weight) < least) continue;
    const to = offset + (ties.to[at] ?? 0);
    strong.push({ from, to, weight });
    degrees[from] = (degrees[from] ?? 0) + 1;
    degrees[to] = (degrees[to] ?? 0) + 1;
  }
  const every = (mode === 'two' ? [...rows, ...columns] : rows).map((node, place) => ({
    layer: place < rows.length ? ('actor' as const) : ('issue' as const),
    node,
    place,
    degree: degrees[place] ?? 0,
  }));
  const candidates = every.filter(({ degree }) => isolates || degree > 0);
  const chosen = candidates
    .sort(
      (a, b) =>
        b.degree - a.degree ||
        b.node.statements - a.node.statements ||
        compareText(a.node.label, b.node.label),
    )
    .slice(0, MOST_NODES)
    .sort((a, b) => Number(a.layer === 'issue') - Number(b.layer === 'issue'));
  const placeOf = new Map(chosen.map(({ place }, at) => [place, at]));
  const among = strong.flatMap(({ from, to, weight }) => {
    const [one, other] = [placeOf.get(from), placeOf.get(to)];
    return one === undefined || other === undefined ? [] : [{ from: one, to: other, weight }];
  });
  return {
    nodes: chosen,
    ties: among.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_TIES),
    all: candidates.length,
    allTies: among.length,
    hidden: every.length - candidates.length,
  };
}

function shownNodes(
  context: ViewContext,
  { nodes, ties }: Selected,
  groups: readonly (number | undefined)[],
): readonly ShownNode[] {
  const { facts, voice } = context;
  const most = Math.max(1, greatest(nodes.map(({ node }) => node.statements)));
  const counts = new Array<number>(nodes.length).fill(0);
  for (const { from, to } of ties) {
    counts[from] = (counts[from] ?? 0) + 1;
    counts[to] = (counts[to] ?? 0) + 1;
  }
  const names = nodes.map(({ layer, node: { id } }) =>
    layer === 'actor' ? actorName(facts.codebook, id, voice) : issueLabel(context, id),
  );
  const shared = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return nodes.map(({ layer, node: { id, statements } }, at) => {
    const name = names[at] ?? '';
    return {
      layer,
      id,
      // Nodes are never taken for each other because they are called the same.
      name: shared.has(name) ? `${name} (${labelText(id)})` : name,
      statements,
      ties: counts[at] ?? 0,
      group: groups[at],
      radius: LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(statements / most),
    };
  });
}

const LEAST_RADIUS = 8;
const MOST_RADIUS = 18;
const MOST_WIDTH = 5;
/** What an actor is against draws it near as well, since it speaks of it, but less. */
const PULL_AGAINST = 0.25;

function shownTies(
  { voice }: ViewContext,
  ties: readonly DrawnTie[],
  kind: NetworkTies,
): readonly ShownTie[] {
  const most = Math.abs(ties[0]?.weight ?? 1);
  return ties.map(({ from, to, weight }) => {
    const isOpposing = kind === 'conflict' || weight < 0;
    const share = Math.abs(weight) / most;
    const key =
      kind === 'issues'
        ? isOpposing
          ? 'tie against'
          : 'tie for'
        : isOpposing
          ? 'tie conflict'
          : 'tie agree';
    const against = kind === 'issues' ? PULL_AGAINST * share : 0;
    return {
      from,
      to,
      isOpposing,
      width: Math.max(1, Math.round(MOST_WIDTH * share)),
      pull: weight < 0 ? against : share,
      said: voice.say(key, weightText(weight)),
    };
  });
}

function legendOf({ voice }: ViewContext, ties: NetworkTies): readonly TieLegend[] {
  switch (ties) {
    case 'agree':
      return [{ isOpposing: false, name: voice.say('legend agree') }];
    case 'conflict':
      return [{ isOpposing: true, name: voice.say('legend conflict') }];
    case 'subtract':
      return [
        { isOpposing: false, name: voice.say('legend more agree') },
        { isOpposing: true, name: voice.say('legend more conflict') },
      ];
    case 'issues':
      return [
        { isOpposing: false, name: voice.say('legend for') },
        { isOpposing: true, name: voice.say('legend against') },
      ];
  }
}
