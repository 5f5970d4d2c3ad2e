import type { Span } from '../../model/span';

/** Drawn above and below the visible part, in UTF-16 units: some three screens, so that not every
 * turn of the wheel draws. More would take long to hand over. */
const MARGIN = 10_000;
/** More is never visible: of an endless line, VS Code shows the first 10,000 characters. */
const MOST_SEEN = 100_000;

/** The stretches of a long text that are drawn: the visible ones (folding separates them) and what
 * is around them, in text order, without overlaps. If nothing is visible: the beginning. */
export function drawnStretches(seen: readonly Span[], length: number): readonly Span[] {
  const drawn: Span[] = [];
  for (const { start, end } of seen.length > 0 ? seen.map(onScreen) : [BEGINNING]) {
    const around = { start: Math.max(0, start - MARGIN), end: Math.min(length, end + MARGIN) };
    const last = drawn.at(-1);
    if (last && around.start <= last.end) {
      drawn[drawn.length - 1] = { start: last.start, end: Math.max(last.end, around.end) };
    } else drawn.push(around);
  }
  return drawn;
}

/** True when everything visible is drawn. */
export function isDrawn(seen: readonly Span[], drawn: readonly Span[]): boolean {
  return seen.map(onScreen).every(({ start, end }) => {
    return drawn.some((stretch) => stretch.start <= start && end <= stretch.end);
  });
}

const BEGINNING: Span = { start: 0, end: 0 };

function onScreen({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + MOST_SEEN) };
}
