import type { ActorId, IssueId } from '../model/ids';
import { perObject } from '../util/perObject';
import type { Analysis } from './analyse';
import type { Disagreement } from './disagreements/whoDisagrees';

/** The actors that ascribe a position on an issue to an actor (`according-to`), in the order of
 * records. Such a position is shown separately and not counted, but it must not be reported as
 * missing. Undefined for positions without an issue. */
export function ascribedBy(
  analysis: Analysis,
  issue: IssueId | undefined,
  actor: ActorId,
): readonly ActorId[] {
  return [...(allAscribed(analysis).get(issue)?.get(actor) ?? [])];
}

/** Like `ascribedBy`, for the target of a one-sided row; empty for other rows. */
export function ascribedToTarget(
  analysis: Analysis,
  { kind, issue, actors: [, target] }: Disagreement,
): readonly ActorId[] {
  return kind === 'one-sided' ? ascribedBy(analysis, issue, target) : [];
}

type Ascribed = ReadonlyMap<IssueId | undefined, ReadonlyMap<ActorId, ReadonlySet<ActorId>>>;

const allAscribed = perObject(({ records }: Analysis): Ascribed => {
  const all = new Map<IssueId | undefined, Map<ActorId, Set<ActorId>>>();
  for (const { actors, position } of records) {
    const { accordingTo, issues } = position;
    if (accordingTo === undefined) continue;
    for (const issue of issues.length > 0 ? issues : [undefined]) {
      const onIssue = all.get(issue) ?? new Map<ActorId, Set<ActorId>>();
      all.set(issue, onIssue);
      for (const actor of actors) {
        onIssue.set(actor, (onIssue.get(actor) ?? new Set()).add(accordingTo));
      }
    }
  }
  return all;
});
