import type { NetworkTable, NetworkView, PanelWords, TableColumn } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { countedLink } from '../parts/counted';
import { filled, make, onClick } from '../parts/dom';
import { change } from '../parts/host';
import { sortMark } from '../parts/sortMark';

/** A table of all nodes: a button in each row chooses the node, and Enter opens its timeline. */
export function nodeTableElement(
  { nodes, nodeTable }: NetworkView,
  words: PanelWords,
  open: (at: number) => void,
): HTMLTableElement {
  const rows = nodeTable.rows.map(({ at, cells: [name = '', ...rest] }, y) => {
    const { layer = 'actor', id = '' } = nodes[at] ?? {};
    const button = make(
      'button',
      {
        type: 'button',
        'aria-describedby': 'tied',
        'data-key': `node ${layer} ${id}`,
        'data-node': at,
        'data-x': 0,
        'data-y': y,
      },
      name,
    );
    // A mouse click only chooses; Enter, which is reported as a click of no button, opens the
    // timeline.
    button.addEventListener('click', ({ detail }) => {
      if (detail !== 1) open(at);
    });
    const cells = rest.map((text, place) => cellElement(text, nodeTable.columns[place + 1]));
    return make('tr', {}, make('th', { scope: 'row' }, button), ...cells);
  });
  return tableElement(nodeTable, words['nodes list'], words, rows);
}

/** A table of all ties; the number of a tie's positions opens them. */
export function tieTableElement(table: NetworkTable, words: PanelWords): HTMLTableElement {
  const rows = table.rows.map(({ cells, opens }, y) =>
    make(
      'tr',
      {},
      ...cells.map((text, at) => {
        if (at === 0) return make('th', { scope: 'row' }, text);
        const isLast = at === cells.length - 1;
        const shown = isLast && opens ? countedLink(text, opens, `row ${String(y)}`, 0, y) : text;
        return cellElement(shown, table.columns[at]);
      }),
    ),
  );
  return tableElement(table, words['ties list'], words, rows);
}

function cellElement(content: Node | string, column: TableColumn | undefined): HTMLElement {
  const isNumber = column?.isNumber === true;
  const title = typeof content === 'string' && !isNumber ? content : undefined;
  return make('td', { class: isNumber ? 'number' : undefined, title }, content);
}

function tableElement(
  { columns }: NetworkTable,
  name: string,
  words: PanelWords,
  rows: readonly HTMLElement[],
): HTMLTableElement {
  const heads = columns.map((column, x) => sortHead(column, words, x));
  const table = make(
    'table',
    { 'aria-label': name },
    make('thead', {}, make('tr', {}, ...heads)),
    make('tbody', {}, ...rows),
  );
  walkWithArrows(table, 'columns');
  return table;
}

/** A head that sorts, by a click or by Enter, with a sort mark and its direction for screen
 * readers. */
function sortHead(
  { id, name, isNumber, sorted, sorts }: TableColumn,
  words: PanelWords,
  x: number,
): HTMLElement {
  const button = make(
    'button',
    {
      type: 'button',
      class: 'sort',
      title: filled(words['sort by column'], name),
      'data-key': `sort ${id}`,
      'data-x': x,
      'data-y': -1,
    },
    name,
    sorted ? sortMark(sorted) : undefined,
  );
  onClick(button, () => change({ networkSort: sorts }));
  const look = isNumber ? 'number' : undefined;
  return make('th', { scope: 'col', class: look, 'aria-sort': sorted }, button);
}
