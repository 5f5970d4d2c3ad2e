import { debounce } from './dom';
import { rememberedScroll, rememberScroll } from './host';

const places = new Map(rememberedScroll());
const later = debounce(200);

const texts = new WeakMap<HTMLElement, string>();

/** Rebuilds a part if what it is built from differs. */
export function build(part: HTMLElement, from: unknown, make: () => readonly Node[]): void {
  const text = JSON.stringify(from);
  if (texts.get(part) === text) return;
  texts.set(part, text);
  rebuilt(part, make);
}

/** Rebuilds a part and keeps the focus on the same element (`data-key`) and everything scrolled to
 * the same place (`data-scroll`), so that a change of the corpus does not lose the reader's
 * place. */
function rebuilt(part: HTMLElement, build: () => readonly Node[]): void {
  const active = document.activeElement;
  const key = active && part.contains(active) ? active.getAttribute('data-key') : null;
  part.replaceChildren(...build());
  for (const scroller of part.querySelectorAll<HTMLElement>('[data-scroll]')) {
    const name = scroller.dataset['scroll'] ?? '';
    scroller.scrollTop = places.get(`${name}.top`) ?? 0;
    scroller.scrollLeft = places.get(`${name}.left`) ?? 0;
    scroller.addEventListener('scroll', () => {
      places.set(`${name}.top`, scroller.scrollTop);
      places.set(`${name}.left`, scroller.scrollLeft);
      later(() => rememberScroll(places));
    });
  }
  showChosen(part);
  if (key === null) return;
  const again = [...part.querySelectorAll<HTMLElement>('[data-key]')].find(
    (one) => one.dataset['key'] === key,
  );
  again?.focus({ preventScroll: true });
  // If that element is missing or disabled now, the part's Tab stop gets the focus.
  if (document.activeElement !== again) {
    part.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }
}

let shownLast: string | undefined;

/** Scrolls to what was chosen elsewhere (a tree, another tab), once, so that it can be scrolled
 * away. */
export function showChosen(part: HTMLElement): void {
  const chosen = part.querySelector<HTMLElement>('[aria-current]');
  const key = chosen?.dataset['key'];
  if (!chosen || key === shownLast) return;
  shownLast = key;
  chosen.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Scrolls to the start, for contents about something else, or in another order. */
export function resetScroll(
  name: string,
  sides: readonly ('top' | 'left')[] = ['top', 'left'],
): void {
  for (const side of sides) places.delete(`${name}.${side}`);
}
