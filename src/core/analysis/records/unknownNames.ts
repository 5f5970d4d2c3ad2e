import type { Annotation, Position, Relation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import { AUTHOR, UNATTRIBUTED, type ActorId } from '../../model/ids';

/** Whether a record is of an actor or on an issue that the codebook does not have: most often a misspelt id. Such a
 * record is shown, and counts for nothing unless a filter lets it in. One unknown among several is enough: half of a
 * joint position is none that anybody coded. A target, a speaker or an addressee is not asked for, since the record
 * still says who holds what on which issue. */
export function namesUnknown(record: Position | Relation, codebook: Codebook): boolean {
  const isUnknown = (actor: ActorId): boolean => isUnknownActor(actor, codebook);
  return (
    (record.kind === 'position'
      ? record.actors.some(isUnknown)
      : record.between.some((party) => party.some(isUnknown))) ||
    record.issues.some((issue) => !codebook.issues.has(issue))
  );
}

/** What a position or a stated relation names and the codebook does not have: the actors and issues for which it does
 * not count, and its stance. Of other annotations nothing. */
export function unknownIn(
  annotation: Annotation,
  codebook: Codebook,
): { readonly names: readonly string[]; readonly stance: string | undefined } {
  if (annotation.kind !== 'position' && !('between' in annotation)) return NOTHING_UNKNOWN;
  const isPosition = annotation.kind === 'position';
  const actors = isPosition ? annotation.actors : annotation.between.flat();
  const names = [
    ...actors.filter((actor) => isUnknownActor(actor, codebook)),
    ...annotation.issues.filter((issue) => !codebook.issues.has(issue)),
  ];
  const stance = isPosition ? annotation.stance : undefined;
  const isKnown = stance === undefined || codebook.stances.has(stance);
  return { names: [...new Set(names)], stance: isKnown ? undefined : stance };
}

const NOTHING_UNKNOWN = { names: [], stance: undefined } as const;

/** As an annotation file writes it: the reserved ones are known. */
export function isUnknownActor(actor: ActorId, { actors }: Codebook): boolean {
  return actor !== AUTHOR && actor !== UNATTRIBUTED && !actors.has(actor);
}
