/** The known word that was most probably meant: the one with the fewest slips of one letter (added,
 * missing, replaced, or two exchanged), at most a third of the longer word. Case, and what joins
 * two words, do not count. Undefined when none is near; of equally near ones the first of
 * `known`. */
export function nearestWord(written: string, known: Iterable<string>): string | undefined {
  if (written.length > LONGEST) return undefined;
  const wanted = plain(written);
  let nearest: string | undefined;
  let least = Infinity;
  for (const word of known) {
    const candidate = plain(word);
    const most = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    const limit = Math.min(most, least - 1);
    if (Math.abs(wanted.length - candidate.length) > limit) continue;
    const slips = slipsBetween(wanted, candidate, limit);
    if (slips > limit) continue;
    nearest = word;
    least = slips;
  }
  return nearest;
}

/** Whether two names differ by one slip at most, as `nearestWord` counts them. */
export function differsByOneSlip(a: string, b: string): boolean {
  return slipsBetween(plain(a), plain(b), 1) <= 1;
}

/** For ids, which are often written in part: the nearest, else the only one that has the written
 * words as whole parts of it (“trade” for “trade-policies”). */
export function nearestId(written: string, ids: readonly string[]): string | undefined {
  const near = nearestWord(written, ids);
  if (near !== undefined || written.length > LONGEST) return near;
  const part = parted(written);
  if (part === '--') return undefined;
  const holding = ids.filter((id) => parted(id).includes(part));
  return holding.length === 1 ? holding[0] : undefined;
}

/** “ Did you mean “china”?” to follow a sentence, or ''. */
export function didYouMean(written: string, known: readonly string[]): string {
  const nearest = nearestId(written, known);
  return nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
}

/** Ids have 64 letters at most; the time grows with the product of the lengths. */
const LONGEST = 100;

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

function parted(word: string): string {
  return `-${word.trim().toLowerCase().replace(/[_ ]/g, '-')}-`;
}

/** Optimal string alignment: unlike in Levenshtein's distance, two exchanged letters are one slip,
 * which the known small libraries do not support. More than `limit` is Infinity. */
function slipsBetween(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, at(beforeLast, j - 2) + 1);
      row.push(slips);
      least = Math.min(least, slips);
    }
    if (least > limit) return Infinity;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
