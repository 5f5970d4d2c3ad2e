import { actorAbove } from '../analysis/rollUp/rollUp';
import type { Codebook } from '../model/codebook';
import type { DateRange } from '../model/date';
import type { ActorId } from '../model/ids';

/** An actor and all above it at the time of a claim. `days` is called only where the actor, or one
 * above it, held an office. */
export type ActorChain = (
  actor: ActorId,
  claimDays: () => DateRange | undefined,
) => readonly ActorId[];

/** Walks up as roll-up does, along a role held at the claim's date, else along `part-of`; but to
 * the top, past every side. Caches the chains without an office. */
export function actorChains(codebook: Codebook): ActorChain {
  const known = new Map<ActorId, readonly ActorId[]>();
  return (actor, claimDays) => {
    const found = known.get(actor);
    if (found) return found;
    // A codebook may have a cycle; a small set is searched as quickly as a list.
    const chain = new Set<ActorId>();
    let isDated = false;
    for (let at: ActorId | undefined = actor; at !== undefined && !chain.has(at);) {
      chain.add(at);
      const hasRoles = (codebook.actors.get(at)?.roles.length ?? 0) > 0;
      isDated ||= hasRoles;
      at = actorAbove(codebook, at, hasRoles ? claimDays() : undefined);
    }
    const list = [...chain];
    if (!isDated) known.set(actor, list);
    return list;
  };
}
