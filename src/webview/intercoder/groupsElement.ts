import type { GroupTable } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { make, onClick } from '../parts/dom';
import { listPassages } from './passagesElement';

/** The figures of each issue, actor or coder; a name lists the passages on which coders differ.
 * `chosen`: what is listed. */
export function groupsElement({ title, columns, rows }: GroupTable, chosen: string): HTMLElement {
  const table = make(
    'table',
    { 'aria-label': title },
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        ...columns.map(({ name, means }, at) =>
          make('th', { scope: 'col', title: means, class: at === 0 ? 'first' : undefined }, name),
        ),
      ),
    ),
    make('tbody', {}, ...rows.map((row, y) => rowElement(row, y, chosen))),
  );
  walkWithArrows(table, 'cells');
  return make('section', {}, make('h2', {}, title), make('div', { class: 'wide' }, table));
}

function rowElement(
  { name, lists, cells }: GroupTable['rows'][number],
  y: number,
  chosen: string,
): HTMLElement {
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, lists ? listsButton(name, lists, y, chosen) : name),
    ...cells.map((cell) => make('td', {}, cell)),
  );
}

function listsButton(
  name: string,
  { label, choice }: NonNullable<GroupTable['rows'][number]['lists']>,
  y: number,
  chosen: string,
): HTMLElement {
  const button = make(
    'button',
    {
      type: 'button',
      class: 'opens',
      title: label,
      'aria-current': choice === chosen ? 'true' : undefined,
      'data-key': `agreement on ${choice}`,
      'data-x': 0,
      'data-y': y,
    },
    name,
  );
  return onClick(button, () => {
    listPassages(choice === chosen ? undefined : choice);
  });
}
