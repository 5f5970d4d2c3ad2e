import type { ActorId, IssueId } from '../model/ids';
import type { Analysis } from './analyse';
import { countDerivedOn, internalPairs } from './disagreements';
import { liftsActors } from './filter';
import type { Sides } from './firstPairs';
import { pairsOf } from './pairMap';

/** Which pairs of actors are wanted on an issue, said of classes of actors: of these there are few, so that
 * nobody looks at every pair. */
export interface WantedPairs {
  classOf(actor: ActorId): number;
  /** Of two classes, in whatever order. */
  areWanted(issue: IssueId | undefined, one: number, other: number): boolean;
}

/** Two lists as parts of them in which every pair is wanted: together all that are, each once. Members
 * stay in order. */
export function wantedParts<Member>(
  { plus, minus }: Sides<Member>,
  classOf: (member: Member) => number,
  areWanted: (one: number, other: number) => boolean,
): readonly Sides<Member>[] {
  const others = byClass(minus, classOf);
  return [...byClass(plus, classOf)].map(([own, members]) => {
    const wanted = new Set([...others.keys()].filter((other) => areWanted(own, other)));
    if (wanted.size === 0) return { plus: members, minus: [] };
    return { plus: members, minus: minus.filter((member) => wanted.has(classOf(member))) };
  });
}

/** How many derived rows of an issue are wanted; none of them is made. */
export function countWantedOn(
  analysis: Analysis,
  issue: IssueId,
  wanted: WantedPairs | undefined,
): number {
  const all = countDerivedOn(analysis, issue);
  if (!wanted || all === 0) return all;
  const plus = new Map<number, number>();
  const minus = new Map<number, number>();
  for (const { actor, sign } of analysis.stances.get(issue)?.values() ?? []) {
    if (sign === 0) continue;
    const own = wanted.classOf(actor);
    const side = sign > 0 ? plus : minus;
    side.set(own, (side.get(own) ?? 0) + 1);
  }
  let count = 0;
  for (const [one, ones] of plus) {
    for (const [other, others] of minus) {
      if (wanted.areWanted(issue, one, other)) count += ones * others;
    }
  }
  if (liftsActors(analysis.context.filter.rollUp)) return count;
  for (const [[a, b]] of pairsOf(internalPairs(analysis, issue))) {
    if (wanted.areWanted(issue, wanted.classOf(a), wanted.classOf(b))) count--;
  }
  return count;
}

function byClass<Member>(
  members: readonly Member[],
  classOf: (member: Member) => number,
): ReadonlyMap<number, readonly Member[]> {
  const classes = new Map<number, Member[]>();
  for (const member of members) {
    const own = classOf(member);
    const known = classes.get(own);
    if (known) known.push(member);
    else classes.set(own, [member]);
  }
  return classes;
}
