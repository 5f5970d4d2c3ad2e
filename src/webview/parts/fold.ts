import { make } from './dom';

/** In a window that has room nothing is folded. */
const roomy = window.matchMedia('(min-width: 761px) and (min-height: 641px)');
const opened = new Map<string, boolean>();

/** What is one line in a small window, until it is opened; it stays as it was put. */
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

/** What is one line in a window of any size until it is opened. `isOpen`: as it was left; undefined opens it where there is
 * room. `left` hears how it is left. */
export function lineFold(
  key: string,
  summary: string,
  isOpen: boolean | undefined,
  left: (isOpen: boolean) => void,
  ...children: readonly (Node | string | undefined)[]
): HTMLDetailsElement {
  const line = make('summary', { 'data-key': `fold ${key}` }, summary);
  const attributes = { class: 'fold line', 'data-fold': isOpen === undefined ? key : undefined };
  const element = make('details', attributes, line, ...children);
  element.open = isOpen ?? roomy.matches;
  // Enter on it is a click, too; what the window does to it is nobody's choice.
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
