import { debounce } from './dom';
import { rememberedScroll, rememberScroll } from './host';

const places = new Map(rememberedScroll());
const later = debounce(200);

/** Builds a part anew and leaves the focus on the same thing (`data-key`) and everything scrolled as far as
 * it was (`data-scroll`): what changed in the corpus is no reason to lose one's place. */
export function rebuilt(part: HTMLElement, build: () => readonly Node[]): void {
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
  // What is gone, or cannot be chosen any more, hands the focus on to what is there.
  if (document.activeElement !== again) {
    part.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }
}

let shownLast: string | undefined;

/** What was chosen elsewhere (a tree, another tab) comes into sight; scrolling away from it is free. */
export function showChosen(part: HTMLElement): void {
  const chosen = part.querySelector<HTMLElement>('[aria-current]');
  const key = chosen?.dataset['key'];
  if (!chosen || key === shownLast) return;
  shownLast = key;
  chosen.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** What is shown is about something else now, or in another order, and is read from its beginning. */
export function resetScroll(
  name: string,
  sides: readonly ('top' | 'left')[] = ['top', 'left'],
): void {
  for (const side of sides) places.delete(`${name}.${side}`);
}
