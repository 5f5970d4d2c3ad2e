import { greatest } from '../../util/lists';
import { type Task } from '../../util/task';
import { listedOfAnalysis } from '../../networks/listed';
import { networksOfRecords, type Network } from '../../networks/network';
import { DISAGREEMENTS } from '../../networks/options';
import type { AnalysisState } from '../filter/analysisState';
import type { ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import { actorName } from '../words/names';
import { groupingsOf, groupsOf, type NetworkGroup } from './networkGroups';
import { coalitionsOfView } from './networkCoalitions';
import { candidatesOf, MOST_CANDIDATES, selectedOf, type Selected } from './networkSelection';
import { legendOf, shownTies, type ShownTie, type TieLegend } from './networkTies';
import {
  leastSteps,
  NETWORK_TIES,
  networkChoice,
  normalizationsFor,
  type NetworkTools,
} from './networkTools';
import { networkOpens, type NetworkOpens } from './networkOpens';
import { definitionOf, withoutTies } from './networkWords';
import type { CountedLink } from '../words/countedText';
import { issueLabel, joinCounts } from '../words/nameLabels';

/** A discourse network as it is drawn, without places. All texts are safe labels. */
export interface NetworkView {
  readonly kind: 'network';
  readonly title: string;
  readonly tools: NetworkTools;
  /** Whether ties go from the one node to the other. */
  readonly isDirected: boolean;
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
  /** Its positions. */
  readonly opens: CountedLink | undefined;
  /** Of `groups`; undefined where it is in none. */
  readonly group: number | undefined;
  /** In pixels. */
  readonly radius: number;
}

/** What a state shows of the corpus. Options that make no sense together fall back to what does. As a task. */
export function* networkView(context: ViewContext, state: AnalysisState): Task<NetworkView> {
  const { facts, voice } = context;
  const choice = networkChoice(state);
  const { records, context: rules } = facts.analysis;
  const candidates = candidatesOf(context, choice);
  const options = { ...choice.options, exclusions: candidates.exclusions };
  yield;
  const found =
    choice.disagreement === 'listed'
      ? yield* listedOfAnalysis(facts.analysis, options)
      : yield* networksOfRecords(records, facts.codebook, rules.filter, options);
  // The options are those of `networkChoice`, which make sense together, or a test fails.
  if (found.kind === 'refused') throw new Error(found.reason);
  yield;
  const whole = found.networks[0];
  if (!whole) throw new Error('A network without windows is one.');
  const network = tiesWith(whole, facts.analysis.chosenActors);
  const { steps, at, least } = leastSteps(context, network, state.networkLeast);
  const selected = selectedOf(network, least, choice.options.isolates);
  yield;
  const groupings = groupingsOf(context, network.rows, choice.ties);
  const grouping =
    groupings.find(({ id }) => id === state.networkGroups)?.id ?? groupings[0]?.id ?? 'none';
  const actors = selected.nodes.filter(({ layer }) => layer === 'actor');
  const grouped = groupsOf(
    context,
    actors.map(({ node }) => node),
    grouping,
    coalitionsOfView(context, choice),
  );
  const opens = networkOpens(context, choice.ties);
  const nodes = shownNodes(context, selected, grouped.of, opens);
  yield;
  const notTied = withoutTies(context, choice.ties, found);
  return {
    kind: 'network',
    title: voice.say(`network ${choice.ties}`),
    tools: {
      ties: NETWORK_TIES.map((id) => ({ id, name: voice.say(`ties ${id}`) })),
      tiesBy: choice.ties,
      disagreements:
        choice.disagreement === undefined
          ? []
          : DISAGREEMENTS.map((id) => ({ id, name: voice.say(`disagreement ${id}`) })),
      disagreement: choice.disagreement ?? '',
      normalizations: normalizationsFor(choice.ties, choice.disagreement).map((id) => ({
        id,
        name: voice.say(
          id === 'prominence' && choice.ties === 'evaluations'
            ? 'norm prominence evaluations'
            : `norm ${id}`,
        ),
      })),
      normalization: choice.normalization,
      least: steps,
      leastAt: at,
      isolates: choice.options.isolates,
      groupings,
      grouping,
    },
    isDirected: network.mode === 'directed',
    nodes,
    ties: shownTies(context, selected.ties, choice.ties, (from, to) => {
      const [one, other] = [nodes[from], nodes[to]];
      return one && other && opens.tie(one, other);
    }),
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
      ...(grouped.note === undefined || notTied !== undefined ? [] : [grouped.note]),
    ],
    definition: definitionOf(context, choice, found, grouped),
  };
}

/** Of chosen actors their ties with others; those of actors and issues are no pairs of actors, and all stay. */
function tiesWith(network: Network, chosen: ReadonlySet<string> | undefined): Network {
  const { mode, rows, ties } = network;
  if (!chosen || mode === 'two') return network;
  const isChosen = (place: number | undefined): boolean => chosen.has(rows[place ?? -1]?.id ?? '');
  const kept = [...ties.from.keys()].filter(
    (at) => isChosen(ties.from[at]) || isChosen(ties.to[at]),
  );
  const some = (list: ArrayLike<number>): number[] => kept.map((at) => list[at] ?? 0);
  return {
    ...network,
    ties: { from: some(ties.from), to: some(ties.to), weight: some(ties.weight) },
  };
}

function shownNodes(
  context: ViewContext,
  { nodes, ties }: Selected,
  groups: readonly (number | undefined)[],
  opens: NetworkOpens,
): readonly ShownNode[] {
  const { facts, voice } = context;
  const most = Math.max(1, greatest(nodes.map(({ node }) => node.statements)));
  const counts = new Array<number>(nodes.length).fill(0);
  for (const { from, to } of ties) {
    counts[from] = (counts[from] ?? 0) + 1;
    if (to !== from) counts[to] = (counts[to] ?? 0) + 1;
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
      opens: opens.node({ layer, id }),
      group: groups[at],
      radius: LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(statements / most),
    };
  });
}

const LEAST_RADIUS = 8;
const MOST_RADIUS = 18;
