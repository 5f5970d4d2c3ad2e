import type { CountedLink, NetworkView, PanelData, PanelWords } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { documentationLink } from '../parts/documentation';
import { countedLink, openCounted } from '../parts/counted';
import { filled, make, onClick, debounce } from '../parts/dom';
import { fold, lineFold } from '../parts/fold';
import { change } from '../parts/host';
import { legendElement } from './networkLegend';
import { searchField } from './networkSearch';
import { networkStage, type NetworkStage } from './networkStage';
import { nodeTableElement, tieTableElement } from './networkTable';
import { networkTools } from './networkTools';

/** The picture with a table of all nodes beside it, and the ties of the chosen one; or a table
 * alone. One line below states what is drawn, with the method folded behind it. */
export function networkElements(view: NetworkView, words: PanelWords): readonly Node[] {
  const tools = fold('tools', words['network tools'], networkTools(view, words));
  shown = undefined;
  if (view.nodes.length === 0) {
    const notes = view.notes.map((note) => make('p', { class: 'nothing', role: 'status' }, note));
    return [make('div', { class: 'network empty' }, tools, ...notes, madeElement(view, words))];
  }
  if (view.table === '') return [pictureElement(view, words, tools)];
  return [tableElement(view, words, tools)];
}

/** Handles the choice of a node, wherever it is made; in the table by the focus. */
function choosing(view: NetworkView, table: HTMLElement, point: (at: number) => void) {
  table.addEventListener('focusin', ({ target }) => {
    const row = target instanceof Element ? target.closest('[data-node]') : null;
    if (row) choose(Number(row.getAttribute('data-node')));
  });
  const choose = (at: number): void => {
    if (!shown || shown.chosen === at) return;
    shown.chosen = at;
    markRow(table, at);
    point(at);
    const { layer = 'actor', id } = view.nodes[at] ?? {};
    soon(() => change({ [layer]: id, subject: layer }));
  };
  return choose;
}

function pictureElement(view: NetworkView, words: PanelWords, tools: HTMLElement): HTMLElement {
  const stage = networkStage(view);
  const tied = make('div', { class: 'tied', id: 'tied', 'data-scroll': 'tied' });
  const table = nodeTableElement(view, words, (at) => openTimeline(view, at));
  const point = (at: number | undefined): void => {
    stage.point(at);
    tied.replaceChildren(...tiedElements(view, at, words));
  };
  shown = { view, chosen: undefined, point };
  const choose = choosing(view, table, point);
  stage.onHover((at) => point(at ?? shown?.chosen));
  stage.onPick((at, isTwice) => {
    rowOf(table, at)?.focus();
    if (isTwice) openTimeline(view, at);
  });
  stage.onTie((at) => {
    const { opens } = view.ties[at] ?? {};
    if (opens) openCounted(opens.counted, 'graph');
  });
  point(undefined);
  const emphasise = (found: ReadonlySet<number> | undefined): void => {
    stage.emphasise(found);
    markFound(table, found);
  };
  const names = make('p', { class: 'names-shown' });
  stage.onNames((count) => {
    const all = view.nodes.length;
    names.textContent = count < all ? filled(words['names shown of'], count, all) : '';
  });
  return make(
    'div',
    { class: 'network' },
    tools,
    make(
      'div',
      { class: 'drawn' },
      make('div', { class: 'frame' }, stage.element),
      // Below and not on the picture, since names may be in every corner of it.
      make('div', { class: 'under' }, legendElement(view, words), zoomButtons(stage, words)),
      names,
    ),
    make(
      'div',
      { class: 'side' },
      searchField(view, words, emphasise, choose),
      make('div', { class: 'nodes-list', 'data-scroll': 'nodes' }, table),
      tied,
    ),
    madeElement(view, words),
  );
}

function tableElement(view: NetworkView, words: PanelWords, tools: HTMLElement): HTMLElement {
  const { tieTable } = view;
  if (tieTable) {
    const list = make('div', { class: 'nodes-list', 'data-scroll': 'ties' });
    list.append(tieTableElement(tieTable, words));
    return make('div', { class: 'network alone' }, tools, list, madeElement(view, words));
  }
  const table = nodeTableElement(view, words, (at) => openTimeline(view, at));
  const tied = make('div', { class: 'tied', id: 'tied', 'data-scroll': 'tied' });
  const point = (at: number | undefined): void => {
    tied.replaceChildren(...tiedElements(view, at, words));
  };
  shown = { view, chosen: undefined, point };
  const choose = choosing(view, table, point);
  point(undefined);
  return make(
    'div',
    { class: 'network alone' },
    tools,
    searchField(view, words, (found) => markFound(table, found), choose),
    make('div', { class: 'nodes-list', 'data-scroll': 'nodes' }, table),
    tied,
    madeElement(view, words),
  );
}

let isMadeOpen = false;

/** How much there is and which part is drawn, in one line; the method is folded. */
function madeElement(view: NetworkView, words: PanelWords): HTMLElement {
  const { backbone, notes, definition, counts } = view;
  const other = (): HTMLElement | undefined => {
    if (!backbone || view.table !== '') return undefined;
    const { action, leadsTo } = backbone;
    const button = make(
      'button',
      { type: 'button', class: 'link', 'data-key': 'backbone' },
      action,
    );
    return onClick(button, () => change({ networkDrawn: leadsTo }));
  };
  // Beside the picture the legend has the note on groups.
  const line = [counts, view.table === '' ? backbone?.spoken : view.noCoalitions]
    .filter(Boolean)
    .join(' · ');
  return make(
    'section',
    { class: 'definition', 'aria-label': words['what is drawn'] },
    make('p', { role: 'status' }, line),
    other(),
    lineFold(
      'definition',
      words['what is drawn'],
      isMadeOpen,
      (isOpen) => {
        isMadeOpen = isOpen;
      },
      ...notes.map((note) => make('p', { class: 'note' }, note)),
      make('p', {}, [...definition, backbone?.note].filter(Boolean).join(' ')),
      documentationLink(words['more in documentation'], 'analyse/network'),
    ),
  );
}

/** Chooses the node that the state has chosen, in a tree or another view, unless the user is
 * choosing one here. */
export function chooseNode(part: HTMLElement, view: NetworkView, { state }: PanelData): void {
  if (!shown) return;
  const places = [...part.querySelectorAll('.nodes-list, .find')];
  const isChoosing = places.some((place) => place.contains(document.activeElement));
  if (isChoosing && shown.chosen !== undefined) return;
  const { subject } = state;
  const other = subject === 'actor' ? 'issue' : 'actor';
  const at = [subject, other].flatMap((of) => {
    const found = view.nodes.findIndex(({ layer, id }) => layer === of && id === state[of]);
    return found < 0 ? [] : [found];
  })[0];
  if (at === undefined || shown.chosen === at) return;
  shown.chosen = at;
  markRow(part, at);
  shown.point(at);
}

let shown:
  | {
      readonly view: NetworkView;
      chosen: number | undefined;
      point(at: number | undefined): void;
    }
  | undefined;

/** The arrow keys pass through the nodes; only the one where they rest is stored. */
const soon = debounce(250);

function openTimeline({ nodes }: NetworkView, at: number): void {
  const { layer, id } = nodes[at] ?? {};
  if (layer !== undefined) change({ view: 'timeline', subject: layer, [layer]: id });
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

/** Highlights the results in the list, and scrolls to the first one. */
function markFound(part: HTMLElement, found: ReadonlySet<number> | undefined): void {
  for (const row of part.querySelectorAll<HTMLElement>('[data-node]')) {
    row.classList.toggle('found', found?.has(Number(row.dataset['node'])) === true);
  }
  part.querySelector('.found')?.scrollIntoView({ block: 'nearest' });
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
    ...near.map(({ from, to, spoken, opens }, y) => {
      const other = view.nodes[from === at ? to : from]?.name ?? '';
      const arrow = view.isDirected ? (from === at ? '→ ' : '← ') : '';
      const shown = opens ? countedLink(spoken, opens, `tie ${String(y)}`, 0, y) : spoken;
      return make('li', {}, `${arrow}${other}: `, shown);
    }),
  );
  walkWithArrows(list, 'columns');
  const { opens } = node;
  return [
    make('h3', {}, node.name),
    onClick(open, () => openTimeline(view, at)),
    ...(opens ? [' ', positionsButton(opens, words)] : []),
    make('h4', {}, near.length > 0 ? words['tied with'] : words['no ties']),
    list,
  ];
}

/** A button beside *Show Timeline*, in place of a number in a line. */
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
