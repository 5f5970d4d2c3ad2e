import type { CountedLink, CountedText } from '../../core/webview';
import { make, onClick } from './dom';
import { send } from './host';

/** A number that opens what it counts. `of` tells it from the same number elsewhere, `x` and `y` are its place for the
 * arrow keys. */
export function countedLink(
  text: string,
  { counted, label }: CountedLink,
  of: string,
  x: number,
  y: number,
): HTMLElement {
  const button = make(
    'button',
    {
      type: 'button',
      class: 'counted',
      title: label,
      'aria-label': label,
      'data-key': `counted ${of} ${JSON.stringify(counted)}`,
      'data-x': x,
      'data-y': y,
    },
    text,
  );
  return onClick(button, () => send({ kind: 'counted', counted }));
}

/** A text whose numbers are such links, in one row: the first at `x`, the others close behind it. */
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
