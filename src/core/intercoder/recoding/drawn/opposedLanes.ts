import type { PeriodReach } from '../../../analysis/disagreements/periods';
import { addAll, firstFrom } from '../../../util/lists';
import type { DrawnStance } from './drawnStance';
import { FULL, type Lanes } from './lanes';

/** Adds the recodings in which two actors net to opposite signs in a stretch in which they are
 * compared: `areOpposed` for all recodings at once. Stretches x to y are compared where they are
 * not before the first unit of both, and not behind the last one; those that begin with the first
 * unit always are. `isMoving`: stretches overlap; others are compared wherever both have claims.
 * `reach`: only there and on its sides. */
export function addOpposed(
  one: DrawnStance,
  other: DrawnStance,
  isMoving: boolean,
  into: Lanes,
  reach?: PeriodReach,
): void {
  const { blocks: a } = one;
  const { blocks: b } = other;
  const isUndated = reach?.stretches === undefined;
  const [plusA, minusA] = isUndated ? onSides(one.undated, reach?.sign) : [NONE, NONE];
  const [plusB, minusB] = onSides(other.undated, reach && -reach.sign);
  const sets = reach && isUndated ? new Int32Array() : commonSets(one, other, isMoving, reach);
  const [step, full] = [SETS, FULL];
  // Written out for speed: this is where most of the time goes.
  for (let word = 0; word < into.length; word++) {
    let found =
      (into[word] ?? 0) |
      ((a[plusA + word] ?? 0) & (b[minusB + word] ?? 0)) |
      ((a[minusA + word] ?? 0) & (b[plusB + word] ?? 0));
    for (let at = 0; at < sets.length && found !== full; at += step) {
      let opposed = (a[(sets[at] ?? 0) + word] ?? 0) & (b[(sets[at + 3] ?? 0) + word] ?? 0);
      opposed |= (a[(sets[at + 1] ?? 0) + word] ?? 0) & (b[(sets[at + 2] ?? 0) + word] ?? 0);
      opposed &= ~found;
      if (opposed === 0) continue;
      if (isMoving) {
        const begun = (a[(sets[at + 4] ?? 0) + word] ?? 0) | (b[(sets[at + 5] ?? 0) + word] ?? 0);
        const reaching =
          (a[(sets[at + 6] ?? 0) + word] ?? 0) | (b[(sets[at + 7] ?? 0) + word] ?? 0);
        const before = (a[(sets[at + 8] ?? 0) + word] ?? 0) | (b[(sets[at + 9] ?? 0) + word] ?? 0);
        opposed &= begun & (reaching | ~before);
      }
      found |= opposed;
    }
    into[word] = found;
  }
}

/** The offset of the empty set. */
const NONE = 0;

/** The offsets for plus and minus; with a sign only that one. */
function onSides(
  { plus, minus }: { readonly plus: number; readonly minus: number },
  sign: number | undefined,
): readonly [number, number] {
  return [sign === -1 ? NONE : plus, sign === 1 ? NONE : minus];
}

/** Number of sets that are compared for a segment. */
const SETS = 10;

/** For each segment of stretches in which both may have claims, the offsets of the sets for: plus
 * and minus of the first, of the second; begun at its end, in both; reaching its start, in both;
 * begun before its start, in both. */
function commonSets(
  one: DrawnStance,
  other: DrawnStance,
  isMoving: boolean,
  reach: PeriodReach | undefined,
): Int32Array {
  const { from: earliest, to: latest } = reach?.stretches ?? { from: -Infinity, to: Infinity };
  const common: number[] = [];
  let next = 0;
  for (const own of one.segments) {
    for (; ; next++) {
      const others = other.segments[next];
      if (!others || others.from > own.to) break;
      const from = Math.max(own.from, others.from, earliest);
      const to = Math.min(own.to, others.to, latest);
      if (from <= to) {
        addAll(common, onSides(own, reach?.sign));
        addAll(common, onSides(others, reach && -reach.sign));
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

/** The set of the last unit up to a stretch; the empty one before all. */
function begunAt({ begun: { at, offsets } }: DrawnStance, stretch: number): number {
  return offsets[firstFrom(at, 0, (unit) => unit > stretch) - 1] ?? 0;
}

/** The set of the first unit from a stretch on; the empty one behind all. */
function reachingAt({ reaching: { at, offsets } }: DrawnStance, stretch: number): number {
  return offsets[firstFrom(at, 0, (unit) => unit >= stretch)] ?? 0;
}
