import type {
  DetailTable,
  FigureDetails,
  FigureRow,
  IntercoderView,
  PanelWords,
} from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { make, onClick } from '../parts/dom';
import { change } from '../parts/host';

/** The table of figures: a row opens its details, and shows its field as a matrix. */
export function figuresElement(
  { columns, groups, reasonSpan }: IntercoderView,
  words: PanelWords,
): HTMLElement {
  const width = columns.length + 1;
  const heads = columns.map(({ name, means }) => make('th', { scope: 'col', title: means }, name));
  let y = 0;
  const bodies = groups.map(({ title, rows }) =>
    make(
      'tbody',
      {},
      make('tr', { class: 'group' }, make('th', { scope: 'rowgroup', colspan: width }, title)),
      ...rows.flatMap((row) => rowElements(row, { width, reasonSpan }, y++)),
    ),
  );
  const table = make(
    'table',
    { 'aria-label': words['agreement figures'] },
    make(
      'thead',
      {},
      make('tr', {}, make('th', { scope: 'col', class: 'first' }, words['figure name']), ...heads),
    ),
    ...bodies,
  );
  walkWithArrows(table, 'cells');
  return make('div', { class: 'wide', 'data-scroll': 'wide' }, table);
}

function rowElements(
  row: FigureRow,
  { width, reasonSpan }: { readonly width: number; readonly reasonSpan: number },
  y: number,
): readonly HTMLElement[] {
  const { key, name, isFurther, cells, isDefined, notes, details } = row;
  const button = make(
    'button',
    {
      type: 'button',
      class: 'opens',
      'aria-expanded': details ? 'true' : 'false',
      'data-key': `figure ${key}`,
      'data-x': 0,
      'data-y': y,
    },
    name,
  );
  onClick(button, () => change(openedBy(row)));
  // The reason why a figure is not defined has the place of its interval, too.
  const [first = '', ...others] = isDefined ? cells : [cells[0], ...cells.slice(reasonSpan)];
  const [look, span] = isDefined ? ['value', 1] : ['reason', reasonSpan];
  return [
    make(
      'tr',
      { class: isFurther ? 'further' : undefined },
      make('th', { scope: 'row' }, button),
      make('td', { class: look, colspan: span }, first),
      ...others.map((cell) => make('td', {}, cell)),
    ),
    ...notes.map((note) => wideRow('remark', width, make('p', { class: 'note' }, note))),
    ...(details ? [wideRow('details', width, detailsElement(details))] : []),
  ];
}

/** The state after a row was chosen: it opens, or closes where it is open. */
function openedBy({ key, field, details }: FigureRow): Record<string, string | undefined> {
  if (details) return { intercoderRow: undefined };
  if (field === undefined) return { intercoderRow: key };
  return { intercoderRow: key, intercoderField: field, intercoderList: undefined };
}

function wideRow(look: string, width: number, content: HTMLElement): HTMLElement {
  return make('tr', { class: look }, make('td', { colspan: width }, content));
}

function detailsElement({ title, lines, tables }: FigureDetails): HTMLElement {
  return make(
    'section',
    { 'aria-label': title },
    make(
      'dl',
      {},
      ...lines.map(({ name, text }) => make('div', {}, make('dt', {}, name), make('dd', {}, text))),
    ),
    ...tables.map(detailTable),
  );
}

function detailTable({ caption, columns, rows, more }: DetailTable): HTMLElement {
  return make(
    'div',
    {},
    make(
      'table',
      {},
      make('caption', {}, caption),
      make(
        'thead',
        {},
        make('tr', {}, ...columns.map((name) => make('th', { scope: 'col' }, name))),
      ),
      make(
        'tbody',
        {},
        ...rows.map(([name = '', ...cells]) =>
          make(
            'tr',
            {},
            make('th', { scope: 'row' }, name),
            ...cells.map((cell) => make('td', {}, cell)),
          ),
        ),
      ),
    ),
    more === undefined ? undefined : make('p', { class: 'note' }, more),
  );
}
