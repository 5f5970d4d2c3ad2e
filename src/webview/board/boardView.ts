import type {
  Board,
  BoardActor,
  BoardColumn,
  BoardIssue,
  BoardSides,
  CountedText,
  MeasureText,
  PanelWords,
} from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { cardElement } from '../parts/cards';
import { chooser } from '../parts/chooser';
import { countedNodes } from '../parts/counted';
import { documentationLink } from '../parts/documentation';
import { make, onClick, debounce } from '../parts/dom';
import { fold } from '../parts/fold';
import { change } from '../parts/host';
import { resetScroll } from '../parts/keepPlace';

/** Issues on the left, the sides of the chosen one beside them; stacked where the panel is
 * narrow. */
export function boardElements(board: Board, words: PanelWords): readonly Node[] {
  const sort = chooser(words['sort by'], board.sorts, board.sort, (boardSort) =>
    change({ boardSort }),
  );
  if (board.definition !== undefined) {
    sort.querySelector('select')?.setAttribute('aria-describedby', DEFINITION);
  }
  return [
    make(
      'div',
      { class: 'board' },
      make(
        'section',
        { class: 'issues' },
        sort,
        board.definition === undefined ? undefined : definedElement(board.definition, words),
        issueList(board, words),
      ),
      make(
        'section',
        { class: 'sides', 'data-scroll': 'sides', 'aria-live': 'off' },
        ...(board.chosen ? sidesElements(board.chosen, words) : []),
      ),
    ),
  ];
}

const DEFINITION = 'sort-definition';

function definedElement(definition: string, words: PanelWords): HTMLElement {
  const text = make('p', { class: 'detail', id: DEFINITION }, definition);
  return fold('sorted', words['open definitions'], text);
}

const soon = debounce(120);

function issueList({ issues, chosen, more }: Board, words: PanelWords): HTMLElement {
  const choose = (issue: string): void => {
    resetScroll('sides');
    change({ issue });
  };
  const list = make(
    'div',
    { class: 'list', 'data-scroll': 'issues', role: 'list', 'aria-label': words['issues list'] },
    ...issues.map((issue, at) => issueElement(issue, issue.issue === chosen?.issue, at, choose)),
    more === undefined ? undefined : make('p', { class: 'note' }, more),
  );
  // The arrow keys pass through the issues; only the one where they rest is shown.
  walkWithArrows(list, 'columns', (item) => {
    const issue = item.getAttribute('data-issue');
    if (issue !== null) soon(() => choose(issue));
  });
  return list;
}

function issueElement(
  { issue, name, sides, measure, counts }: BoardIssue,
  isChosen: boolean,
  at: number,
  choose: (issue: string) => void,
): HTMLElement {
  const bar = make('span', { class: 'bar', 'aria-hidden': 'true' });
  for (const side of ['for', 'mixed', 'neutral', 'against'] as const) {
    if (counts[side] === 0) continue;
    const part = make('span', { class: `part ${side}` });
    part.style.flexGrow = String(counts[side]);
    bar.append(part);
  }
  const button = make(
    'button',
    {
      class: 'issue',
      type: 'button',
      'aria-current': isChosen ? 'true' : undefined,
      'data-key': `issue ${issue}`,
      'data-issue': issue,
      'data-x': 0,
      'data-y': at,
    },
    make('span', { class: 'name' }, name),
    bar,
    make('span', { class: 'balance' }, sides),
  );
  return make(
    'div',
    { class: isChosen ? 'listed chosen' : 'listed', role: 'listitem' },
    onClick(button, () => choose(issue)),
    make('p', { class: 'measure' }, ...countedNodes(measure, `of ${issue}`, at, 1)),
  );
}

function sidesElements(sides: BoardSides, words: PanelWords): readonly Node[] {
  const { name, statement, note, pairs, measures, columns, stated, oneSided } = sides;
  const shown = columns.filter(
    ({ side, actors }) => actors.length > 0 || side === 'for' || side === 'against',
  );
  const grid = make('div', { class: 'columns' }, ...shown.map(columnElement));
  walkWithArrows(grid, 'columns');
  const below = make('div', { class: 'below' });
  if (stated.length > 0) {
    below.append(
      make('h3', {}, words['stated here']),
      ...stated.map((card, at) =>
        make('div', {}, make('h4', {}, card.actor), cardElement(card, 'stated', 0, at)),
      ),
    );
  }
  walkWithArrows(below, 'columns');
  if (oneSided.length > 0) {
    below.append(
      make('h3', {}, words['one-sided here']),
      make('ul', {}, ...oneSided.map((line) => make('li', {}, line))),
    );
  }
  return [
    make('h2', {}, name),
    statement === undefined ? undefined : make('p', { class: 'statement' }, statement),
    note === undefined ? undefined : make('p', { class: 'note' }, note),
    measuresElement(pairs, measures, words),
    grid,
    below,
  ].filter((node) => node !== undefined);
}

/** Whether the formulas are open: one choice for all issues. */
let isDefinitionOpen = false;

/** The measures, each with what it measures; formulas are folded. */
function measuresElement(
  pairs: CountedText,
  measures: readonly MeasureText[],
  words: PanelWords,
): HTMLElement {
  const details = make(
    'details',
    { open: isDefinitionOpen },
    make('summary', { 'data-key': 'definitions' }, words['open definitions']),
    make(
      'dl',
      {},
      ...measures.flatMap(({ name, definition }) => [
        make('dt', {}, name),
        make('dd', {}, definition),
      ]),
    ),
    documentationLink(words['more in documentation'], 'reference/measures'),
  );
  details.addEventListener('toggle', () => {
    isDefinitionOpen = details.open;
  });
  const [withFigure, without] = [true, false].map((has) =>
    measures.filter(({ hasFigure }) => hasFigure === has),
  );
  const lines = [
    make('p', {}, ...countedNodes(pairs, 'pairs', 0)),
    ...[...(withFigure ?? []), ...(without ?? [])].map(measureLine),
  ];
  const section = make(
    'section',
    { class: 'measures', 'aria-label': words.measures },
    ...lines,
    details,
  );
  walkWithArrows(section, 'cells');
  return section;
}

/** What there is first: the figure, or where there are too few for one, how many there are. */
function measureLine({ name, figure, of, hasFigure }: MeasureText, at: number): HTMLElement {
  const y = at + 1;
  if (hasFigure) {
    const shown = make('span', { class: 'figure' }, ...countedNodes(figure, name, y));
    return make('p', {}, shown, ' · ', ...countedNodes(of, `${name} of`, y, 1));
  }
  const count = countedNodes(of, `${name} of`, y);
  return make(
    'p',
    { class: 'note' },
    ...count,
    ...(count.length > 0 ? [' · '] : []),
    ...countedNodes(figure, name, y, 1),
  );
}

function columnElement(column: BoardColumn, x: number): HTMLElement {
  let y = 1;
  const actorElement = ({ actor, name, detail, cards, more }: BoardActor): HTMLElement =>
    make(
      'section',
      { class: 'actor' },
      make('h4', {}, name),
      make('p', { class: 'detail' }, ...countedNodes(detail, `${column.side} ${actor}`, y++, x)),
      ...cards.map((card) => cardElement(card, `${column.side} ${actor}`, x, y++)),
      more === undefined ? undefined : make('p', { class: 'note' }, more),
    );
  return make(
    'section',
    { class: `column ${column.side}` },
    make(
      'h3',
      { class: `sign-${column.look}` },
      `${column.sign} `,
      ...countedNodes(column.title, column.side, 0, x),
    ),
    ...column.actors.map(actorElement),
    column.more === undefined ? undefined : make('p', { class: 'note' }, column.more),
  );
}
