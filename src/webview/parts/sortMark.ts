import { make } from './dom';

/** The visible mark of a sort direction; `isAcross` where columns are sorted and not rows. */
export function sortMark(sorted: 'ascending' | 'descending', isAcross = false): HTMLElement {
  const arrows = isAcross ? { ascending: '◀', descending: '▶' } : UP_AND_DOWN;
  return make('span', { class: 'direction', 'aria-hidden': 'true' }, arrows[sorted]);
}

const UP_AND_DOWN = { ascending: '▲', descending: '▼' } as const;
