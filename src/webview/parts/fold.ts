import { make } from './dom';

/** In a window with enough room nothing is folded. */
const roomy = window.matchMedia('(min-width: 761px) and (min-height: 641px)');
const opened = new Map<string, boolean>();

/** One line in a small window, until it is opened; the user's choice is kept. */
export function fold(
  key: string,
  summary: string,
  ...children: readonly (Node | string | undefined)[]
): HTMLElement {
  const element = make(
    'details',
    { class: 'fold', 'data-fold': key },
    make('summary', { 'data-key': `fold ${key}` }, summary),
    ...children,
  );
  element.open = isOpen(key);
  element.addEventListener('toggle', () => {
    if (!roomy.matches) opened.set(key, element.open);
  });
  return element;
}

/** One line in a window of any size until it is opened. `isOpen`: the last choice; undefined opens
 * it where there is room. `left` is called with the new choice. `summary.open`: the words of the
 * line while it is open, where the others would repeat what it opens. */
export function lineFold(
  key: string,
  summary: string | { readonly closed: string; readonly open: string },
  isOpen: boolean | undefined,
  left: (isOpen: boolean) => void,
  ...children: readonly (Node | string | undefined)[]
): HTMLDetailsElement {
  const line = make('summary', { 'data-key': `fold ${key}` });
  const attributes = { class: 'fold line', 'data-fold': isOpen === undefined ? key : undefined };
  const element = make('details', attributes, line, ...children);
  element.open = isOpen ?? roomy.matches;
  const name = (): void => {
    const { closed, open } =
      typeof summary === 'string' ? { closed: summary, open: summary } : summary;
    line.textContent = element.open ? open : closed;
  };
  name();
  element.addEventListener('toggle', name);
  // Enter is reported as a click too; a change by the size of the window is no choice.
  line.addEventListener('click', () => {
    delete element.dataset['fold'];
    left(!element.open);
  });
  return element;
}

function isOpen(key: string): boolean {
  return roomy.matches || opened.get(key) === true;
}

roomy.addEventListener('change', () => {
  for (const element of document.querySelectorAll<HTMLDetailsElement>('details[data-fold]')) {
    element.open = isOpen(element.dataset['fold'] ?? '');
  }
});
