import type { CountedLink, CountedText } from '../../core/webview';
import { make, onClick } from './dom';
import { send } from './host';

let last: string | undefined;

/** Moves the focus to the number opened last, after its list was left without a choice. */
export function focusNumber(): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-key]')];
  all.find((one) => one.dataset['key'] === last)?.focus();
}

/** Requests the list of what a number counts; `key` is the `data-key` of the number. */
export function openCounted(counted: CountedLink['counted'], key: string): void {
  last = key;
  send({ kind: 'counted', counted });
}

/** A number that opens what it counts. `of` distinguishes it from the same number elsewhere, `x`
 * and `y` are its place for the arrow keys. */
export function countedLink(
  text: string,
  { counted, label }: CountedLink,
  of: string,
  x: number,
  y: number,
): HTMLElement {
  const key = `counted ${of} ${JSON.stringify(counted)}`;
  // The label must contain the visible words, which speech input needs.
  const isStated = label.toLowerCase().includes(text.toLowerCase());
  const button = make(
    'button',
    {
      type: 'button',
      class: 'counted',
      title: label,
      'aria-label': isStated ? label : `${text}: ${label}`,
      'data-key': key,
      'data-x': x,
      'data-y': y,
    },
    text,
  );
  return onClick(button, () => openCounted(counted, key));
}

/** A text whose numbers are such links, in one row: the first at `x`, the others just after it. */
export function countedNodes(
  text: CountedText,
  of: string,
  y: number,
  x = 0,
): readonly (Node | string)[] {
  let links = 0;
  return text.map((part) =>
    part.opens ? countedLink(part.text, part.opens, of, x + links++ / 100, y) : part.text,
  );
}
