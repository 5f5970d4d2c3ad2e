import type { Span } from '../../model/span';

/** A stretch to be drawn as `kind`. Where pieces overlap, the one with the smallest `weight` is
 * visible, and of equal weights the later one in the list. */
export interface Piece<Kind extends string> extends Span {
  readonly kind: Kind;
  readonly weight: number;
}

/** Cuts overlapping pieces into disjoint segments that show the piece on top, as numbers in pairs
 * (start, end) for each kind, in text order. The segments together cover exactly what the pieces
 * cover; empty pieces cover nothing. One sweep over the starts with a heap of the open pieces:
 * linear where few pieces overlap, n·log n at worst. */
export function topmost<Kind extends string>(
  pieces: readonly Piece<Kind>[],
): ReadonlyMap<Kind, Int32Array> {
  const sorted = inTextOrder(pieces);
  const cut = new Map<Kind, number[]>();
  const open: number[] = [];
  let next = 0;
  let position = 0;
  let last = -1;
  const draw = (index: number, { kind }: Piece<Kind>, until: number) => {
    let segments = cut.get(kind);
    if (!segments) cut.set(kind, (segments = []));
    if (last === index && segments.at(-1) === position) segments[segments.length - 1] = until;
    else segments.push(position, until);
    last = index;
    position = until;
  };
  for (;;) {
    const upcoming = sorted[next];
    if (open.length === 0) {
      if (!upcoming) break;
      position = Math.max(position, upcoming.start);
      // Most pieces do not overlap and need no heap.
      if (upcoming.end <= startOf(sorted, next + 1)) {
        if (upcoming.end > position) draw(next, upcoming, upcoming.end);
        next += 1;
        continue;
      }
    }
    while (startOf(sorted, next) <= position) push(open, next++, sorted);
    const top = open[0] ?? -1;
    const piece = sorted[top];
    if (!piece || piece.end <= position) pop(open, sorted);
    else draw(top, piece, Math.min(piece.end, startOf(sorted, next)));
  }
  return new Map([...cut].map(([kind, segments]) => [kind, Int32Array.from(segments)]));
}

/** Mentions are sorted, annotations nearly so; sorting again would cost more than the sweep. */
function inTextOrder<Kind extends string>(pieces: readonly Piece<Kind>[]): readonly Piece<Kind>[] {
  let last = -Infinity;
  for (const { start } of pieces) {
    if (start < last) return [...pieces].sort((a, b) => a.start - b.start);
    last = start;
  }
  return pieces;
}

function startOf(pieces: readonly Span[], index: number): number {
  return pieces[index]?.start ?? Infinity;
}

function isAbove<Kind extends string>(a: number, b: number, pieces: readonly Piece<Kind>[]) {
  const difference = (pieces[a]?.weight ?? 0) - (pieces[b]?.weight ?? 0);
  return difference < 0 || (difference === 0 && a > b);
}

function push<Kind extends string>(heap: number[], item: number, pieces: readonly Piece<Kind>[]) {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? item;
    if (!isAbove(item, above, pieces)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = item;
}

function pop<Kind extends string>(heap: number[], pieces: readonly Piece<Kind>[]) {
  const item = heap.pop();
  if (item === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    const left = heap[child];
    if (left === undefined) break;
    const right = heap[child + 1];
    if (right !== undefined && isAbove(right, left, pieces)) child += 1;
    const best = heap[child] ?? left;
    if (!isAbove(best, item, pieces)) break;
    heap[at] = best;
    at = child;
  }
  heap[at] = item;
}
