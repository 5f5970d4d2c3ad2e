import { comparedCoalitions } from '../../network/networkCoalitions';
import { layoutOf } from '../../network/networkLayout';
import { networkPicture } from '../../network/networkPicture';
import { networkView, type NetworkView } from '../../network/networkView';
import { plainCounts } from '../../words/countedText';
import { textSection } from '../../words/textSection';
import { filterLines, rolledUpLines } from '../remarks';
import { some } from './lines';
import type { PositionTab } from './tab';

export const networkTab = {
  title: 'network title',
  command: 'policyAnnotator.showNetwork',
  words: [
    'actor nodes',
    'choose a node',
    'disagreement by',
    'find node',
    'find node hint',
    'found node of',
    'found none',
    'groups by',
    'issue nodes',
    'least weight',
    'legend width',
    'names shown of',
    'network tools',
    'no ties',
    'nodes list',
    'normalization',
    'picture keys',
    'show isolates',
    'show positions of',
    'show timeline of',
    'shown as',
    'shown as nodes',
    'shown as picture',
    'shown as ties',
    'sort by column',
    'tied with',
    'ties by',
    'ties list',
    'what is drawn',
  ],
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
