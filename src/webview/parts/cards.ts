import type { QuoteCard } from '../../core/webview';
import { make, onClick } from './dom';
import { send } from './host';

/** A quote that links to its words. `x` and `y` are its place for the arrow keys, `of`
 * distinguishes it from the same quote elsewhere. */
export function cardElement(card: QuoteCard, of: string, x: number, y: number): HTMLElement {
  const { actor, article, id, look, sign, stance, sentence, source, date, doubt } = card;
  const element = make(
    'button',
    {
      class: `quote edge-${look}`,
      type: 'button',
      'data-key': `card ${of} ${article} ${id}`,
      'data-x': x,
      'data-y': y,
    },
    // Shown above the card, and read out with it.
    make('span', { class: 'heard' }, `${actor}: `),
    make(
      'span',
      { class: 'words' },
      ...sentence.map(({ text, isQuote }) =>
        isQuote ? make('strong', { class: `said-${look}` }, text) : text,
      ),
    ),
    make(
      'span',
      { class: 'about' },
      make('span', { class: `sign sign-${look}`, 'aria-hidden': 'true' }, sign),
      ` ${[stance, source].filter(Boolean).join(' · ')}`,
      date === '' ? undefined : make('span', { class: 'date' }, ` · ${date}`),
      doubt === undefined ? undefined : make('span', { class: 'doubt' }, doubt),
    ),
  );
  return onClick(element, () => send({ kind: 'open', article, id }));
}
