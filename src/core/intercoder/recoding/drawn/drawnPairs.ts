import type { CountedKind } from '../../../analysis/disagreements/kinds';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { ActorId } from '../../../model/ids';
import type { Task } from '../../../util/task';
import { addAtTimes, drawnOccasions, type DrawnOccasions } from './drawnOccasions';
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

/** The recodings in which two actors disagree. `lanes`: where the result may be written. */
export function lanesOfPair(
  one: DrawnActor,
  other: DrawnActor,
  kind: CountedKind,
  on: IssueAnalysis,
  lanes: Lanes = noLanes(),
): Lanes {
  const { context, pairs, codedPairs } = on;
  lanes.fill(0);
  for (const as of FOUND_AS[kind]) addLanes(one, other, as, on, lanes);
  // Only coded actors can be of one side: rolled-up ones are sides.
  return pairs === codedPairs && haveCommon(one.sides, other.sides)
    ? withoutInternal(lanes, one.claims, other.claims, FOUND_AS[kind], context)
    : lanes;
}

function addLanes(
  one: DrawnActor,
  other: DrawnActor,
  kind: CountedKind,
  { context }: IssueAnalysis,
  lanes: Lanes,
): void {
  switch (kind) {
    case 'derived':
      addOpposed(one.stance, other.stance, context.netting.kind === 'within', lanes);
      return;
    case 'at-times':
      if (one.occasions && other.occasions) addAtTimes(one.occasions, other.occasions, lanes);
  }
}

function haveCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}
