import type { Analysis } from '../../analysis/analyse';
import type { NetStance } from '../../analysis/netStances';
import { actorsInForce } from '../../analysis/records/evidence';
import type { Counted } from '../../counted/counted';
import type { ActorId, IssueId } from '../../model/ids';
import { countedLink } from '../counted/countedLink';
import type { ViewContext } from '../facts/facts';
import type { CountedLink } from '../words/countedText';
import type { NetworkTies } from './networkTools';

interface Node {
  readonly layer: 'actor' | 'issue';
  readonly id: string;
}

/** The lists that nodes and ties open. A weight is computed and not a count, so a tie opens the
 * positions of both actors on their common issues, or of the actor on the issue; for evaluations,
 * those of the one actor that evaluate the other. */
export interface NetworkOpens {
  node(node: Node): CountedLink | undefined;
  tie(from: Node, to: Node): CountedLink | undefined;
}

export function networkOpens(context: ViewContext, ties: NetworkTies): NetworkOpens {
  const { analysis } = context.facts;
  // An index, so that no list is made for each of thousands of ties.
  const ofActor = new Map<ActorId, Map<IssueId, NetStance>>();
  const ofIssue = new Map<IssueId, number>();
  for (const [issue, row] of analysis.stances) {
    for (const [actor, stance] of row) {
      const own = ofActor.get(actor) ?? new Map<IssueId, NetStance>();
      ofActor.set(actor, own.set(issue, stance));
      ofIssue.set(issue, (ofIssue.get(issue) ?? 0) + stance.positions.length);
    }
  }
  const stancesOf = (actor: ActorId): ReadonlyMap<IssueId, NetStance> =>
    ofActor.get(actor) ?? new Map();
  const evaluations =
    ties === 'evaluations' ? countEvaluations(analysis) : new Map<string, number>();
  const link = (counted: Counted, count: number) => countedLink(context, counted, count);
  return {
    node: ({ layer, id }) => {
      if (layer === 'issue') return link({ of: 'evidence', issue: id }, ofIssue.get(id) ?? 0);
      return link({ of: 'evidence', actor: id }, sum(stancesOf(id).values()));
    },
    tie: (from, to) => {
      const actor = from.id;
      if (ties === 'evaluations') {
        const counted: Counted = { of: 'evaluations', actor, target: to.id };
        return link(counted, evaluations.get(pairKey(actor, to.id)) ?? 0);
      }
      if (to.layer === 'issue') {
        const stance = stancesOf(actor).get(to.id);
        return link({ of: 'evidence', actor, issue: to.id }, stance?.positions.length ?? 0);
      }
      const others = stancesOf(to.id);
      const both = [...stancesOf(actor)].flatMap(([issue, stance]) => {
        const other = others.get(issue);
        return other ? [stance, other] : [];
      });
      return link({ of: 'evidence', actor, other: to.id }, sum(both));
    },
  };
}

function countEvaluations({ surviving, context }: Analysis): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const record of surviving) {
    if (record.position.evaluation === undefined) continue;
    const targets = new Set(actorsInForce(record.target, record, context));
    for (const actor of new Set(actorsInForce(record.actors, record, context))) {
      for (const target of targets) {
        const key = pairKey(actor, target);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function pairKey(actor: ActorId, target: ActorId): string {
  return JSON.stringify([actor, target]);
}

function sum(stances: Iterable<NetStance>): number {
  let positions = 0;
  for (const stance of stances) positions += stance.positions.length;
  return positions;
}
