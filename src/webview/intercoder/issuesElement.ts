import type { IssueTable, PanelWords } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { make, onClick } from '../parts/dom';
import { listPassages } from './passagesElement';

/** The figures of each issue; its name lists the passages on which coders differ. `chosen`: what is
 * listed. */
export function issuesElement(
  { columns, rows }: IssueTable,
  chosen: string,
  words: PanelWords,
): HTMLElement {
  const table = make(
    'table',
    { 'aria-label': words['issues compared'] },
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
    make(
      'tbody',
      {},
      ...rows.map(({ name, label, lists, cells }, y) => {
        const button = make(
          'button',
          {
            type: 'button',
            class: 'opens',
            title: label,
            'aria-current': lists === chosen ? 'true' : undefined,
            'data-key': `agreement on ${lists}`,
            'data-x': 0,
            'data-y': y,
          },
          name,
        );
        onClick(button, () => {
          listPassages(lists === chosen ? undefined : lists);
        });
        return make(
          'tr',
          {},
          make('th', { scope: 'row' }, button),
          ...cells.map((cell) => make('td', {}, cell)),
        );
      }),
    ),
  );
  walkWithArrows(table, 'cells');
  return make(
    'section',
    {},
    make('h2', {}, words['issues compared']),
    make('div', { class: 'wide' }, table),
  );
}
