import { greatest } from '../../util/lists';
import type { AnnotationId, CoderId } from '../../model/ids';
import type { ArticleRow } from '../../model/corpus';
import type { Mention } from '../../model/mention';
import type { PlacedAnnotation } from '../../model/place';
import { compareSpans, type Span } from '../../model/span';
import { annotationCard, type CardInput } from './annotationCard';
import type { CardAction } from './cardAction';
import type { ViewContext } from '../facts/facts';
import { mentionCard } from './mentionCard';
import type { TextLine } from '../words/text';
import { waitingFor } from '../words/waiting';

/** The card for a place of the text. Lines keep text from files apart from words of the interface;
 * actions are a row of links below. */
export interface HoverCard {
  readonly kind: 'mention' | PlacedAnnotation['annotation']['kind'];
  /** The annotated part under the pointer. */
  readonly span: Span;
  readonly lines: readonly TextLine[];
  readonly actions: readonly CardAction[];
}

export interface HoverInput extends ViewContext {
  readonly offset: number;
  readonly article: ArticleRow;
  readonly placed: readonly PlacedAnnotation[];
  readonly mentions: readonly Mention[];
  /** Who codes now. */
  readonly coder?: CoderId;
  /** Annotations whose words were changed since the last save. */
  readonly changed?: ReadonlySet<AnnotationId>;
}

/** The cards at an offset, those that need review first, then the smallest span, with at most a
 * dozen lines in all (a row of actions is one). The last line gives the number of omitted cards. */
export function hoverCards(input: HoverInput): readonly HoverCard[] {
  const cards = [
    ...input.mentions.filter((mention) => holds(mention, input.offset)).map(cardOfMention(input)),
    ...cardsOfAnnotations(input),
  ];
  const waits = ({ actions }: HoverCard): number =>
    actions.some(({ kind }) => kind === 'confirm') ? 0 : 1;
  cards.sort(
    (a, b) =>
      waits(a) - waits(b) || length(a.span) - length(b.span) || compareSpans(a.span, b.span),
  );
  return fitted(cards, input);
}

const MOST_LINES = 12;
/** Each with one line and its actions, and a line for the number of omitted ones. */
const MOST_CARDS = 5;

function cardOfMention(input: HoverInput): (mention: Mention) => HoverCard {
  return (mention) => ({ kind: 'mention', span: mention, ...mentionCard(input, mention) });
}

/** A card each; one for those of several coders that differ in nothing else. Its actions are about
 * that of the current coder, or name whose it is. */
function cardsOfAnnotations(input: HoverInput): readonly HoverCard[] {
  const alike = new Map<string, [PlacedAnnotation, ...PlacedAnnotation[]]>();
  for (const placed of input.placed) {
    const { id, coder } = placed.annotation;
    const unsigned = { ...placed, annotation: { ...placed.annotation, coder: undefined } };
    const [card] = cardOfAnnotation(input, unsigned);
    if (!card) continue;
    const lines = JSON.stringify([card.span, card.lines]);
    const others = alike.get(lines);
    const isAlsoTheirs = others?.some(({ annotation }) => annotation.coder === coder);
    if (others && isAlsoTheirs !== true && coder !== undefined) others.push(placed);
    else alike.set(others || coder === undefined ? id : lines, [placed]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    const own = group.find(({ annotation }) => annotation.coder === input.coder) ?? first;
    const alsoBy = group.flatMap((one) => (one === own ? [] : (one.annotation.coder ?? [])));
    return cardOfAnnotation({ ...input, alsoBy }, own);
  });
}

function cardOfAnnotation(
  input: HoverInput & Pick<CardInput, 'alsoBy'>,
  placed: PlacedAnnotation,
): readonly HoverCard[] {
  const { kind } = placed.annotation;
  const span = placed.places.find((place) => place.span && holds(place.span, input.offset))?.span;
  if (!span) return [];
  // A marked mention has its own card, and an ignored match is not marked in the text.
  const quiet = kind === 'mention' || kind === 'ignored';
  if (quiet && !waitingFor(placed, input.changed)) return [];
  return [{ kind, span, ...annotationCard(input, placed) }];
}

/** Cards that do not fit lose lines, the longest first, so that each keeps its head. */
function fitted(cards: readonly HoverCard[], { localizer }: HoverInput): readonly HoverCard[] {
  const shown = cards.slice(0, MOST_CARDS);
  const missing = cards.length - shown.length;
  const counts = shown.map(({ lines }) => lines.length);
  const room = MOST_LINES - shown.length - (missing > 0 ? 1 : 0);
  for (let sum = counts.reduce((a, b) => a + b, 0); sum > room; sum -= 1) {
    const longest = counts.lastIndexOf(greatest(counts));
    counts[longest] = (counts[longest] ?? 0) - 1;
  }
  return shown.map((card, i) => {
    const lines = card.lines.slice(0, counts[i]);
    const isLast = missing > 0 && i === shown.length - 1;
    return {
      ...card,
      lines: isLast
        ? [
            ...lines,
            localizer.line(['{0} more annotation here', '{0} more annotations here'], missing),
          ]
        : lines,
    };
  });
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

function length(span: Span): number {
  return span.end - span.start;
}
