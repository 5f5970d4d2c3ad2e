import type { IssueTable, PanelWords } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { make, onClick } from '../parts/dom';
import { change } from '../parts/host';
import { resetScroll } from '../parts/keepPlace';

/** The figures of each issue; its name lists the passages on which coders differ. */
export function issuesElement({ columns, rows }: IssueTable, words: PanelWords): HTMLElement {
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
            'data-key': `agreement on ${lists}`,
            'data-x': 0,
            'data-y': y,
          },
          name,
        );
        onClick(button, () => {
          resetScroll('readings');
          change({ intercoderList: lists });
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
