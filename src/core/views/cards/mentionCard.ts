import { isAmbiguous, type Mention } from '../../model/mention';
import type { PlacedAnnotation } from '../../model/place';
import type { CardBody, CardInput } from './annotationCard';
import { ACTION_LABELS, type CardAction } from './cardAction';
import { actorLines, headline, issueLines, namePart } from './entryLines';
import { nameOf } from '../words/names';
import { joined, type TextLine } from '../words/text';

export interface MentionCardInput extends CardInput {
  readonly placed: readonly PlacedAnnotation[];
}

/** The card of a mention: the actor or issue, its stances, its opponents. For an ambiguous match,
 * and for a marked one of several ids, the candidates. */
export function mentionCard(input: MentionCardInput, mention: Mention): CardBody {
  const { layer, ids } = mention;
  const heads = ids.map((id) => headline(input, layer, id));
  const only = ids.length === 1 ? ids[0] : undefined;
  const actions = actionsOf(input, mention);
  if (isAmbiguous(mention)) {
    const names = ids.map((id): TextLine => [namePart(input, layer, id)]);
    return { lines: [input.localizer.line('Could mean {0}', joined(names, ', '))], actions };
  }
  if (only === undefined) return { lines: heads.slice(0, 8), actions };
  const body = layer === 'actor' ? actorLines(input, only) : issueLines(input, only);
  return { lines: [...heads, ...body], actions };
}

function actionsOf(input: MentionCardInput, mention: Mention): readonly CardAction[] {
  const { layer, ids, start, end } = mention;
  const { localizer, facts } = input;
  const article = input.article.path;
  const span = { start, end };
  if (isAmbiguous(mention)) {
    const settle = ids.slice(0, 4).map((id): CardAction => {
      const label = localizer.text(
        ACTION_LABELS.settle,
        nameOf(facts.codebook, layer, id, localizer),
      );
      return { kind: 'settle', label, article, layer, id, span };
    });
    return [
      ...settle,
      { kind: 'settleAll', label: localizer.text(ACTION_LABELS.settleAll), article, layer, span },
      { kind: 'ignore', label: localizer.text('Ignore This Match'), article, layer, span },
    ];
  }
  const only = ids.length === 1 ? ids[0] : undefined;
  const { actors, issues } = facts.codebook;
  const isKnown = (layer === 'actor' ? actors : issues).has(only ?? '');
  type About = 'positions' | 'references' | 'codebook' | 'editActor' | 'editIssue';
  const about = (kind: About): CardAction[] =>
    only === undefined
      ? []
      : [{ kind, label: localizer.text(ACTION_LABELS[kind]), layer, id: only }];
  return [
    ...about('positions'),
    ...about('references'),
    ...about('codebook'),
    ...(isKnown ? about(layer === 'actor' ? 'editActor' : 'editIssue') : []),
    ...(mention.marked
      ? markActions(input, mention)
      : [
          {
            kind: 'ignore' as const,
            label: localizer.text('Ignore This Match'),
            article,
            layer,
            span,
          },
        ]),
  ];
}

/** A marked mention is an annotation: it is edited and deleted, not ignored. */
function markActions(
  { placed, article, localizer }: MentionCardInput,
  mention: Mention,
): CardAction[] {
  const mark = placed.find(
    ({ annotation, places }) =>
      annotation.kind === 'mention' &&
      places.some(({ span }) => span?.start === mention.start && span.end === mention.end),
  );
  if (!mark) return [];
  const target = { article: article.path, id: mark.annotation.id };
  return (['edit', 'delete'] as const).map((kind) => ({
    kind,
    label: localizer.text(ACTION_LABELS[kind]),
    ...target,
  }));
}
