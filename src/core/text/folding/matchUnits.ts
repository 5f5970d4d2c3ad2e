export interface MatchedUnits {
  /** For each old unit the index of its new one, or −1. */
  readonly partners: Int32Array;
  /** 1 for old units in runs that are unique in each version; others were paired as their
   * neighbours. */
  readonly anchored: Uint8Array;
}

/** Pairs the units (lines, words) of two versions of a text, which are given by keys that are equal
 * for equal units.
 *
 * Runs of `length` units that are unique in each version are paired wherever they are, so that
 * moved text is found as well; from there pairs grow over equal neighbours. Where two units could
 * be the same one, as repeated ones beside a deletion, neither is paired. Linear.
 *
 * P. Heckel, "A technique for isolating differences between files" (1978). */
export function matchUnits(
  before: Int32Array,
  after: Int32Array,
  length: number,
  isAnchor: (unit: number) => boolean = () => true,
): MatchedUnits {
  const anchors = uniqueRuns(before, after, length, isAnchor);
  const anchored = new Uint8Array(before.length);
  if (!anchors) return { partners: new Int32Array(before.length).fill(-1), anchored };
  anchors.forEach((partner, unit) => (anchored[unit] = partner < 0 ? 0 : 1));
  const taken = new Uint8Array(after.length);
  for (const partner of anchors) if (partner >= 0) taken[partner] = 1;
  const forward = grow(before, after, anchors, taken, 1);
  const backward = grow(before, after, anchors, taken, -1);
  return { partners: agreed(forward, backward, after.length), anchored };
}

/** Undefined when there are none. */
function uniqueRuns(
  before: Int32Array,
  after: Int32Array,
  length: number,
  isAnchor: (unit: number) => boolean,
): Int32Array | undefined {
  if (before.length < length || after.length < length) return undefined;
  const oldRuns = runsOf(before, length);
  const newRuns = runsOf(after, length);
  const anchors = new Int32Array(before.length).fill(-1);
  let found = false;
  for (const [hash, start] of oldRuns) {
    const other = newRuns.get(hash);
    if (start < 0 || other === undefined || other < 0 || !isAnchor(start)) continue;
    // Different runs may share a hash.
    if (!sameRun(before, start, after, other, length)) continue;
    for (let step = 0; step < length; step++) anchors[start + step] = other + step;
    found = true;
  }
  return found ? anchors : undefined;
}

/** The start of each unique run, −1 for repeated ones. */
function runsOf(keys: Int32Array, length: number): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  for (let start = 0; start + length <= keys.length; start++) {
    let hash = 0;
    for (let step = 0; step < length; step++) {
      hash = (Math.imul(hash, 0x01000193) ^ (keys[start + step] ?? 0)) | 0;
    }
    runs.set(hash, runs.has(hash) ? -1 : start);
  }
  return runs;
}

function sameRun(
  before: Int32Array,
  start: number,
  after: Int32Array,
  other: number,
  length: number,
): boolean {
  for (let step = 0; step < length; step++) {
    if (before[start + step] !== after[other + step]) return false;
  }
  return true;
}

/** Extends the pairs to equal neighbours in one direction, up to the next pair in either
 * version. */
function grow(
  before: Int32Array,
  after: Int32Array,
  anchors: Int32Array,
  taken: Uint8Array,
  step: 1 | -1,
): Int32Array {
  const partners = anchors.slice();
  const first = step === 1 ? 1 : before.length - 2;
  for (let unit = first; unit >= 0 && unit < before.length; unit += step) {
    if ((anchors[unit] ?? -1) >= 0) continue;
    const previous = partners[unit - step] ?? -1;
    const next = previous + step;
    if (previous < 0 || next < 0 || next >= after.length) continue;
    if (taken[next] === 0 && before[unit] === after[next]) partners[unit] = next;
  }
  return partners;
}

/** The pairs that both directions agree on, or only one has; none where they differ, or where a new
 * unit would have two partners. */
function agreed(forward: Int32Array, backward: Int32Array, newLength: number): Int32Array {
  const partners = forward.map((partner, unit) => {
    const other = backward[unit] ?? -1;
    if (partner < 0) return other;
    return other < 0 || other === partner ? partner : -1;
  });
  const claims = new Int32Array(newLength);
  claim(forward);
  // Found by both directions for one unit, it counts once.
  backward.forEach((partner, unit) => {
    if (partner >= 0 && partner !== forward[unit]) claims[partner] = (claims[partner] ?? 0) + 1;
  });
  return partners.map((partner) => {
    return partner >= 0 && (claims[partner] ?? 0) > 1 ? -1 : partner;
  });

  function claim(by: Int32Array): void {
    for (const partner of by) if (partner >= 0) claims[partner] = (claims[partner] ?? 0) + 1;
  }
}

/** Unpaired units, [oldStart, oldEnd) of the old version and [newStart, newEnd) of the new one. */
export type Gap = readonly [oldStart: number, oldEnd: number, newStart: number, newEnd: number];

/** Unpaired units between two pairs that are adjacent in both versions, with the ends of the texts
 * as pairs too: the new units replace the old ones. Gaps without a unit on one side are omitted. */
export function gapsBetween(partners: Int32Array, newLength: number): readonly Gap[] {
  const taken = new Uint8Array(newLength);
  for (const partner of partners) if (partner >= 0) taken[partner] = 1;
  const gaps: Gap[] = [];
  let oldStart = 0;
  let newStart = 0;
  for (let unit = 0; unit <= partners.length; unit++) {
    const partner = unit === partners.length ? newLength : (partners[unit] ?? -1);
    if (partner < 0) continue;
    if (unit > oldStart && partner > newStart && isFree(newStart, partner)) {
      gaps.push([oldStart, unit, newStart, partner]);
    }
    oldStart = unit + 1;
    newStart = partner + 1;
  }
  return gaps;

  function isFree(from: number, to: number): boolean {
    for (let unit = from; unit < to; unit++) if (taken[unit] === 1) return false;
    return true;
  }
}
