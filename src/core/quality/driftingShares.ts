import { coderName, stanceName } from '../codebook/lookUp';
import { groupedBy } from '../analysis/records/groups';
import { dateRange } from '../model/date';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { CoderId, StanceId } from '../model/ids';
import { addAll } from '../util/lists';
import { compareText } from '../util/order';
import { forEachTask, type Task } from '../util/task';
import { exactTest } from './exactTest';
import type { QualityFinding } from './finding';

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
): Task<readonly QualityFinding[]> {
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
  const found: QualityFinding[] = [];
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
): Task<readonly QualityFinding[]> {
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
  return tested.flatMap((stance): readonly QualityFinding[] => {
    const [a, b] = [countBefore, countAfter].map((counts) => counts?.get(stance)?.length ?? 0);
    if (a === undefined || b === undefined) return [];
    const change = Math.abs(a / before.length - b / after.length);
    const p = exactTest(a, before.length, b, after.length);
    if (change < LEAST_CHANGE || p >= LEVEL / tested.length) return [];
    const names = [coderName(codebook, coder), stanceName(codebook, stance)];
    const counts = [a, before.length, b, after.length].map(String);
    return [
      {
        check: 'share-drifts',
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
