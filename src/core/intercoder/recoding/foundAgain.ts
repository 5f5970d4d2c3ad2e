import type { Analysis } from '../../analysis/analyse';
import {
  contradictionsOn,
  isCountedContradiction,
  type Contradiction,
} from '../../analysis/contradictions';
import { countedPairs } from '../../analysis/disagreements/findRows';
import { periodsOf } from '../../analysis/disagreements/periods';
import { COUNTED_KINDS, isCountedKind } from '../../analysis/disagreements/kinds';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { addTo } from '../../analysis/records/groups';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import type { ActorId, IssueId } from '../../model/ids';
import type { Doubt, Share } from '../../networks/share';
import { pauses, type Task } from '../../util/task';
import type { CodersCorpus } from '../readings';
import { drawnIssue, type DrawnIssue, type Draws } from './drawn/drawnIssue';
import { drawnActor, lanesOfPair, type DrawnActor } from './drawn/drawnPairs';
import { drawnContradictions } from './drawn/drawnContradictions';
import { areCertain } from './drawn/drawnUnits';
import { noLanes, shareOf } from './drawn/lanes';
import {
  measureCoders,
  type MeasuredCoders,
  type Progress,
  type TooFewTwice,
} from './measuredCoders';

// Would another coder, like one of these, find it again? What is in the articles and how coders err
// is drawn 200 times, so that it fits what they read (chain/); from each draw new coders code the
// corpus 50 times. Of each recoding it is asked whether the finding is still there, by the rules of
// whoDisagrees.ts and contradictions.ts. docs/reference/found-again.md has the method, its
// calibration and its limits.

/** How often findings are found again. */
export interface FoundAgain extends Omit<MeasuredCoders, 'kind' | 'draws'>, Shares {
  readonly kind: 'found-again';
}

/** How often each finding is found again. */
export interface Shares {
  /** Of a disagreement on balance or at times; undefined for others. */
  ofDisagreement(row: Pick<Disagreement, 'issue' | 'actors' | 'kind'>): Share | undefined;
  /** Of each of its periods: of the two being opposed on its sides, in a stretch that overlaps it.
   * None for others, and where they were not asked for. */
  ofPeriods(row: Pick<Disagreement, 'issue' | 'actors' | 'kind'>): readonly Share[];
  /** Of a contradiction or a shift that is counted; undefined for others. */
  ofContradiction(row: Contradiction): Share | undefined;
}

/** Recodes the corpus of an analysis. The same seed gives the same shares. `fewestPeriods`: periods
 * have shares in rows that have as many; they take longer than the rows. */
export function* foundAgain(
  analysis: Analysis,
  coders: CodersCorpus,
  seed: number,
  progress: Progress = () => undefined,
  fewestPeriods = Infinity,
): Task<FoundAgain | TooFewTwice> {
  const measured = yield* measureCoders(analysis, coders, seed, (part) => {
    progress(part * PART_OF_CHAIN);
  });
  if (measured.kind === 'too-few') return measured;
  const { draws, ...figures } = measured;
  const shares = yield* sharesOf(
    analysis,
    draws,
    (part) => {
      progress(PART_OF_CHAIN + part * (1 - PART_OF_CHAIN));
    },
    fewestPeriods,
  );
  return { ...figures, kind: 'found-again', ...shares };
}

/** The part of the time that measuring takes, about. */
const PART_OF_CHAIN = 0.3;

/** The shares where what is drawn from is given. */
export function* sharesOf(
  analysis: Analysis,
  draws: Draws,
  progress: Progress = () => undefined,
  fewestPeriods = Infinity,
): Task<Shares> {
  const found = new Map<IssueId, IssueShares>();
  const all = analysis.survivingCount;
  let done = 0;
  for (const [issue, on] of analysis.issues) {
    if (issue === undefined) continue;
    found.set(
      issue,
      yield* sharesOn(
        on,
        drawnIssue(on, issue, draws),
        (actor) => draws.doubtsOf(actor, issue),
        fewestPeriods,
      ),
    );
    done += on.records.length;
    // Positions on several issues are counted with each.
    progress(Math.min(0.99, done / Math.max(1, all)));
    yield undefined;
  }
  progress(1);
  const ofRow = (row: Pick<Disagreement, 'issue' | 'actors' | 'kind'>): PairShares | undefined => {
    const { issue, kind } = row;
    const [one, other] = row.actors;
    if (issue === undefined || !isCountedKind(kind)) return undefined;
    return found.get(issue)?.pairs.get(one)?.get(other);
  };
  return {
    ofDisagreement: (row) => ofRow(row)?.whole,
    ofPeriods: (row) => ofRow(row)?.periods ?? [],
    ofContradiction: (row) => found.get(row.issue)?.contradictions.get(row),
  };
}

interface PairShares {
  readonly whole: Share;
  readonly periods: readonly Share[];
}

interface IssueShares {
  readonly pairs: ReadonlyMap<ActorId, ReadonlyMap<ActorId, PairShares>>;
  readonly contradictions: ReadonlyMap<Contradiction, Share>;
}

function* sharesOn(
  on: IssueAnalysis,
  drawn: DrawnIssue,
  doubtsOf: (actor: ActorId) => readonly Doubt[],
  fewestPeriods: number,
): Task<IssueShares> {
  const { pairs } = on;
  const contradictions = new Map<Contradiction, Share>();
  const contradicting = new Map<ActorId, Contradiction[]>();
  for (const row of contradictionsOn(on)) {
    if (isCountedContradiction(row)) addTo(contradicting, row.actor, row);
  }
  const actors = new Map<number, DrawnActor>();
  const isTime = pauses(CLAIMS_AT_ONCE);
  const isTimeOfLanes = pauses(LANES_AT_ONCE);
  for (const [place, { actor }] of pairs.stances.entries()) {
    const isPaired = COUNTED_KINDS.some((kind) => pairs[kind].countWith(place) > 0);
    const rows = contradicting.get(actor) ?? [];
    if (!isPaired && rows.length === 0) continue;
    const claims = yield* drawn.claimsOf(actor);
    // Readings are drawn when they are asked for: here, some at a time.
    for (const { unit } of claims) if (isTimeOfLanes(unit.lanes.length)) yield undefined;
    if (rows.length > 0) {
      const lanes = drawnContradictions(claims);
      for (const row of rows) {
        const own = row.kind === 'shift' ? lanes.shift : lanes.contradiction;
        contradictions.set(row, shareOf(own, areCertain(claims), doubtsOf(actor)));
      }
    }
    if (isPaired) actors.set(place, yield* drawnActor(claims, on));
    if (isTime(claims.length)) yield undefined;
  }
  const found = new Map<ActorId, Map<ActorId, PairShares>>();
  const isTimeOfPairs = pauses(PAIRS_AT_ONCE);
  const scratch = noLanes();
  for (const [place, next, kind] of countedPairs(on)) {
    const [one, other] = [actors.get(place), actors.get(next)];
    const names = [pairs.stances[place]?.actor, pairs.stances[next]?.actor] as const;
    if (!one || !other || names[0] === undefined || names[1] === undefined) continue;
    const isFixed = areCertain(one.claims) && areCertain(other.claims);
    const doubts = [
      ...new Set(names.flatMap((name) => (name === undefined ? [] : doubtsOf(name)))),
    ];
    const whole = shareOf(lanesOfPair(one, other, kind, on, scratch), isFixed, doubts);
    const periods =
      fewestPeriods < Infinity
        ? periodsOf(pairs, kind, { one: place, other: next }, on.context.netting)
        : [];
    const shares = (periods.length < fewestPeriods ? [] : periods).map((period) =>
      shareOf(lanesOfPair(one, other, kind, on, scratch, period), isFixed, doubts),
    );
    let ofOne = found.get(names[0]);
    if (!ofOne) found.set(names[0], (ofOne = new Map<ActorId, PairShares>()));
    ofOne.set(names[1], { whole, periods: shares });
    if (isTimeOfPairs(0)) yield undefined;
  }
  return { pairs: found, contradictions };
}

const CLAIMS_AT_ONCE = 50;
const LANES_AT_ONCE = 100;

/** Comparing two actors takes some hundredths of a millisecond, and two that speak often through
 * years some milliseconds. */
const PAIRS_AT_ONCE = 10;
