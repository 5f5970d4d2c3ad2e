/** The known key that a person most probably meant: the one that the fewest slips of one letter lead
 * to (a letter more, less or other, or two exchanged), at most a third of the longer key. Case, and
 * what joins two words, are no difference. Undefined when none is near; of equally near ones the first
 * of `known`. */
export function nearestKey(written: string, known: Iterable<string>): string | undefined {
  if (written.length > LONGEST) return undefined;
  const wanted = plain(written);
  let nearest: string | undefined;
  let least = Infinity;
  for (const key of known) {
    const candidate = plain(key);
    const most = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    if (Math.abs(wanted.length - candidate.length) > most) continue;
    const slips = slipsBetween(wanted, candidate);
    if (slips > most || slips >= least) continue;
    nearest = key;
    least = slips;
  }
  return nearest;
}

/** Our own keys have 16 letters at most; the time grows with the product of the lengths. */
const LONGEST = 40;

function plain(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}

/** Optimal string alignment: unlike Levenshtein's distance, two exchanged letters are one slip, which
 * the known small libraries do not count so. */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, at(beforeLast, j - 2) + 1);
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
