import type { Codebook } from '../../model/codebook';
import type { DateRange } from '../../model/date';
import { UNATTRIBUTED, type ActorId } from '../../model/ids';
import { actorAbove } from './rollUp';

/** The organization of an actor when the claim was made: for a person the `of` of the role held,
 * else `part-of`; every other actor (a state, a body, one that the codebook does not know) is its
 * own. An actor with roles is a person. Undefined for a person without either, and for unattributed
 * claims. Specified in docs/reference/networks.md, “Variables”. */
export function organizationOf(
  codebook: Codebook,
  actor: ActorId,
  claimDays: DateRange | undefined,
): ActorId | undefined {
  if (actor === UNATTRIBUTED) return undefined;
  const entry = codebook.actors.get(actor);
  const isPerson = entry?.type === 'person' || (entry?.roles.length ?? 0) > 0;
  return isPerson ? actorAbove(codebook, actor, claimDays) : actor;
}

/** The organization of the speaker; where there is none, those of the actors. */
export function organizationsOf(
  codebook: Codebook,
  speaker: ActorId | undefined,
  actors: readonly ActorId[],
  claimDays: DateRange | undefined,
): readonly ActorId[] {
  const ofSpeaker =
    speaker === undefined ? undefined : organizationOf(codebook, speaker, claimDays);
  if (ofSpeaker !== undefined) return [ofSpeaker];
  const organizations = new Set<ActorId>();
  for (const actor of actors) {
    const organization = organizationOf(codebook, actor, claimDays);
    if (organization !== undefined) organizations.add(organization);
  }
  return [...organizations];
}
