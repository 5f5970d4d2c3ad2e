import type { Annotation, Position, Relation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import { AUTHOR, UNATTRIBUTED, type ActorId } from '../../model/ids';
import { expandedAuthor } from './ids';

/** True if a record has an actor or an issue that the codebook does not have: most often a misspelt
 * id. Such a record is shown, but does not count unless a filter includes it. One unknown name
 * among several is enough, since half of a joint position was not coded. A target, a speaker or an
 * addressee is not tested, since the record still says which actor holds which stance. */
export function namesUnknown(record: Position | Relation, codebook: Codebook): boolean {
  const isUnknown = (actor: ActorId): boolean => isUnknownActor(actor, codebook);
  return (
    (record.kind === 'position'
      ? record.actors.some(isUnknown)
      : record.between.some((party) => party.some(isUnknown))) ||
    record.issues.some((issue) => !codebook.issues.has(issue))
  );
}

/** The names in a position or a stated relation that the codebook does not have: the actors and
 * issues for which it does not count, and its stance. Empty for other annotations. */
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

/** True for an unknown id as written in an annotation file: the reserved ones are known, and those
 * of respondents who are not named. */
export function isUnknownActor(actor: ActorId, { actors }: Codebook): boolean {
  const isReserved =
    actor === AUTHOR || actor === UNATTRIBUTED || expandedAuthor(actor)?.respondent !== undefined;
  return !isReserved && !actors.has(actor);
}
