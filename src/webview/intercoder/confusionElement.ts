import type { ConfusionCell, ConfusionTable } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { make, onClick } from '../parts/dom';
import { listPassages } from './passagesElement';

/** Which values meet. A cell lists its passages; `chosen`: what is listed. */
export function confusionElement(
  { title, axes, values, cells, note }: ConfusionTable,
  chosen: string,
): HTMLElement {
  const at = new Map(cells.map((cell) => [`${String(cell.row)} ${String(cell.column)}`, cell]));
  const table = make(
    'table',
    { 'aria-label': title },
    make(
      'thead',
      {},
      make('tr', {}, make('td', {}), ...values.map((name) => make('th', { scope: 'col' }, name))),
    ),
    make(
      'tbody',
      {},
      ...values.map((name, row) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, name),
          ...values.map((_, column) => {
            const cell = at.get(`${String(row)} ${String(column)}`);
            const isSame = row === column;
            const shown = cell ? cellElement(cell, chosen) : '·';
            return make('td', { class: isSame ? 'same' : undefined }, shown);
          }),
        ),
      ),
    ),
  );
  walkWithArrows(table, 'cells');
  return make(
    'section',
    { class: 'confusion' },
    make('h2', {}, title),
    cells.length === 0 ? undefined : make('p', { class: 'note' }, axes),
    cells.length === 0 ? undefined : make('div', { class: 'wide' }, table),
    note === undefined ? undefined : make('p', { class: 'note' }, note),
  );
}

function cellElement(
  { row, column, count, share, isSame, label, lists }: ConfusionCell,
  chosen: string,
): HTMLElement {
  const text = String(count);
  const button = make(
    'button',
    {
      type: 'button',
      class: isSame ? 'met same' : 'met',
      title: label,
      'aria-label': `${label} · ${text}`,
      'aria-current': lists === chosen ? 'true' : undefined,
      'data-key': `met ${lists}`,
      'data-x': column,
      'data-y': row,
    },
    text,
  );
  button.style.setProperty('--share', String(share));
  return onClick(button, () => listPassages(lists === chosen ? undefined : lists));
}
