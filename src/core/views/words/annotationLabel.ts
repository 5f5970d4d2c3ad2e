import type { Annotation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ActorId } from '../../model/ids';
import { conditionLabel, judgementLabel } from './judgement';
import { labelText, quoteText } from './label';
import { actorName, issueName } from './names';
import { positionLook, STANCE_SIGN } from './stanceLook';
import type { Localizer } from './localizer';

/** In UTF-16 units: a label is part of a line. */
const MOST_OF_CONDITION = 60;

/** A short label that distinguishes one annotation from another, for the status bar and lists:
 * `China ⊖ Encirclement`, `China ⊕ speaks well of Cuba`, `China ⟷ United States: Trade`. A
 * condition is part of it: `China ⊖ Encirclement, conditional: if asked`. Safe to show.
 * `nameOfActor` gives shorter names where there is little room. */
export function annotationLabel(
  codebook: Codebook,
  annotation: Annotation,
  localizer: Localizer,
  nameOfActor = (id: ActorId): string => actorName(codebook, id, localizer),
): string {
  const actors = (ids: readonly ActorId[]): string => ids.map(nameOfActor).join(', ');
  const issues = (ids: readonly string[]): string =>
    ids.map((id) => issueName(codebook, id)).join(', ');
  switch (annotation.kind) {
    case 'position': {
      const who = `${actors(annotation.actors)} ${STANCE_SIGN[positionLook(codebook, annotation)]}`;
      const about = issues(annotation.issues);
      const judgement = judgementLabel(codebook, annotation, localizer);
      const condition = conditionLabel(annotation, localizer, MOST_OF_CONDITION);
      if (annotation.stance === undefined && judgement !== undefined) {
        const what = about === '' ? judgement : `${judgement} (${about})`;
        return [`${who} ${what}`, condition].filter(Boolean).join(', ');
      }
      const target = actors(annotation.target);
      const isAboutTarget = about === '' && judgement === undefined && target !== '';
      const what = [
        isAboutTarget ? localizer.text('about {0}', target) : about,
        judgement,
        condition,
      ];
      return `${who} ${what.filter(Boolean).join(', ')}`;
    }
    case 'disagreement':
    case 'agreement': {
      const parties = annotation.between
        .map(actors)
        .join(annotation.kind === 'agreement' ? ' = ' : ' ⟷ ');
      return annotation.issues.length > 0 ? `${parties}: ${issues(annotation.issues)}` : parties;
    }
    case 'annotation':
      return labelText(codebook.types.get(annotation.type)?.name ?? annotation.type);
    case 'mention':
    case 'ignored': {
      const named = [
        ...annotation.actors.map((id) => actorName(codebook, id, localizer)),
        ...annotation.issues.map((id) => issueName(codebook, id)),
      ];
      const what = localizer.text(
        annotation.kind === 'mention' ? 'Marked mention' : 'Ignored match',
      );
      return named.length > 0
        ? `${what}: ${named.join(', ')}`
        : `${what}: ${quoteText(annotation.quote, 40)}`;
    }
  }
}
