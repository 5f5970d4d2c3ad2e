import type { AnalysisState, CountedLink, NetworkView, PanelWords } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { documentationLink } from '../parts/documentation';
import { countedLink, openCounted } from '../parts/counted';
import { make, onClick, settled } from '../parts/dom';
import { fold } from '../parts/fold';
import { change } from '../parts/host';
import { legendElement } from './networkLegend';
import { networkStage, type NetworkStage } from './networkStage';
import { networkTools } from './networkTools';

/** The picture; beside it all nodes as a table, and what the chosen one is tied with; below it what is
 * drawn. */
export function networkElements(view: NetworkView, words: PanelWords): readonly Node[] {
  const notes = view.notes.map((note) => make('p', { class: 'note', role: 'status' }, note));
  const definition = make(
    'section',
    { class: 'definition', 'aria-label': words['what is drawn'] },
    make('p', {}, view.counts),
    fold(
      'definition',
      words['what is drawn'],
      ...notes,
      make('p', {}, view.definition.join(' ')),
      documentationLink(words['more in documentation'], 'network-panel'),
    ),
  );
  const tools = fold('tools', words['network tools'], networkTools(view.tools, words));
  shown = undefined;
  if (view.nodes.length === 0) {
    return [make('div', { class: 'network' }, tools, definition)];
  }
  const stage = networkStage(view);
  const tied = make('div', { class: 'tied', id: 'tied', 'data-scroll': 'tied' });
  const table = nodeTable(view, words);
  const point = (at: number | undefined): void => {
    stage.point(at);
    tied.replaceChildren(...tiedElements(view, at, words));
  };
  shown = { view, stage, chosen: undefined, point };
  const choose = (at: number): void => {
    if (!shown || shown.chosen === at) return;
    shown.chosen = at;
    markRow(table, at);
    point(at);
    const { layer = 'actor', id } = view.nodes[at] ?? {};
    soon(() => change({ [layer]: id, subject: layer }));
  };
  table.addEventListener('focusin', ({ target }) => {
    const row = target instanceof Element ? target.closest('[data-node]') : null;
    if (row) choose(Number(row.getAttribute('data-node')));
  });
  stage.onHover((at) => point(at ?? shown?.chosen));
  stage.onPick((at, isTwice) => {
    rowOf(table, at)?.focus();
    if (isTwice) openTimeline(view, at);
  });
  point(undefined);
  return [
    make(
      'div',
      { class: 'network' },
      tools,
      make(
        'div',
        { class: 'drawn' },
        make('div', { class: 'frame' }, stage.element),
        // Below, not on the picture: names may stand in every corner of it.
        make('div', { class: 'under' }, legendElement(view, words), zoomButtons(stage, words)),
      ),
      make(
        'div',
        { class: 'side' },
        make('div', { class: 'nodes-list', 'data-scroll': 'nodes' }, table),
        tied,
      ),
      definition,
    ),
  ];
}

/** The node that the state has chosen, in a tree or in another view, unless somebody is in the list. */
export function chooseNode(part: HTMLElement, view: NetworkView, state: AnalysisState): void {
  if (!shown || part.querySelector('.nodes-list')?.contains(document.activeElement)) return;
  const { subject } = state;
  const at = view.nodes.findIndex(({ layer, id }) => layer === subject && id === state[subject]);
  if (at < 0 || shown.chosen === at) return;
  shown.chosen = at;
  markRow(part, at);
  shown.point(at);
}

let shown:
  | {
      readonly view: NetworkView;
      readonly stage: NetworkStage;
      chosen: number | undefined;
      point(at: number | undefined): void;
    }
  | undefined;

/** Going on with the keys looks through the nodes; only where they rest is worth remembering. */
const soon = settled(250);

function openTimeline({ nodes }: NetworkView, at: number): void {
  const { layer, id } = nodes[at] ?? {};
  if (layer !== undefined) change({ view: 'timeline', subject: layer, [layer]: id });
}

function nodeTable(view: NetworkView, words: PanelWords): HTMLTableElement {
  const { nodes, groups } = view;
  const hasGroups = groups.length > 0;
  const head = (text: string): HTMLElement => make('th', { scope: 'col' }, text);
  const rows = nodes.map(({ layer, id, name, group, ties, statements }, at) => {
    const groupName = layer === 'issue' ? words['issue nodes'] : (groups[group ?? -1]?.name ?? '');
    const button = make(
      'button',
      {
        type: 'button',
        'aria-describedby': 'tied',
        'data-key': `node ${layer} ${id}`,
        'data-node': at,
        'data-x': 0,
        'data-y': at,
      },
      name,
    );
    // A click with the mouse only chooses; Enter, which is a click of no button, goes on.
    button.addEventListener('click', ({ detail }) => {
      if (detail !== 1) openTimeline(view, at);
    });
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, button),
      hasGroups ? make('td', { title: groupName }, groupName) : undefined,
      make('td', { class: 'number' }, String(ties)),
      make('td', { class: 'number' }, String(statements)),
    );
  });
  const table = make(
    'table',
    { 'aria-label': words['nodes list'] },
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        head(words['node head']),
        hasGroups ? head(words['group head']) : undefined,
        head(words['ties head']),
        head(words['statements head']),
      ),
    ),
    make('tbody', {}, ...rows),
  );
  walkWithArrows(table, 'columns');
  return table;
}

function rowOf(part: HTMLElement, at: number): HTMLElement | null {
  return part.querySelector<HTMLElement>(`[data-node="${String(at)}"]`);
}

function markRow(part: HTMLElement, at: number): void {
  for (const row of part.querySelectorAll('[data-node][aria-current]')) {
    row.removeAttribute('aria-current');
  }
  const row = rowOf(part, at);
  row?.setAttribute('aria-current', 'true');
  row?.scrollIntoView({ block: 'nearest' });
}

function tiedElements(
  view: NetworkView,
  at: number | undefined,
  words: PanelWords,
): readonly (Node | string)[] {
  const node = view.nodes[at ?? -1];
  if (at === undefined || !node) return [make('p', { class: 'note' }, words['choose a node'])];
  const near = view.ties.filter(({ from, to }) => from === at || to === at);
  const open = make(
    'button',
    { type: 'button', 'data-key': 'node timeline' },
    words['show timeline of'],
  );
  const list = make(
    'ul',
    {},
    ...near.map(({ from, to, said, opens }, y) => {
      const other = view.nodes[from === at ? to : from]?.name ?? '';
      const arrow = view.isDirected ? (from === at ? '→ ' : '← ') : '';
      const shown = opens ? countedLink(said, opens, `tie ${String(y)}`, 0, y) : said;
      return make('li', {}, `${arrow}${other}: `, shown);
    }),
  );
  walkWithArrows(list, 'columns');
  const { opens } = node;
  return [
    make('h3', {}, node.name),
    onClick(open, () => openTimeline(view, at)),
    ...(opens ? [' ', positionsButton(opens, words)] : []),
    make('h4', {}, near.length > 0 ? words['tied with'] : words['tied with nobody']),
    list,
  ];
}

/** A button beside *Show Timeline*, and no number in a line. */
function positionsButton(opens: CountedLink, words: PanelWords): HTMLElement {
  const button = make(
    'button',
    {
      type: 'button',
      title: opens.label,
      'data-key': 'node positions',
    },
    words['show positions of'],
  );
  return onClick(button, () => openCounted(opens.counted, 'node positions'));
}

function zoomButtons({ camera }: NetworkStage, words: PanelWords): HTMLElement {
  const button = (sign: string, name: string, run: () => void): HTMLElement =>
    onClick(make('button', { type: 'button', title: name, 'aria-label': name }, sign), run);
  return make(
    'div',
    { class: 'zoom', title: words['picture keys'] },
    button('+', words['zoom in'], () => camera.zoom(1.25)),
    button('−', words['zoom out'], () => camera.zoom(0.8)),
    button('⤢', words['zoom all'], () => camera.all()),
  );
}
