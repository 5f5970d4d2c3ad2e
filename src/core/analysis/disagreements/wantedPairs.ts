import type { ActorId, IssueId } from '../../model/ids';
import type { Sides } from './firstPairs';

/** The wanted pairs of actors on an issue, by classes of actors: there are few classes, so that not
 * every pair has to be tested. */
export interface WantedPairs {
  classOf(actor: ActorId): number;
  /** True if pairs of two classes are wanted, in any order. */
  areWanted(issue: IssueId | undefined, one: number, other: number): boolean;
}

/** Splits two lists into parts in which every pair is wanted: together they have all wanted pairs,
 * each once. Members stay in order. */
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
