import type { ActorId, IssueId } from '../../model/ids';
import type { Sides } from './firstPairs';

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
