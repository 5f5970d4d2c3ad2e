import { occasionOf } from '../../../analysis/claims/occasions';
import type { CountedKind } from '../../../analysis/disagreements/kinds';
import type { Period } from '../../../analysis/disagreements/pairs';
import { periodsOf, reachOf, type PeriodReach } from '../../../analysis/disagreements/periods';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { ActorId } from '../../../model/ids';
import type { Task } from '../../../util/task';
import { addAtTimes, drawnOccasions, onOccasion, type DrawnOccasions } from './drawnOccasions';
import { drawnStance, type DrawnStance } from './drawnStance';
import type { DrawnClaim } from './drawnUnits';
import { sidesOfDrawn, withoutInternal } from './internalLanes';
import { noLanes, type Lanes } from './lanes';
import { addOpposed } from './opposedLanes';

/** One actor of an issue in all recodings. */
export interface DrawnActor {
  readonly claims: readonly DrawnClaim[];
  readonly stance: DrawnStance;
  readonly occasions: DrawnOccasions | undefined;
  readonly sides: ReadonlySet<ActorId>;
}

export function* drawnActor(
  claims: readonly DrawnClaim[],
  { pairs, context }: IssueAnalysis,
): Task<DrawnActor> {
  return {
    claims,
    stance: yield* drawnStance(claims, context.netting),
    occasions: pairs['at-times'].count > 0 ? drawnOccasions(claims) : undefined,
    sides: sidesOfDrawn(claims, context),
  };
}

/** The kinds as which a disagreement is found again: one on balance if the two disagree on balance;
 * one at times also if they do so at times. */
export const FOUND_AS: Readonly<Record<CountedKind, readonly CountedKind[]>> = {
  derived: ['derived'],
  'at-times': ['derived', 'at-times'],
};

/** The recodings in which two actors disagree. `lanes`: where the result may be written.
 * `period`: in which they are opposed on its sides, in a stretch that overlaps it or, of one at
 * times, on its date or in its article. */
export function lanesOfPair(
  one: DrawnActor,
  other: DrawnActor,
  kind: CountedKind,
  on: IssueAnalysis,
  lanes: Lanes = noLanes(),
  period?: Period,
): Lanes {
  const { context, pairs, codedPairs } = on;
  const { netting } = context;
  const asked = period && { ...reachOf(period, netting), occasion: occasionIn(period) };
  lanes.fill(0);
  for (const as of FOUND_AS[kind]) addLanes(one, other, as, on, lanes, asked);
  // Only coded actors can be of one side: rolled-up ones are sides.
  if (pairs !== codedPairs || !haveCommon(one.sides, other.sides)) return lanes;
  return withoutInternal(lanes, one.claims, other.claims, context, (found) =>
    FOUND_AS[kind].some((as) => {
      if (!found[as].has(0, 1)) return false;
      const periods = asked ? periodsOf(found, as, { one: 0, other: 1 }, netting) : undefined;
      return !asked || periods?.some((own) => isWithin(own, as, asked, on)) === true;
    }),
  );
}

interface AskedPeriod extends PeriodReach {
  readonly occasion: string | undefined;
}

/** The date or the article of a period at times. */
function occasionIn({ sides: [{ claims }] }: Period): string | undefined {
  const [claim] = claims;
  return claim && occasionOf(claim);
}

/** Whether a period of a recoding is one in which the asked one is found again. */
function isWithin(
  period: Period,
  kind: CountedKind,
  asked: AskedPeriod,
  { context: { netting } }: IssueAnalysis,
): boolean {
  if (period.sign !== asked.sign) return false;
  if (kind === 'at-times') return occasionIn(period) === asked.occasion;
  const { stretches } = reachOf(period, netting);
  if (!stretches || !asked.stretches) return stretches === asked.stretches;
  return stretches.from <= asked.stretches.to && asked.stretches.from <= stretches.to;
}

function addLanes(
  one: DrawnActor,
  other: DrawnActor,
  kind: CountedKind,
  { context }: IssueAnalysis,
  lanes: Lanes,
  asked: AskedPeriod | undefined,
): void {
  switch (kind) {
    case 'derived':
      addOpposed(one.stance, other.stance, context.netting.kind === 'within', lanes, asked);
      return;
    case 'at-times': {
      const [a, b] = [one.occasions, other.occasions];
      if (!a || !b) return;
      const { sign, occasion = '' } = asked ?? {};
      addAtTimes(a, sign ? onOccasion(b, occasion, sign > 0 ? -1 : 1) : b, lanes);
    }
  }
}

function haveCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}
