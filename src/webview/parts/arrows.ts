/** How the arrow keys move through elements that have a place (`data-x`, `data-y`): in columns read
 * from the top down, in the cells of a table, in lanes from left to right. */
export type Walk = 'columns' | 'cells' | 'lanes';

/** Makes a group one Tab stop; the arrow keys move inside it, Home and End to the first and the
 * last, in columns of the same column. `arrived` is called with each element reached. */
export function walkWithArrows(
  container: HTMLElement | SVGElement,
  walk: Walk,
  arrived?: (item: Stop) => void,
): void {
  const stops = (): Stop[] => [...container.querySelectorAll<Stop>('[data-x]')];
  const settle = (current: Stop | undefined): void => {
    for (const stop of stops()) stop.setAttribute('tabindex', stop === current ? '0' : '-1');
  };
  settle(stops().find((stop) => stop.matches(CHOSEN)) ?? stops()[0]);
  container.addEventListener('focusin', ({ target }) => {
    const stop = target instanceof Element ? target.closest<Stop>('[data-x]') : undefined;
    if (stop) settle(stop);
  });
  container.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    // With Shift the keys may mean something else.
    if (event.shiftKey) return;
    const current = event.target instanceof Element ? event.target.closest<Stop>('[data-x]') : null;
    if (!current) return;
    const next = stepFrom(current, stops(), event.key, walk);
    if (!next) return;
    event.preventDefault();
    next.focus();
    arrived?.(next);
  });
}

const CHOSEN = '[aria-current], [aria-selected="true"]';

type Stop = HTMLElement | SVGElement;

function stepFrom(current: Stop, all: readonly Stop[], key: string, walk: Walk): Stop | undefined {
  const here = placeOf(current);
  const line = walk === 'columns' ? all.filter((stop) => placeOf(stop)[0] === here[0]) : all;
  if (key === 'Home') return line[0];
  if (key === 'End') return line.at(-1);
  let best: { stop: Stop; cost: number } | undefined;
  for (const stop of all) {
    const cost = costOf(key, walk, placeOf(stop), here);
    if (cost !== undefined && (!best || cost < best.cost)) best = { stop, cost };
  }
  return best?.stop;
}

/** Much larger than any step, so that it decides first. */
const FIRST = 1e6;

/** The cost of a step; undefined where it does not lead that way. */
function costOf(
  key: string,
  walk: Walk,
  there: readonly [number, number],
  here: readonly [number, number],
): number | undefined {
  const [dx, dy] = [there[0] - here[0], there[1] - here[1]];
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp': {
      const down = key === 'ArrowDown' ? dy : -dy;
      if (down <= 0) return undefined;
      return walk === 'lanes' ? down * FIRST + Math.abs(dx) : Math.abs(dx) * FIRST + down;
    }
    case 'ArrowRight':
    case 'ArrowLeft': {
      const right = key === 'ArrowRight' ? dx : -dx;
      if (right <= 0) return undefined;
      return walk === 'columns' ? right * FIRST + Math.abs(dy) : Math.abs(dy) * FIRST + right;
    }
    default:
      return undefined;
  }
}

function placeOf(stop: Stop): readonly [number, number] {
  return [Number(stop.getAttribute('data-x')), Number(stop.getAttribute('data-y'))];
}
