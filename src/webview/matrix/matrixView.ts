import type { Matrix, MatrixCell, MatrixHead, PanelData, PanelWords } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { cardElement } from '../parts/cards';
import { chooser } from '../parts/chooser';
import { countedLink } from '../parts/counted';
import { filled, make, onClick } from '../parts/dom';
import { fold } from '../parts/fold';
import { change } from '../parts/host';
import { build, resetScroll, showChosen } from '../parts/keepPlace';
import { sortMark } from '../parts/sortMark';

interface Chosen {
  readonly actor: string | undefined;
  readonly issue: string | undefined;
}

/** A table, so that a screen reader announces row and column of a cell; its quotes beside it. */
export function matrixElements(matrix: Matrix, words: PanelWords): readonly Node[] {
  const order = chooser(words['sort by'], matrix.orders, matrix.order, (matrixOrder) => {
    resetScroll('cells');
    change({ matrixOrder, matrixSort: undefined });
  });
  const more = matrix.more.map((line) => make('p', { class: 'note' }, line));
  return [
    make(
      'div',
      { class: 'matrix' },
      make(
        'div',
        { class: 'tools' },
        order,
        fold('cells', words.legend, make('p', { class: 'note' }, words['legend cells'])),
        ...more,
      ),
      cellsElement(tableElement(matrix, words)),
      make('div', { class: 'quotes', 'data-scroll': 'quotes' }),
    ),
  ];
}

/** Fades out on the right while there are hidden columns. */
function cellsElement(table: HTMLElement): HTMLElement {
  const cells = make('div', { class: 'cells', 'data-scroll': 'cells' }, table);
  const look = (): void => {
    const hidden = cells.scrollWidth - cells.clientWidth - cells.scrollLeft;
    cells.classList.toggle('more', hidden > 1);
  };
  cells.addEventListener('scroll', look);
  new ResizeObserver(look).observe(cells);
  return cells;
}

/** The matrix without its chosen cell: as long as that is the same, the table is kept. */
export function withoutChosen(matrix: Matrix): Matrix {
  return { ...matrix, quotes: undefined };
}

/** Choosing a cell only marks it, without rebuilding a table that may have thousands of cells. */
export function showChosenCell(
  part: HTMLElement,
  matrix: Matrix,
  { state, words }: PanelData,
): void {
  markChosen(part, state);
  showChosen(part);
  const quotes = part.querySelector<HTMLElement>('.quotes');
  if (quotes) build(quotes, [matrix.quotes], () => quotesElements(matrix, words));
}

/** Marks the chosen cell in the existing table. */
function markChosen(part: HTMLElement, { actor, issue }: Chosen): void {
  const key = `cell ${actor ?? ''} ${issue ?? ''}`;
  for (const cell of part.querySelectorAll<HTMLElement>('.cell')) {
    if (cell.dataset['key'] === key) cell.setAttribute('aria-current', 'true');
    else cell.removeAttribute('aria-current');
  }
  // A cell chosen in another view is found by its heads, since it may be empty.
  for (const head of part.querySelectorAll<HTMLElement>('th[data-head]')) {
    const isChosen = [`actor ${actor ?? ''}`, `issue ${issue ?? ''}`].includes(
      head.dataset['head'] ?? '',
    );
    head.classList.toggle('chosen', isChosen);
  }
}

function tableElement(matrix: Matrix, words: PanelWords): HTMLElement {
  const { actors, issues, cells, camps } = matrix;
  const rows = new Map<number, MatrixCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const [rowCamps, columnCamps] = [new Set(camps.rows), new Set(camps.columns)];
  const campOf = (column: number): string | undefined =>
    columnCamps.has(column) ? 'camp' : undefined;
  const head = make(
    'tr',
    {},
    make('td', { class: 'corner' }),
    ...issues.map((issue, column) =>
      headElement('issue', issue, [column, -1], campOf(column), words),
    ),
  );
  const body = actors.map((actor, row) => {
    const of = new Map((rows.get(row) ?? []).map((cell) => [cell.column, cell]));
    return make(
      'tr',
      { class: rowCamps.has(row) ? 'camp' : undefined },
      headElement('actor', actor, [-1, row], undefined, words),
      ...issues.map(({ id: issue }, column) => {
        const cell = of.get(column);
        const drawn = cell && cellElement(cell, actor.id, issue);
        return make('td', { class: campOf(column) }, drawn);
      }),
    );
  });
  const table = make(
    'table',
    { 'aria-label': words['actors by issues'] },
    make('thead', {}, head),
    make('tbody', {}, ...body),
  );
  table.style.setProperty('--columns', String(issues.length));
  walkWithArrows(table, 'cells');
  return table;
}

/** The head of a row or column: its name sorts the other axis, its number opens its claims. */
function headElement(
  layer: 'actor' | 'issue',
  { id, name, opens, sorted, sorts }: MatrixHead,
  [x, y]: readonly [number, number],
  look: string | undefined,
  words: PanelWords,
): HTMLElement {
  const button = make(
    'button',
    {
      type: 'button',
      class: 'sort',
      title: `${name}\n${filled(words['sort by head'], name)}`,
      'data-key': `sort ${layer} ${id}`,
      // The number is between the name and the cells.
      'data-x': layer === 'issue' ? x : x - 1,
      'data-y': layer === 'issue' ? y - 1 : y,
    },
    make('span', { class: 'name' }, name),
    sorted ? sortMark(sorted, layer === 'actor') : undefined,
  );
  onClick(button, () => {
    // The sorted axis scrolls to its start; the head that was chosen stays in sight.
    resetScroll('cells', [layer === 'issue' ? 'top' : 'left']);
    change({ matrixSort: sorts });
  });
  const count = opens && countedLink(String(opens.count), opens, `${layer} ${id}`, x, y);
  if (count) count.title = `${opens.label}\n${words['matrix counts']}`;
  return make(
    'th',
    {
      scope: layer === 'issue' ? 'col' : 'row',
      class: look,
      'aria-sort': sorted,
      'data-head': `${layer} ${id}`,
    },
    make('div', {}, button, count),
  );
}

function cellElement(
  { row, column, look, text, label }: MatrixCell,
  actor: string,
  issue: string,
): HTMLElement {
  const button = make(
    'button',
    {
      class: `cell tint-${look}`,
      type: 'button',
      title: label,
      // The meaning in words, then the visible text, which speech input needs.
      'aria-label': `${label} · ${text}`,
      'data-key': `cell ${actor} ${issue}`,
      'data-x': column,
      'data-y': row,
    },
    make('span', { class: `sign-${look}` }, text),
  );
  return onClick(button, () => change({ actor, issue }));
}

/** The quotes of the chosen cell. */
function quotesElements({ quotes }: Matrix, words: PanelWords): readonly Node[] {
  if (!quotes) return [make('p', { class: 'note none' }, words['quotes of cell'])];
  const cards = make(
    'section',
    {},
    make('h3', {}, quotes.title),
    ...quotes.cards.map((card, at) => cardElement(card, 'cell', 0, at)),
    quotes.more === undefined ? undefined : make('p', { class: 'note' }, quotes.more),
  );
  walkWithArrows(cards, 'columns');
  return [cards];
}
