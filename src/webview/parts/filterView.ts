import type { AnalysisState, FilterBar, PanelWords } from '../../core/webview';
import { make, onClick, settled } from './dom';
import { change } from './host';
import { windowElement } from './windowView';

const FIELDS = ['who', 'organization', 'coder', 'status', 'query'] as const;

/** What counts: fields for who, by whom and how far it is checked, a search, and the window of time. */
export function filterElements(
  state: AnalysisState,
  { actors, organizations, coders, statuses, days }: FilterBar,
  words: PanelWords,
): readonly Node[] {
  const { everybody } = words;
  const all = { id: '', name: everybody };
  return [
    make(
      'div',
      { class: 'fields', role: 'group', 'aria-label': words['what counts'] },
      typed('who', words['filter actor'], state.who, everybody, actors),
      typed(
        'organization',
        words['filter organization'],
        state.organization,
        everybody,
        organizations,
      ),
      listed('coder', words['filter coder'], state.coder, [all, ...coders]),
      listed('status', words['filter status'], state.status, [all, ...statuses]),
      typed('query', words['filter query'], state.query, words['filter query hint'], []),
    ),
    windowElement(state, days, words),
  ];
}

/** What the filter gives rise to: what is wrong with it, and the ways out of it. */
export function besideElements(
  state: AnalysisState,
  { problems }: FilterBar,
  words: PanelWords,
): readonly Node[] {
  const clear = make('button', { type: 'button', 'data-key': 'clear' }, words['clear filter']);
  const whole = make('button', { type: 'button', 'data-key': 'whole' }, words['whole time']);
  const isFiltered = FIELDS.some((field) => state[field] !== '');
  const isOpen = state.from === undefined && state.to === undefined;
  return [
    ...problems.map((problem) => make('p', { class: 'problem', role: 'status' }, problem)),
    ...(isFiltered ? [onClick(clear, () => change(emptied(FIELDS)))] : []),
    ...(isOpen ? [] : [onClick(whole, () => change(emptied(['from', 'to'])))]),
  ];
}

function emptied(keys: readonly string[]): Readonly<Record<string, undefined>> {
  return Object.fromEntries(keys.map((key) => [key, undefined]));
}

const soon = settled(300);

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
