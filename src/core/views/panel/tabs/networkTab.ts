import { comparedCoalitions } from '../../network/networkCoalitions';
import { layoutOf } from '../../network/networkLayout';
import { networkPicture } from '../../network/networkPicture';
import { networkView, type NetworkView } from '../../network/networkView';
import { plainCounts } from '../../words/countedText';
import { textSection } from '../../words/textSection';
import { filterLines, rolledUpLines } from '../remarks';
import { some } from './lines';
import type { PositionTab } from './tab';
import { phrase, phrases } from '../../../util/phrase';

export const networkTab = {
  name: phrase('Network'),
  title: phrase('Discourse Network'),
  command: 'policyAnnotator.showNetwork',
  words: phrases({
    'actor nodes': 'Actors',
    'choose a node': 'Choose a node to see its ties. Enter shows its timeline.',
    'disagreement by': 'Disagreements',
    'find node': 'Find',
    'find node hint': 'a name; Enter goes to the next result',
    'found node of': '{0} of {1}',
    'found none': 'No results',
    'groups by': 'Color and shape',
    'issue nodes': 'Issues',
    'least weight': 'Minimum weight',
    'legend width': 'Wider ties have more weight. Larger nodes have more claims.',
    'names shown of':
      '{0} of {1} names are shown. Point at a node, choose it or zoom in to see its name.',
    'network tools': 'Ties, weight and colors',
    'no ties': 'It has no ties here.',
    'nodes list': 'Nodes of the network',
    normalization: 'Weight',
    'picture keys': 'Arrow keys move the picture, + and − zoom, 0 shows all.',
    'show isolates': 'Include nodes without ties',
    'show positions of': 'Show Positions',
    'show timeline of': 'Show Timeline',
    'shown as': 'Show',
    'shown as nodes': 'Table of nodes',
    'shown as picture': 'Picture',
    'shown as ties': 'Table of ties',
    'sort by column': 'Sort by {0}',
    'tied with': 'Tied with',
    'ties by': 'Ties',
    'ties list': 'Ties of the network',
    'what is drawn': 'How this network is made',
  }),
  body: networkView,
  compute: comparedCoalitions,
  // As a table, in which all ties are.
  stateOfLines: { networkTable: 'ties' },
  lines: ({ localizer }, _, view) => {
    const { nodeTable, tieTable } = view;
    const row = (cells: readonly string[], columns: NetworkView['nodeTable']['columns']): string =>
      cells
        .map((cell, at) => (at === 0 ? cell : `${columns[at]?.name ?? ''}: ${cell}`))
        .filter((cell) => !cell.endsWith(': '))
        .join(' · ');
    const nodes = nodeTable.rows.map(({ cells }) => row(cells, nodeTable.columns));
    const ties = (tieTable?.rows ?? []).map(({ cells: [one = '', other = '', ...rest] }) =>
      row(
        [`${one} ${view.isDirected ? '→' : '–'} ${other}`, ...rest],
        tieTable?.columns.slice(1) ?? [],
      ),
    );
    return [
      ...textSection(`${view.title} · ${view.counts}`, [
        ...view.notes,
        ...view.definition,
        ...some(view.backbone?.note),
      ]),
      ...textSection(localizer.text('Nodes of the network'), nodes),
      ...textSection(localizer.text('Ties of the network'), ties),
    ];
  },
  isFigure: true,
  // Its caption says what is counted.
  *picture(context, state, _, column) {
    yield* comparedCoalitions(context, state);
    const view = yield* networkView(context, state);
    yield;
    const layout = layoutOf(view.nodes, view.ties);
    while (layout.step()) yield;
    const remarks = [...filterLines(context, state), ...rolledUpLines(context)].map(plainCounts);
    return networkPicture(view, layout, remarks, context.localizer, column);
  },
} satisfies PositionTab<NetworkView>;
