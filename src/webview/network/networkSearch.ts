import { foundNodes, type NetworkView, type PanelWords } from '../../core/webview';
import { filled, make } from '../parts/dom';

/** The last text typed, which is kept when the network is drawn again. */
let typed = '';

/** A field that finds nodes by name: matches are highlighted while typing, Enter goes to the next,
 * Shift+Enter to the previous one, and Escape empties it. */
export function searchField(
  { nodes }: NetworkView,
  words: PanelWords,
  emphasise: (found: ReadonlySet<number> | undefined) => void,
  choose: (at: number) => void,
): HTMLElement {
  const input = make('input', {
    type: 'text',
    placeholder: words['find node hint'],
    value: typed,
    spellcheck: 'false',
    autocomplete: 'off',
    'data-key': 'find node',
  });
  const reported = make('output', { role: 'status' });
  let found: readonly number[] = [];
  let place = -1;
  const report = (): void => {
    const isAsked = input.value.trim() !== '';
    const of = filled(words['found node of'], place < 0 ? '–' : place + 1, found.length);
    reported.textContent = !isAsked ? '' : found.length === 0 ? words['found none'] : of;
  };
  const look = (): void => {
    typed = input.value;
    found = foundNodes(nodes, typed);
    place = -1;
    emphasise(typed.trim() === '' ? undefined : new Set(found));
    report();
  };
  const go = (step: 1 | -1): void => {
    if (found.length === 0) return;
    const next = place < 0 && step < 0 ? found.length - 1 : place + step;
    place = (next + found.length) % found.length;
    choose(found[place] ?? 0);
    report();
  };
  input.addEventListener('input', look);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      look();
    } else return;
    event.preventDefault();
  });
  look();
  return make(
    'label',
    { class: 'field find' },
    make('span', {}, words['find node']),
    input,
    reported,
  );
}
