import type { Matrix, MatrixCell, PanelWords } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { cardElement } from '../parts/cards';
import { chooser } from '../parts/chooser';
import { countedLink } from '../parts/counted';
import { make, onClick } from '../parts/dom';
import { change } from '../parts/host';

interface Chosen {
  readonly actor: string | undefined;
  readonly issue: string | undefined;
}

/** A table, so that a screen reader tells row and column of a cell; its quotes beside it. */
export function matrixElements(matrix: Matrix, words: PanelWords): readonly Node[] {
  const order = chooser(words['sort by'], matrix.orders, matrix.order, (matrixOrder) =>
    change({ matrixOrder }),
  );
  const more = matrix.more.map((line) => make('p', { class: 'note' }, line));
  return [
    make(
      'div',
      { class: 'matrix' },
      make(
        'div',
        { class: 'tools' },
        order,
        make('p', { class: 'note' }, words['legend cells']),
        ...more,
      ),
      cellsElement(tableElement(matrix, words)),
      make('div', { class: 'quotes', 'data-scroll': 'quotes' }),
    ),
  ];
}

/** Fades out to the right as long as there are columns out of sight. */
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

/** What the matrix is without the chosen cell: while that stays, the table stays. */
export function withoutChosen(matrix: Matrix): Matrix {
  return { ...matrix, quotes: undefined };
}

/** Marks the chosen cell of the table that is there. */
export function markChosen(part: HTMLElement, { actor, issue }: Chosen): void {
  const key = `cell ${actor ?? ''} ${issue ?? ''}`;
  for (const cell of part.querySelectorAll<HTMLElement>('.cell')) {
    if (cell.dataset['key'] === key) cell.setAttribute('aria-current', 'true');
    else cell.removeAttribute('aria-current');
  }
}

function tableElement({ actors, issues, cells }: Matrix, words: PanelWords): HTMLElement {
  const rows = new Map<number, MatrixCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const head = make(
    'tr',
    {},
    make('td', { class: 'corner' }),
    ...issues.map(({ id, name, opens }, column) =>
      make(
        'th',
        { scope: 'col', title: `${name}\n${words['matrix counts']}` },
        make('span', {}, name),
        opens && countedLink(String(opens.count), opens, `issue ${id}`, column, -1),
      ),
    ),
  );
  const body = actors.map(({ id: actor, name, opens }, row) => {
    const of = new Map((rows.get(row) ?? []).map((cell) => [cell.column, cell]));
    return make(
      'tr',
      {},
      make(
        'th',
        { scope: 'row', title: `${name}\n${words['matrix counts']}` },
        make(
          'div',
          {},
          make('span', {}, name),
          opens && countedLink(String(opens.count), opens, `actor ${actor}`, -1, row),
        ),
      ),
      ...issues.map(({ id: issue }, column) => {
        const cell = of.get(column);
        return cell ? make('td', {}, cellElement(cell, actor, issue)) : make('td');
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
      'aria-label': label,
      'data-key': `cell ${actor} ${issue}`,
      'data-x': column,
      'data-y': row,
    },
    make('span', { class: `sign-${look}` }, text),
  );
  return onClick(button, () => change({ actor, issue }));
}

/** The quotes of the chosen cell. */
export function quotesElements({ quotes }: Matrix, words: PanelWords): readonly Node[] {
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
