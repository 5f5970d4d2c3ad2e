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

function isOpen(key: string): boolean {
  return roomy.matches || opened.get(key) === true;
}

roomy.addEventListener('change', () => {
  for (const element of document.querySelectorAll<HTMLDetailsElement>('details.fold')) {
    element.open = isOpen(element.dataset['fold'] ?? '');
  }
});
