import type { Span } from '../../model/span';

/** Drawn beyond what is seen, above and below, in UTF-16 units: some three screens, so that not each
 * turn of the wheel draws. Handing over more costs more than finding it. */
const MARGIN = 10_000;
/** More is on no screen: of a line without end, VS Code shows the first 10,000 characters. */
const MOST_SEEN = 100_000;

/** What is worth drawing of a long text: the stretches that are seen (folding parts them) and what is
 * around them, in text order, none overlapping another. Seen nothing: the beginning. */
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

/** True when all that is seen lies in what is drawn. */
export function isDrawn(seen: readonly Span[], drawn: readonly Span[]): boolean {
  return seen.map(onScreen).every(({ start, end }) => {
    return drawn.some((stretch) => stretch.start <= start && end <= stretch.end);
  });
}

const BEGINNING: Span = { start: 0, end: 0 };

function onScreen({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + MOST_SEEN) };
}
