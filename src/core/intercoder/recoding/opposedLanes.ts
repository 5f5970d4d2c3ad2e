import { firstFrom } from '../../util/lists';
import type { DrawnStance, Segment } from './drawnStance';
import { FULL, WORDS, type Lanes } from './lanes';

/** Adds the recodings in which two actors net to opposite signs in a stretch in which they are
 * compared: `areOpposed` for all recodings at once. Stretches x to y are compared where they are not
 * before the first unit of both, and not behind the last one; those that begin with the first unit
 * always are. `isMoving`: stretches overlap; others are compared wherever both have claims. */
export function addOpposed(
  one: DrawnStance,
  other: DrawnStance,
  isMoving: boolean,
  into: Lanes,
): void {
  const { blocks: a } = one;
  const { blocks: b } = other;
  for (let word = 0; word < WORDS; word++) {
    into[word] =
      (into[word] as number) |
      ((a[one.undated.plus + word] as number) & (b[other.undated.minus + word] as number)) |
      ((a[one.undated.minus + word] as number) & (b[other.undated.plus + word] as number));
  }
  const common = commonSegments(one, other, isMoving);
  for (let word = 0; word < WORDS; word++) {
    let found = into[word] as number;
    for (let at = 0; at < common.length && found !== FULL; at += SETS) {
      const set = (which: number): number => (common[at + which] as number) + word;
      let opposed =
        ((a[set(0)] as number) & (b[set(3)] as number)) |
        ((a[set(1)] as number) & (b[set(2)] as number));
      opposed &= ~found;
      if (opposed === 0) continue;
      if (isMoving) {
        opposed &= (a[set(4)] as number) | (b[set(5)] as number);
        opposed &=
          (a[set(6)] as number) |
          (b[set(7)] as number) |
          ~((a[set(8)] as number) | (b[set(9)] as number));
      }
      found |= opposed;
    }
    into[word] = found;
  }
}

/** Number of sets that are compared for a segment. */
const SETS = 10;

/** For each segment of stretches in which both may have claims, the offsets of the sets for: plus
 * and minus of the first, of the second; begun at its end, in both; reaching its start, in both;
 * begun before its start, in both. */
function commonSegments(one: DrawnStance, other: DrawnStance, isMoving: boolean): Int32Array {
  const common: number[] = [];
  let next = 0;
  for (const own of one.segments) {
    for (; ; next++) {
      const others = other.segments[next];
      if (!others || others.from > own.to) break;
      const from = Math.max(own.from, others.from);
      const to = Math.min(own.to, others.to);
      if (from <= to) {
        common.push(...signsOf(own), ...signsOf(others));
        if (!isMoving) common.push(0, 0, 0, 0, 0, 0);
        else {
          common.push(begunAt(one, to), begunAt(other, to));
          common.push(reachingAt(one, from), reachingAt(other, from));
          common.push(begunAt(one, from - 1), begunAt(other, from - 1));
        }
      }
      // The rest of it may overlap the next segment.
      if (others.to > own.to) break;
    }
  }
  return Int32Array.from(common);
}

function signsOf({ plus, minus }: Segment): readonly [number, number] {
  return [plus, minus];
}

/** The set of the last unit up to a stretch; the empty one before all. */
function begunAt({ begun: { at, offsets } }: DrawnStance, stretch: number): number {
  return offsets[firstFrom(at, 0, (unit) => unit > stretch) - 1] ?? 0;
}

/** The set of the first unit from a stretch on; the empty one behind all. */
function reachingAt({ reaching: { at, offsets } }: DrawnStance, stretch: number): number {
  return offsets[firstFrom(at, 0, (unit) => unit >= stretch)] ?? 0;
}
