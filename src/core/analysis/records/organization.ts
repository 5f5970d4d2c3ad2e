import type { Codebook } from '../../model/codebook';
import type { DateRange } from '../../model/date';
import type { ActorId } from '../../model/ids';
import { actorAbove } from './rollUp';

/** The organization of a person when the claim was made: the `of` of the role held, else
 * `part-of`. Undefined for actors that are no persons. Whoever has roles is one. */
export function organizationOf(
  codebook: Codebook,
  actor: ActorId,
  claimDays: DateRange | undefined,
): ActorId | undefined {
  const entry = codebook.actors.get(actor);
  if (!entry || (entry.type !== 'person' && entry.roles.length === 0)) return undefined;
  return actorAbove(codebook, actor, claimDays);
}

/** Of the speaker; where that gives none, of each actor that has one. */
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
