import type { AnalysisState, FilterBar, PanelWords } from '../../core/webview';
import { make, debounce } from './dom';
import { change } from './host';

const soon = debounce(150);

/** Two sliders over the days of positions; at both ends the window is open, so that positions
 * without a date count too. */
export function windowElement(
  state: AnalysisState,
  days: FilterBar['days'],
  words: PanelWords,
): HTMLElement {
  if (days.length === 0) return make('p', { class: 'note' }, words['no dates']);
  const last = days.length - 1;
  const { from, to } = state;
  const firstAt = from === undefined ? 0 : indexFrom(days, from);
  const lastAt = to === undefined ? last : indexUntil(days, to);
  const start = slider(words['from day'], 'from', days, firstAt);
  const end = slider(words['to day'], 'to', days, Math.max(firstAt, lastAt));
  const moved = (by: Slider, other: Slider, isPast: boolean): void => {
    if (isPast) other.set(by.at());
    const [a, b] = [start.at(), end.at()];
    soon(() =>
      change({
        from: a === 0 ? undefined : days[a]?.day,
        to: b === last ? undefined : days[b]?.day,
      }),
    );
  };
  start.input.addEventListener('input', () => moved(start, end, start.at() > end.at()));
  end.input.addEventListener('input', () => moved(end, start, end.at() < start.at()));
  return make('div', { class: 'window' }, start.element, end.element);
}

interface Slider {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  at(): number;
  set(at: number): void;
}

function slider(name: string, key: string, days: FilterBar['days'], at: number): Slider {
  const input = make('input', {
    type: 'range',
    min: 0,
    max: days.length - 1,
    step: 1,
    value: at,
    'aria-label': name,
    'data-key': `window ${key}`,
  });
  const reported = make('output', {});
  const report = (): void => {
    const label = days[Number(input.value)]?.label ?? '';
    reported.textContent = label;
    input.setAttribute('aria-valuetext', label);
  };
  report();
  input.addEventListener('input', report);
  return {
    element: make('label', { class: 'slider' }, make('span', {}, name), input, reported),
    input,
    at: () => Number(input.value),
    set: (to) => {
      input.value = String(to);
      report();
    },
  };
}

function indexFrom(days: FilterBar['days'], from: string): number {
  const found = days.findIndex(({ day }) => day >= from);
  return found < 0 ? days.length - 1 : found;
}

function indexUntil(days: FilterBar['days'], to: string): number {
  return Math.max(
    0,
    days.findLastIndex(({ day }) => day <= to),
  );
}
