// The script of the analysis panel: paints what the host sends, and sends the host the user's
// requests. It computes nothing, has no texts of its own and stores nothing but scroll positions.
import {
  readHostMessage,
  type AnalysisView,
  type Nothing,
  type PanelBody,
  type PanelData,
  type PanelTab,
  type PanelWords,
} from '../core/webview';
import { walkWithArrows } from './parts/arrows';
import { boardElements } from './board/boardView';
import { countedNodes, focusNumber } from './parts/counted';
import { make, onClick, debounce } from './parts/dom';
import { drawPng } from './parts/drawPng';
import { lineFold } from './parts/fold';
import { besideElements, filterElements, tellChosen } from './parts/filterView';
import { change, send } from './parts/host';
import { build } from './parts/keepPlace';
import { intercoderElements } from './intercoder/intercoderView';
import { matrixElements, showChosenCell, withoutChosen } from './matrix/matrixView';
import { chooseNode, networkElements } from './network/networkView';
import { timelineElements } from './timeline/timelineView';

const head = make('header');
const exporting = make('div', { class: 'exports', role: 'group' });
const filter = make('section', { class: 'filter' });
const beside = make('div', { class: 'beside' });
const body = make('div', { id: 'view', role: 'tabpanel' });
// One line where the page is wide enough: tabs, counts, filter, exports.
const line = make('div', { class: 'top' }, head, filter, exporting);
document.body.append(line, beside, make('main', {}, body));

let shown: PanelData | undefined;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readHostMessage(data);
  if (message?.kind === 'drawPng') void drawPng(message);
  else if (message?.kind === 'focusNumber') focusNumber();
  else if (message) show(message);
});

/** Rebuilds only what differs, so that typing into the filter is not disturbed by its results. */
function show(data: PanelData): void {
  const isOtherView = shown !== undefined && shown.state.view !== data.state.view;
  shown = data;
  const { state, words, remarks } = data;
  filter.setAttribute('aria-label', words.filter);
  body.setAttribute('aria-labelledby', `tab-${state.view}`);
  build(head, [state.view, words, data.counts, remarks], () => headElements(data));
  exporting.setAttribute('aria-label', words['export picture']);
  build(exporting, [state.view, words, data.body.kind], () => exportElements(data));
  const { filter: bar } = data;
  // The fields keep what the user types or drags until they lose the focus.
  if (!filter.contains(document.activeElement)) {
    build(filter, [bar, state], () => (bar ? filterElements(state, bar, words) : []));
  } else if (bar) tellChosen(filter, state, bar, words);
  build(beside, [bar?.problems, data.otherSide, state], () =>
    bar ? besideElements(data, bar) : [],
  );
  showBody(data.body, data);
  // Where the page scrolls as a whole, another view starts at its top.
  if (isOtherView) window.scrollTo(0, 0);
}

/** What draws each kind of body. */
const PAINTERS: {
  readonly [Kind in PanelBody['kind']]: Painter<Extract<PanelBody, { kind: Kind }>>;
} = {
  board: { elements: boardElements },
  matrix: { elements: matrixElements, builtFrom: withoutChosen, update: showChosenCell },
  timeline: { elements: timelineElements },
  network: { elements: networkElements, update: chooseNode },
  intercoder: { elements: intercoderElements },
  nothing: { elements: nothingElements },
};

function showBody(shownBody: PanelBody, data: PanelData): void {
  const painter: Painter<PanelBody> = PAINTERS[shownBody.kind];
  const from = painter.builtFrom?.(shownBody) ?? shownBody;
  build(body, [from, data.state.view], () => painter.elements(shownBody, data.words));
  painter.update?.(body, shownBody, data);
}

function headElements(data: PanelData): readonly Node[] {
  const { state, words } = data;
  const counts = countsElement(data);
  const shownTab = data.tabs.find(({ view }) => view === state.view);
  const tabs = make(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': words['analysis views'] },
    ...data.tabs.map((one, at) => tabElement(one, state.view, at)),
  );
  walkWithArrows(tabs, 'columns');
  return [make('h1', { class: 'heard' }, shownTab?.name), tabs, ...(counts ? [counts] : [])];
}

function exportElements({ state, tabs, body: shownBody, words }: PanelData): readonly Node[] {
  const isEmpty = shownBody.kind === 'nothing';
  const isPicture = tabs.find(({ view }) => view === state.view)?.isPicture === true;
  const pictures = (isPicture ? PICTURES : []).map((format) =>
    onClick(
      make(
        'button',
        {
          type: 'button',
          disabled: isEmpty,
          title: words['export picture'],
          'data-key': `export ${format}`,
        },
        words[`export ${format}`],
      ),
      () => send({ kind: 'export', format }),
    ),
  );
  const asText = make(
    'button',
    {
      type: 'button',
      disabled: isEmpty,
      title: words['show as text'],
      'aria-label': words['show as text'],
      'data-key': 'as text',
    },
    words['as text'],
  );
  return [...pictures, onClick(asText, () => send({ kind: 'text' }))];
}

const PICTURES = ['svg', 'png'] as const;

/** How much there is, with what is counted and excluded folded behind it: one Tab stop, since it is
 * above every view. */
function countsElement({ state, counts, remarks, words }: PanelData): HTMLElement | undefined {
  if (remarks.length === 0) return undefined;
  const lines = remarks.flatMap((line) => [...line, { text: ' ', opens: undefined }]);
  const element = lineFold(
    'counts',
    { closed: counts, open: words['rest of counts'] },
    state.countsFold === 'open',
    (isOpen) => change({ countsFold: isOpen ? 'open' : undefined }),
    make('p', {}, ...countedNodes(lines, 'said', 0)),
  );
  element.classList.add('said');
  element.title = words['rest of counts'];
  walkWithArrows(element, 'cells');
  return element;
}

function tabElement({ view, name }: PanelTab, current: AnalysisView, at: number): HTMLElement {
  const isCurrent = view === current;
  const button = make(
    'button',
    {
      type: 'button',
      id: `tab-${view}`,
      title: name,
      role: 'tab',
      'aria-selected': isCurrent ? 'true' : 'false',
      'aria-controls': 'view',
      'data-key': `tab ${view}`,
      'data-x': at,
      'data-y': 0,
    },
    name,
  );
  return onClick(button, () => change({ view }));
}

function nothingElements({ text, offer }: Nothing): readonly Node[] {
  const reason = make('p', { class: 'nothing', role: 'status' }, text);
  if (!offer) return [reason];
  const button = make('button', { type: 'button', 'data-key': 'offer' }, offer.name);
  return [
    reason,
    make(
      'div',
      { class: 'tools offer' },
      onClick(button, () => {
        if ('change' in offer) change(offer.change);
        else send({ kind: 'command', command: offer.command });
      }),
    ),
  ];
}

filter.addEventListener('focusout', () => {
  // The focus may be moving to another field.
  setTimeout(() => shown && show(shown), 0);
});

const soon = debounce(150);

/** A picture is laid out for the page's width without its margins. */
function ready(): void {
  send({ kind: 'ready', width: document.documentElement.clientWidth - MARGINS });
}

const MARGINS = 48;

window.addEventListener('resize', () => soon(ready));
ready();

/** Draws the body of a tab. */
interface Painter<Body> {
  elements(body: Body, words: PanelWords): readonly Node[];
  /** What the elements depend on; the whole body where absent. The rest is for `update`. */
  builtFrom?(body: Body): unknown;
  /** Changes the elements that were built, also where they are those of before. */
  update?(part: HTMLElement, body: Body, data: PanelData): void;
}
