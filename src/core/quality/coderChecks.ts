import { groupedBy } from '../analysis/records/groups';
import { coderName, stanceName } from '../codebook/lookUp';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import { dateRange } from '../model/date';
import type { CoderId, StanceId } from '../model/ids';
import { addAll } from '../util/lists';
import { compareText } from '../util/order';
import { forEachTask, type Task } from '../util/task';
import type { Observation } from './finding';

// Checks of the work of each coder, over all articles.

/** Articles on each side that must be finished. */
const ARTICLES_AROUND = 2;

/** Articles that a coder began (marked as in progress, or annotated without a mark) and did not
 * finish, although the same coder marked the two before and the two after it, in the order of paths
 * in its folder, as complete or not relevant. Reprints are passed over. So the article at which a
 * coder is at work, and the first and last ones of a folder, are not reported. */
export function* unfinishedArticles(
  rows: readonly ArticleRow[],
  codebook: Codebook,
): Task<readonly Observation[]> {
  const found: Observation[] = [];
  const read = rows.filter(({ metadata }) => metadata.duplicateOf === undefined);
  for (const folder of groupedBy(read, ({ path }) => folderOf(path)).values()) {
    yield* forEachTask(folder, (row, at) => {
      if (row.annotations.length + row.coded.size === 0) return;
      const around = [...folder.slice(Math.max(0, at - ARTICLES_AROUND), at)].concat(
        folder.slice(at + 1, at + 1 + ARTICLES_AROUND),
      );
      if (at < ARTICLES_AROUND || around.length < 2 * ARTICLES_AROUND) return;
      for (const coder of begunBy(row)) {
        if (around.every((other) => isFinishedBy(other, coder)))
          found.push(atCoding(row, coder, codebook));
      }
    });
  }
  return found;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The coders who began an article and did not finish it. */
function begunBy({ annotations, coded }: ArticleRow): ReadonlySet<CoderId> {
  const begun = new Set<CoderId>();
  for (const [coder, { state }] of coded) if (state === 'in-progress') begun.add(coder);
  for (const { annotation } of annotations) {
    const { kind, coder } = annotation;
    if (kind === 'mention' || kind === 'ignored' || coder === undefined) continue;
    if (!coded.has(coder)) begun.add(coder);
  }
  return begun;
}

function isFinishedBy({ coded }: ArticleRow, coder: CoderId): boolean {
  const state = coded.get(coder)?.state;
  return state === 'complete' || state === 'not-relevant';
}

function atCoding({ path }: ArticleRow, coder: CoderId, codebook: Codebook): Observation {
  return {
    place: { kind: 'coding', article: path, coder },
    args: [coderName(codebook, coder)],
    fixes: [{ kind: 'markCoded', article: path }],
  };
}

/** Articles that each third must have. */
const LEAST_ARTICLES = 6;
/** Positions that each third must have. */
const LEAST_POSITIONS = 30;
/** The probability, for all stances of a coder together, below which a change is reported. */
const LEVEL = 0.01;
/** The smallest difference between two shares that is reported. */
const LEAST_CHANGE = 0.1;

/** An article that a coder finished, with the stances of that coder's positions. */
interface Work {
  /** When it was coded, YYYY-MM-DD. */
  readonly coded: string;
  readonly path: string;
  /** The date of the article, where that is known. */
  readonly about: string | undefined;
  readonly stances: readonly StanceId[];
}

/** Stances whose share of one coder's positions differs between the first and the last third of the
 * coder's finished articles, in the order of the days on which they were coded. Both thirds need
 * `LEAST_ARTICLES` articles and `LEAST_POSITIONS` positions, and all of the first must be coded
 * before all of the last. Fisher's exact test, at `LEVEL` divided by the number of stances tested
 * (Bonferroni). Where the articles of one third are all older than those of the other, the texts
 * may have changed rather than the coder, and nothing is reported. */
export function* driftingShares(
  rows: readonly ArticleRow[],
  codebook: Codebook,
): Task<readonly Observation[]> {
  const work = new Map<CoderId, Work[]>();
  yield* forEachTask(rows, (row) => {
    for (const [coder, { state, date }] of row.coded) {
      if (state !== 'complete' || date === undefined) continue;
      const stances = row.annotations.flatMap(({ annotation }) =>
        annotation.kind === 'position' && annotation.coder === coder
          ? (annotation.stance ?? [])
          : [],
      );
      const { path, metadata } = row;
      const own = { coded: date, path, about: metadata.date, stances };
      const known = work.get(coder);
      if (known) known.push(own);
      else work.set(coder, [own]);
    }
  });
  const found: Observation[] = [];
  for (const [coder, own] of work) {
    yield undefined;
    addAll(found, yield* driftOf(coder, own, codebook));
  }
  return found;
}

function* driftOf(
  coder: CoderId,
  work: readonly Work[],
  codebook: Codebook,
): Task<readonly Observation[]> {
  const third = Math.floor(work.length / 3);
  if (third < LEAST_ARTICLES) return [];
  const inOrder = work.toSorted(
    (a, b) => compareText(a.coded, b.coded) || compareText(a.path, b.path),
  );
  const [first, last] = [inOrder.slice(0, third), inOrder.slice(-third)];
  if ((first.at(-1)?.coded ?? '') >= (last[0]?.coded ?? '') || areOfOtherTimes(first, last))
    return [];
  yield undefined;
  const [before, after] = [first, last].map((part) => part.flatMap(({ stances }) => stances));
  if (!before || !after || Math.min(before.length, after.length) < LEAST_POSITIONS) return [];
  const [countBefore, countAfter] = [before, after].map((part) => groupedBy(part, (one) => one));
  yield undefined;
  const tested = [...new Set([...before, ...after])].sort(compareText);
  return tested.flatMap((stance): readonly Observation[] => {
    const [a, b] = [countBefore, countAfter].map((counts) => counts?.get(stance)?.length ?? 0);
    if (a === undefined || b === undefined) return [];
    const change = Math.abs(a / before.length - b / after.length);
    const p = exactTest(a, before.length, b, after.length);
    if (change < LEAST_CHANGE || p >= LEVEL / tested.length) return [];
    const names = [coderName(codebook, coder), stanceName(codebook, stance)];
    const counts = [a, before.length, b, after.length].map(String);
    return [
      {
        place: { kind: 'codebook', key: `coder:${coder}` },
        args: [...names, ...counts, p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`],
        fixes: [{ kind: 'findPositions', query: `coder:${coder} stance:${stance}` }],
      },
    ];
  });
}

/** True if the dates of one part's articles are all before those of the other. */
function areOfOtherTimes(first: readonly Work[], last: readonly Work[]): boolean {
  const [a, b] = [first, last].map((part) =>
    part.flatMap(({ about = '' }) => dateRange(about)?.first ?? []).sort(compareText),
  );
  const [oldA, newA, oldB, newB] = [a?.[0], a?.at(-1), b?.[0], b?.at(-1)];
  if (oldA === undefined || newA === undefined || oldB === undefined || newB === undefined)
    return false;
  return newA < oldB || newB < oldA;
}

/** Fisher's exact test, two-sided, of a table of two rows:
 *
 *     a  of  n
 *     b  of  m
 *
 * The probability of a table with the same margins that is as probable as this one or less probable
 * (R. A. Fisher, The Logic of Inductive Inference, Journal of the Royal Statistical Society 98,
 * 1935; the two-sided rule is that of R's fisher.test). 1 for an empty row. Counts are whole
 * numbers, 0 ≤ a ≤ n and 0 ≤ b ≤ m. Linear in n + m. */
export function exactTest(a: number, n: number, b: number, m: number): number {
  if (n === 0 || m === 0) return 1;
  const logs = logFactorials(n + m);
  const ways = (k: number, of: number): number =>
    (logs[of] ?? 0) - (logs[k] ?? 0) - (logs[of - k] ?? 0);
  const drawn = a + b;
  const all = ways(drawn, n + m);
  const chance = (k: number): number => Math.exp(ways(k, n) + ways(drawn - k, m) - all);
  // Equal probabilities may differ in their last digits.
  const most = chance(a) * (1 + 1e-7);
  let sum = 0;
  for (let k = Math.max(0, drawn - m); k <= Math.min(n, drawn); k++) {
    const own = chance(k);
    if (own <= most) sum += own;
  }
  return Math.min(1, sum);
}

/** ln 0! to ln n!. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) logs[k] = (logs[k - 1] ?? 0) + Math.log(k);
  return logs;
}
