import type { AnalysisState, FilterBar, PanelData, PanelWords } from '../../core/webview';
import { make, onClick, debounce } from './dom';
import { lineFold } from './fold';
import { change } from './host';
import { windowElement } from './windowView';

const FIELDS = ['who', 'organization', 'coder', 'status', 'query'] as const;
const NAMES = {
  who: 'filter actor',
  organization: 'filter organization',
  coder: 'filter coder',
  status: 'filter status',
  query: 'filter query',
} as const;

/** The filter: fields for actors, coders and review, a search, and the window of time. */
export function filterElements(
  state: AnalysisState,
  bar: FilterBar,
  words: PanelWords,
): readonly Node[] {
  const { actors, organizations, coders, statuses, days } = bar;
  const { everybody } = words;
  const all = { id: '', name: everybody };
  const fields = [
    make(
      'div',
      { class: 'fields', role: 'group', 'aria-label': words['what counts'] },
      titled(
        typed('who', words['filter actor'], state.who, everybody, actors),
        words['chosen actor means'],
      ),
      titled(
        typed(
          'organization',
          words['filter organization'],
          state.organization,
          everybody,
          organizations,
        ),
        words['chosen actor means'],
      ),
      listed('coder', words['filter coder'], state.coder, [all, ...coders]),
      listed('status', words['filter status'], state.status, [all, ...statuses]),
      typed('query', words['filter query'], state.query, words['filter query hint'], []),
    ),
    windowElement(state, days, words),
  ];
  const isOpen = state.filterFold === '' ? isFiltered(state) : state.filterFold === 'open';
  const left = (open: boolean): void => change({ filterFold: open ? 'open' : 'folded' });
  return [lineFold('filter', summaryOf(state, bar, words), isOpen, left, ...fields)];
}

/** Updates the summary above the fields, which are left alone while they are typed into. */
export function tellChosen(
  filter: HTMLElement,
  state: AnalysisState,
  bar: FilterBar,
  words: PanelWords,
): void {
  const line = filter.querySelector('summary');
  if (line) line.textContent = summaryOf(state, bar, words);
}

/** A summary of the filter, the only visible part of a folded one. */
function summaryOf(state: AnalysisState, bar: FilterBar, words: PanelWords): string {
  const nameOf = (value: string, choices: FilterBar['coders']): string =>
    choices.find(({ id }) => id === value)?.name ?? value;
  const chosen = FIELDS.flatMap((field) => {
    if (state[field] === '') return [];
    const value = nameOf(state[field], field === 'coder' ? bar.coders : bar.statuses);
    return [`${words[NAMES[field]]}: ${value}`];
  });
  const { from, to } = state;
  const dayOf = (day: string): string => bar.days.find((one) => one.day === day)?.label ?? day;
  const [first, last] = [from, to].map((day) => (day === undefined ? '…' : dayOf(day)));
  const window = isWindowed(state) ? [`${first ?? ''} – ${last ?? ''}`] : [];
  const parts = [...chosen, ...window];
  return parts.length === 0 ? words['filter nothing'] : [words.filter, ...parts].join(' · ');
}

/** What follows from the filter: its problems, and buttons that solve them. */
export function besideElements(
  { state, words, otherSide }: PanelData,
  { problems }: FilterBar,
): readonly Node[] {
  const clear = make('button', { type: 'button', 'data-key': 'clear' }, words['clear filter']);
  const whole = make('button', { type: 'button', 'data-key': 'whole' }, words['whole time']);
  return [
    ...problems.map((problem) => make('p', { class: 'problem', role: 'status' }, problem)),
    ...(otherSide === undefined
      ? []
      : [make('p', { class: 'problem', role: 'status' }, otherSide)]),
    ...(hasFields(state) ? [onClick(clear, () => change(emptied(FIELDS)))] : []),
    ...(isWindowed(state) ? [onClick(whole, () => change(emptied(['from', 'to'])))] : []),
  ];
}

function isFiltered(state: AnalysisState): boolean {
  return hasFields(state) || isWindowed(state);
}

function hasFields(state: AnalysisState): boolean {
  return FIELDS.some((field) => state[field] !== '');
}

function isWindowed({ from, to }: AnalysisState): boolean {
  return from !== undefined || to !== undefined;
}

function emptied(keys: readonly string[]): Readonly<Record<string, undefined>> {
  return Object.fromEntries(keys.map((key) => [key, undefined]));
}

const soon = debounce(300);

function titled(element: HTMLElement, title: string): HTMLElement {
  element.title = title;
  return element;
}

function typed(
  key: string,
  name: string,
  value: string,
  placeholder: string,
  proposals: readonly string[],
): HTMLElement {
  const list = `proposals-${key}`;
  const input = make('input', {
    type: 'text',
    placeholder,
    value,
    spellcheck: 'false',
    autocomplete: 'off',
    'data-key': `filter ${key}`,
    list: proposals.length > 0 ? list : undefined,
  });
  input.addEventListener('input', () => soon(() => change({ [key]: input.value })));
  return make(
    'label',
    { class: `field ${key}` },
    make('span', {}, name),
    input,
    proposals.length > 0
      ? make('datalist', { id: list }, ...proposals.map((one) => make('option', { value: one })))
      : undefined,
  );
}

function listed(
  key: string,
  name: string,
  value: string,
  choices: readonly { readonly id: string; readonly name: string }[],
): HTMLElement {
  const select = make(
    'select',
    { 'data-key': `filter ${key}` },
    ...choices.map((choice) => make('option', { value: choice.id }, choice.name)),
  );
  select.value = value;
  select.addEventListener('change', () => change({ [key]: select.value }));
  return make('label', { class: `field ${key}` }, make('span', {}, name), select);
}
