import { firstStart, type PlacedAnnotation } from '../../model/place';
import { conditionLabel } from '../words/judgement';
import { quoteText } from '../words/label';
import { joinSpoken } from '../words/spoken';
import { plain } from '../words/text';
import { waitingText } from '../words/waiting';
import type { CardInput } from './annotationCard';
import {
  markHeadline,
  placeIn,
  positionSentence,
  relationHeadline,
  typedHeadline,
} from './recordText';
import { phrases } from '../../util/phrase';

const SPOKEN_PLACE = phrases({
  paragraph: 'paragraph {0}',
  page: 'page {0}',
});

/** The screen reader's text of an annotation: "China opposes Encirclement, “the words”, talks.md,
 * paragraph 3". */
export function spokenAnnotation(input: CardInput, placed: PlacedAnnotation): string {
  const { article, localizer } = input;
  const { annotation } = placed;
  const place = placeIn(input, article.path, firstStart(placed));
  return joinSpoken(
    headOf(input, placed),
    annotation.kind === 'position' ? conditionLabel(annotation, localizer) : undefined,
    quoteText(annotation.quote),
    waitingText(localizer, placed, input.changed),
    article.path.slice(article.path.lastIndexOf('/') + 1),
    place && localizer.text(SPOKEN_PLACE[place.kind], place.number),
  );
}

function headOf(input: CardInput, { annotation }: PlacedAnnotation): string {
  switch (annotation.kind) {
    case 'position':
      return plain(positionSentence(input, annotation));
    case 'disagreement':
    case 'agreement':
      return plain(relationHeadline(input, input.article, annotation));
    case 'annotation':
      return plain(typedHeadline(input, input.article, annotation));
    case 'mention':
    case 'ignored':
      return plain(markHeadline(input, annotation));
  }
}
