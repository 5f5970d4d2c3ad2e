import { COUNTS } from '../words/shared';
import { greatest } from '../../util/lists';
import { type Task } from '../../util/task';
import { listedOfAnalysis } from '../../networks/listed';
import { networksOfRecords, type Network } from '../../networks/network';
import { DISAGREEMENTS, type Normalization } from '../../networks/options';
import type { AnalysisState } from '../filter/analysisState';
import type { ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import { actorName, shortName } from '../words/names';
import { groupingsOf, groupsOf, type Grouped, type NetworkGroup } from './networkGroups';
import { coalitionsBrief, coalitionsOfView } from './networkCoalitions';
import { candidatesOf, MOST_CANDIDATES, selectedOf, type Selected } from './networkSelection';
import { legendOf, shownTies, type ShownTie, type TieLegend } from './networkTies';
import {
  leastSteps,
  NETWORK_TIES,
  networkChoice,
  normalizationsFor,
  type NetworkChoice,
  type NetworkTools,
} from './networkTools';
import { networkOpens, type NetworkOpens } from './networkOpens';
import { definitionOf, withoutTies } from './networkWords';
import type { NetworkTable } from './networkTable';
import { nodeTable, tieTable } from './networkTables';
import type { CountedLink } from '../words/countedText';
import { issueLabel, joinCounts } from '../words/nameLabels';
import { phrases } from '../../util/phrase';

/** A discourse network for drawing, without places. All texts are safe labels. */
export interface NetworkView {
  readonly kind: 'network';
  readonly title: string;
  readonly tools: NetworkTools;
  /** True if ties go from one node to the other. */
  readonly isDirected: boolean;
  /** Actors before issues, those with the most ties first. */
  readonly nodes: readonly ShownNode[];
  /** Ties, the heaviest first. */
  readonly ties: readonly ShownTie[];
  readonly groups: readonly NetworkGroup[];
  readonly legend: readonly TieLegend[];
  /** "Claims", or what else nodes and ties are made from. */
  readonly madeOf: string;
  /** "12 actors · 30 ties" */
  readonly counts: string;
  /** Why the groups are no coalitions, or why there are none, in a few words; undefined where they
   * are, or where none are to be expected. */
  readonly noCoalitions: string | undefined;
  /** Which ties are drawn, and the other choice; undefined where all are drawn anyway. */
  readonly backbone: Backbone | undefined;
  /** In place of the picture; empty for the picture. */
  readonly table: '' | 'nodes' | 'ties';
  readonly nodeTable: NetworkTable;
  /** Undefined unless it is shown. */
  readonly tieTable: NetworkTable | undefined;
  /** Notes on what is not drawn, and why there is nothing. */
  readonly notes: readonly string[];
  /** The definition of the numbers. */
  readonly definition: readonly string[];
}

export interface Backbone {
  readonly spoken: string;
  /** What lists and tables have all the same. */
  readonly note: string;
  readonly action: string;
  /** The state after the action, as `networkDrawn` has it. */
  readonly leadsTo: string;
}

export interface ShownNode {
  readonly layer: 'actor' | 'issue';
  readonly id: string;
  readonly name: string;
  /** The short name of the codebook; undefined where it has none. */
  readonly short: string | undefined;
  readonly statements: number;
  /** Number of its ties with at least the minimum weight in the whole network, and the sum of their
   * weights without signs. */
  readonly ties: number;
  readonly strength: number;
  /** Opens its positions. */
  readonly opens: CountedLink | undefined;
  /** Index into `groups`; undefined where it is in none. */
  readonly group: number | undefined;
  /** The coalition with which it is placed in the picture; undefined where coalitions are not
   * drawn. */
  readonly community: number | undefined;
  /** The radius, in pixels. */
  readonly radius: number;
}

const NORMALIZATION_NAMES = phrases({
  none: 'As counted',
  average: 'By claims (average)',
  jaccard: 'Jaccard',
  cosine: 'Cosine',
  'dna-jaccard': 'Jaccard (DNA)',
  'dna-cosine': 'Cosine (DNA)',
  activity: 'By claims of the actor',
  prominence: 'By claims on the issue',
});

const DISAGREEMENT_NAMES = phrases({
  any: 'Any opposite claims, all dates',
  listed: 'As listed',
});

const TIES = phrases({
  agree: 'Actors who agree',
  conflict: 'Actors who disagree',
  subtract: 'Actors, agreement minus disagreement',
  issues: 'Actors and issues',
  evaluations: 'Actors and whom they evaluate',
});

const TITLES = phrases({
  agree: 'Which actors agree',
  conflict: 'Which actors disagree',
  subtract: 'Which actors agree more than they disagree',
  issues: 'Which actors are for or against which issues',
  evaluations: 'Which actors evaluate which others',
});

/** The network in the state of the views. Options that do not fit together are replaced by
 * defaults. A task. */
export function* networkView(context: ViewContext, state: AnalysisState): Task<NetworkView> {
  const { facts, localizer } = context;
  const choice = networkChoice(state);
  const { records, context: rules } = facts.analysis;
  const candidates = candidatesOf(context, choice);
  const options = { ...choice.options, exclusions: candidates.exclusions };
  yield;
  const found =
    choice.disagreement === 'listed'
      ? yield* listedOfAnalysis(facts.analysis, options)
      : yield* networksOfRecords(records, facts.codebook, rules.filter, options);
  // The options are those of `networkChoice`, which always fit together; a test checks that.
  if (found.kind === 'refused') throw new Error(found.reason);
  yield;
  const whole = found.networks[0];
  if (!whole) throw new Error('A network without windows is one.');
  const network = tiesWith(whole, facts.analysis.chosenActors);
  const { steps, at, least } = leastSteps(context, network, state.networkLeast);
  const isWhole = state.networkDrawn === 'all';
  const selected = selectedOf(network, least, choice.options.isolates, isWhole);
  yield;
  const groupings = groupingsOf(context, network.rows, choice.ties);
  const grouping =
    groupings.find(({ id }) => id === state.networkGroups)?.id ?? groupings[0]?.id ?? 'none';
  const actors = selected.nodes.filter(({ layer }) => layer === 'actor');
  const coalitions = coalitionsOfView(context, choice);
  const grouped = groupsOf(
    context,
    actors.map(({ node }) => node),
    grouping,
    coalitions,
  );
  const opens = networkOpens(context, choice.ties);
  const nodes = shownNodes(context, selected, grouped, opens);
  yield;
  const ties = shownTies(context, selected.ties, choice.ties, (from, to) => {
    const [one, other] = [nodes[from], nodes[to]];
    return one && other && opens.tie(one, other);
  });
  yield;
  const backbone = backboneText(context, selected, isWhole);
  const madeOf = localizer.text(choice.ties === 'evaluations' ? 'Evaluations' : 'Claims');
  const shown = { nodes, ties, groups: grouped.groups, madeOf };
  const table: NetworkView['table'] =
    NETWORK_TABLES.find((one) => one === state.networkTable) ?? '';
  const tables = {
    table,
    nodeTable: nodeTable(context, shown, state.networkSort, table === 'nodes'),
    tieTable:
      table === 'ties'
        ? tieTable(context, shown, state.networkSort, network.mode === 'directed')
        : undefined,
  };
  yield;
  const notTied = withoutTies(context, choice.ties, found);
  return {
    kind: 'network',
    title: localizer.text(TITLES[choice.ties]),
    tools: {
      ...choiceTools(context, choice),
      least: steps,
      leastAt: at,
      isolates: choice.options.isolates,
      groupings,
      grouping,
    },
    isDirected: network.mode === 'directed',
    nodes,
    ties,
    groups: grouped.groups,
    legend: legendOf(context, choice.ties),
    madeOf,
    noCoalitions:
      grouping === 'communities' && nodes.length > 0
        ? coalitionsBrief(localizer, coalitions)
        : undefined,
    backbone,
    ...tables,
    counts: joinCounts(
      localizer.text(COUNTS.actors, actors.length),
      choice.ties === 'issues'
        ? localizer.text(COUNTS.issues, nodes.length - actors.length)
        : undefined,
      localizer.text(['{0} tie', '{0} ties'], selected.allTies),
    ),
    notes: notesOf(context, selected, candidates.of, notTied, grouped.note),
    definition: definitionOf(context, choice, found, grouped),
  };
}

/** What can be chosen about the ties, by name. */
function choiceTools(
  { localizer }: ViewContext,
  { ties, disagreement, normalization }: NetworkChoice,
) {
  const nameOf = (id: Normalization): string =>
    localizer.text(
      id === 'prominence' && ties === 'evaluations'
        ? 'By evaluations of the other actor'
        : NORMALIZATION_NAMES[id],
    );
  return {
    ties: NETWORK_TIES.map((id) => ({ id, name: localizer.text(TIES[id]) })),
    tiesBy: ties,
    disagreements:
      disagreement === undefined
        ? []
        : DISAGREEMENTS.map((id) => ({ id, name: localizer.text(DISAGREEMENT_NAMES[id]) })),
    disagreement: disagreement ?? '',
    normalizations: normalizationsFor(ties, disagreement).map((id) => ({ id, name: nameOf(id) })),
    normalization,
  };
}

/** What is not drawn. `candidates`: of how many actors only some have ties at all; `notTied`: why
 * nothing is tied, after which it goes without saying that nodes have no ties and no groups. */
function notesOf(
  { localizer }: ViewContext,
  { nodes, ties, all, allTies, hidden }: Selected,
  candidates: number | undefined,
  notTied: string | undefined,
  ofGroups: string | undefined,
): readonly string[] {
  const notes = [notTied];
  if (candidates !== undefined) {
    notes.push(
      localizer.text(
        'Showing ties between the {0} actors with the most claims, of {1}. Filter to see others.',
        MOST_CANDIDATES,
        candidates,
      ),
    );
  }
  if (all > nodes.length) {
    notes.push(
      localizer.text(
        'Showing the {0} nodes with the most ties, of {1}. Filter, or raise the minimum weight, to see others.',
        nodes.length,
        all,
      ),
    );
  }
  if (allTies > ties.length) {
    notes.push(
      localizer.text(
        'Showing the {0} heaviest ties, of {1}. Raise the minimum weight to show fewer ties.',
        ties.length,
        allTies,
      ),
    );
  }
  if (notTied === undefined) {
    if (hidden > 0) {
      notes.push(
        localizer.text(
          ['{0} node without ties is not drawn.', '{0} nodes without ties are not drawn.'],
          hidden,
        ),
      );
    }
    notes.push(ofGroups);
  }
  return notes.filter((note) => note !== undefined);
}

/** The network with only the ties of chosen actors; ties of actors and issues are no pairs of
 * actors, and all stay. */
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

const NETWORK_TABLES = ['nodes', 'ties'] as const;

function backboneText(
  { localizer }: ViewContext,
  { ties, allTies, hasBackbone }: Selected,
  isWhole: boolean,
): Backbone | undefined {
  if (!hasBackbone) return undefined;
  const note = localizer.text(
    'Ties, weights and coalitions in lists and tables are those of the whole network, whether a tie is drawn or not.',
  );
  const drawn = ties.filter(({ isDrawn }) => isDrawn).length;
  return isWhole
    ? {
        note,
        spoken: localizer.text(['{0} tie is drawn.', '{0} ties are drawn.'], drawn),
        action: localizer.text('Show Heaviest Ties'),
        leadsTo: '',
      }
    : {
        note,
        spoken: localizer.text(
          [
            '{1} ties are drawn, three times as many as nodes: the heaviest, and those that keep everything connected. {0} other is hidden.',
            '{1} ties are drawn, three times as many as nodes: the heaviest, and those that keep everything connected. {0} others are hidden.',
          ],
          allTies - drawn,
          drawn,
        ),
        action: localizer.text('Show All Ties'),
        leadsTo: 'all',
      };
}

function shownNodes(
  context: ViewContext,
  { nodes }: Selected,
  { groups, of, areCoalitions }: Grouped,
  opens: NetworkOpens,
): readonly ShownNode[] {
  const { facts, localizer } = context;
  const most = Math.max(1, greatest(nodes.map(({ node }) => node.statements)));
  const names = nodes.map(({ layer, node: { id } }) =>
    layer === 'actor' ? actorName(facts.codebook, id, localizer) : issueLabel(context, id),
  );
  const shared = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return nodes.map(({ layer, degree, strength, node: { id, statements } }, at) => {
    const name = names[at] ?? '';
    const group = of[at];
    // Nearness has a meaning: only coalitions are known to be more than chance.
    const isCoalition = areCoalitions && groups[group ?? -1]?.look !== undefined;
    return {
      layer,
      id,
      // Nodes with the same name must be distinguishable.
      name: shared.has(name) ? `${name} (${labelText(id)})` : name,
      short: layer === 'actor' ? shortName(facts.codebook, id) : undefined,
      statements,
      ties: degree,
      strength,
      opens: opens.node({ layer, id }),
      group,
      community: isCoalition ? group : undefined,
      radius: LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(statements / most),
    };
  });
}

const LEAST_RADIUS = 8;
const MOST_RADIUS = 18;
