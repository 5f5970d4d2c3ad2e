import { quotesMeet } from '../analysis/claims/claims';
import type { Position } from '../model/annotation';
import type { CoderId } from '../model/ids';
import { firstStart, type PlacedAnnotation } from '../model/place';
import type { Span } from '../model/span';
import { compareStart } from '../util/order';
import type { Reading } from './readings';

// Where coders found something in one article. What is compared are passages, not pairs of records:
// pairing records by overlap, with a bonus for equal values, gave identical coders an α of .56, or
// independent ones .20 to .40, by the size of the bonus.

/** A position in the reading of a coder. */
export interface CodedPosition {
  readonly coder: CoderId;
  readonly placed: PlacedAnnotation<Position>;
}

/** Positions whose quotes meet, directly or through others, whatever their coder, actor and
 * issue. */
export interface Passage {
  /** From the first to the last place of its quotes; undefined where all are lost. */
  readonly span: Span | undefined;
  /** In text order; of one place, in the order of coders. Never empty. */
  readonly records: readonly CodedPosition[];
}

/** The passages of one article in some of its readings, in text order, lost ones last. Quotes meet
 * that share at least half of the shorter one (`quotesMeet`), unless another rule is given. Only
 * quotes that overlap or have a lost one among them are compared. */
export function passagesOf(
  readings: Iterable<Reading>,
  meet: typeof quotesMeet = quotesMeet,
): readonly Passage[] {
  const records = [...readings].flatMap(({ coder, positions }) =>
    positions.map((placed) => ({ coder, placed, hull: hullOf(placed) })),
  );
  records.sort((a, b) => compareStart(a.hull?.start, b.hull?.start));
  const groups = new Groups(records.length);
  let open: number[] = [];
  for (const [index, { placed, hull }] of records.entries()) {
    if (!hull) break;
    open = open.filter((other) => (records[other]?.hull?.end ?? 0) > hull.start);
    for (const other of open) {
      const met = records[other];
      if (met && !groups.areOne(index, other) && meet(met.placed, placed)) {
        groups.join(index, other);
      }
    }
    open.push(index);
  }
  joinLost(records, groups);
  const members = new Map<number, CodedPosition[]>();
  for (const [index, { coder, placed }] of records.entries()) {
    const group = groups.of(index);
    const known = members.get(group);
    if (known) known.push({ coder, placed });
    else members.set(group, [{ coder, placed }]);
  }
  return [...members.values()].map((own) => ({ span: spanOf(own), records: own }));
}

interface PlacedRecord extends CodedPosition {
  readonly hull: Span | undefined;
}

/** A lost quote meets those with the same words, wherever they are. */
function joinLost(records: readonly PlacedRecord[], groups: Groups): void {
  const lost = records.findIndex(({ hull }) => !hull);
  if (lost < 0) return;
  const byWords = new Map<string, number[]>();
  for (const [index, { placed }] of records.entries()) {
    const words = JSON.stringify(placed.annotation.quote.map(({ exact }) => exact));
    const same = byWords.get(words);
    if (same) same.push(index);
    else byWords.set(words, [index]);
  }
  for (const same of byWords.values()) {
    const last = same.at(-1);
    if (last === undefined || last < lost) continue;
    for (const index of same) groups.join(index, last);
  }
}

function hullOf(placed: PlacedAnnotation): Span | undefined {
  const start = firstStart(placed);
  if (start === undefined) return undefined;
  let end = start;
  for (const { span } of placed.places) if (span) end = Math.max(end, span.end);
  return { start, end };
}

function spanOf(records: readonly CodedPosition[]): Span | undefined {
  let span: Span | undefined;
  for (const { placed } of records) {
    const hull = hullOf(placed);
    if (!hull) continue;
    span = {
      start: Math.min(span?.start ?? hull.start, hull.start),
      end: Math.max(span?.end ?? hull.end, hull.end),
    };
  }
  return span;
}

/** Groups of numbers that are joined one by one (a forest of disjoint sets). */
class Groups {
  readonly #parents: Uint32Array;

  constructor(size: number) {
    this.#parents = Uint32Array.from({ length: size }, (_, index) => index);
  }

  /** The smallest member of the group. */
  of(member: number): number {
    let root = member;
    for (let up = this.#parents[root] ?? root; up !== root; up = this.#parents[root] ?? root) {
      this.#parents[root] = this.#parents[up] ?? up;
      root = up;
    }
    return root;
  }

  areOne(one: number, other: number): boolean {
    return this.of(one) === this.of(other);
  }

  join(one: number, other: number): void {
    const [a, b] = [this.of(one), this.of(other)];
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }
}
