import { KINDS } from '../../analysis/disagreements/kinds';
import { orientationWith } from '../../analysis/disagreements/rowSides';
import { coderName } from '../../codebook/lookUp';
import type { Position } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import { NO_EXAMPLES } from '../../model/codebook';
import { UNATTRIBUTED, type CoderId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import { ACTION_LABELS, type CardAction, type AnnotationActionKind } from './cardAction';
import { ascribedBy } from '../../analysis/ascribed';
import { fragilityOf } from '../../intercoder/fragility/fragility';
import { disagreementsWith, type ViewContext } from '../facts/facts';
import { labelText, quoteText } from '../words/label';
import { fragilityLine } from '../words/foundAgainText';
import { actorPart } from '../words/names';
import { netSign } from '../words/netLook';
import { exampleLines } from './exampleText';
import { detailLines, waitingLine } from './detailText';
import {
  actorNames,
  markHeadline,
  positionHeadline,
  relationHeadline,
  sourceLine,
  typedHeadline,
} from './recordText';
import { fileText, safeFileText, words, type TextLine } from '../words/text';
import { waitingFor } from '../words/waiting';

export interface CardInput extends ViewContext {
  readonly article: ArticleRow;
  readonly changed?: ReadonlySet<string>;
  /** Other coders who annotated the same words alike. */
  readonly alsoBy?: readonly CoderId[];
  /** Who codes now. */
  readonly coder?: CoderId;
}

export interface CardBody {
  readonly lines: readonly TextLine[];
  readonly actions: readonly CardAction[];
}

/** The card of a position, a stated relation, a typed annotation or a mark. */
export function annotationCard(input: CardInput, placed: PlacedAnnotation): CardBody {
  return { lines: annotationLines(input, placed), actions: actionsOf(input, placed) };
}

/** The lines of the card, which are also the tooltips of tree rows. */
export function annotationLines(input: CardInput, placed: PlacedAnnotation): readonly TextLine[] {
  const { article, changed, alsoBy } = input;
  const { annotation, places } = placed;
  switch (annotation.kind) {
    case 'position':
      return [
        positionHeadline(input, article, annotation),
        ...statementLines(input, annotation),
        ...examplesOf(input, annotation),
        ...detailLines(input, article, { annotation, places }, changed, alsoBy),
        ...againstLines(input, placed),
      ];
    case 'disagreement':
    case 'agreement':
      return [
        relationHeadline(input, article, annotation),
        ...detailLines(input, article, { annotation, places }, changed, alsoBy),
      ];
    case 'annotation':
      return [
        typedHeadline(input, article, annotation),
        ...detailLines(input, article, { annotation, places }, changed, alsoBy),
      ];
    case 'mention':
    case 'ignored':
      return [markHeadline(input, annotation), ...waitingLine(input, placed, changed)];
  }
}

/** What support and oppose refer to; a position on several issues would have several. */
function statementLines(
  { facts, localizer }: CardInput,
  { issues, stance }: Pick<Position, 'issues' | 'stance'>,
): TextLine[] {
  const [issue] = issues;
  if (issue === undefined || issues.length > 1 || stance === undefined) return [];
  const statement = facts.codebook.issues.get(issue)?.statement;
  return statement === undefined
    ? []
    : [localizer.line('Statement: {0}', fileText(statement, 'emphasis', LONGEST_STATEMENT))];
}

/** What belongs to the issue and what does not, by an example each. */
function examplesOf(
  { facts, localizer }: CardInput,
  { issues }: Pick<Position, 'issues'>,
): readonly TextLine[] {
  const [issue] = issues;
  if (issue === undefined || issues.length > 1) return [];
  return exampleLines(facts.codebook.issues.get(issue)?.examples ?? NO_EXAMPLES, localizer);
}

/** In UTF-16 units. */
const LONGEST_STATEMENT = 200;
const MOST_AGAINST = 3;

/** The opponents of a position with their words, on how many articles each disagreement stands, and
 * the actors that it criticises without a reply. */
function againstLines(input: CardInput, placed: PlacedAnnotation): TextLine[] {
  const { facts, localizer } = input;
  const record = facts.position(input.article.path, placed.annotation.id);
  if (!record) return [];
  // Each made only when it is shown: on some issues an actor has thousands of opponents.
  const lines = new Map<string, () => readonly TextLine[]>();
  for (const { row, side } of disagreementsWith(facts, record)) {
    if (!KINDS[row.kind].isAtOneTime) continue;
    const other = row.actors[side === 0 ? 1 : 0];
    const name = actorPart(facts.codebook, other, localizer);
    if (row.kind === 'one-sided') {
      const ascribing = ascribedBy(facts.analysis, row.issue, other);
      lines.set(`! ${other}`, () => [
        ascribing.length > 0
          ? localizer.line(
              '{0}: position only ascribed, by {1}',
              name,
              actorNames(input, ascribing),
            )
          : localizer.line('{0}: no coded position', name),
      ]);
      continue;
    }
    const at = side === 0 ? 1 : 0;
    const orientation = orientationWith(row, side, record.id);
    const [first] = (orientation ?? row).positions[at];
    const answer = first === undefined ? undefined : facts.analysis.recordOf.get(first);
    if (!answer) continue;
    lines.set(`${row.issue ?? ''} ${other}`, () => {
      const sign = netSign(orientation?.periods[0].sides[at] ?? row.stances[at]);
      const quote = safeFileText(quoteText(answer.position.quote, 80));
      const where = sourceLine(input, answer.article, answer.placed);
      const stands = fragilityOf(facts.analysis.on(row.issue), row);
      return [
        localizer.line('Against: {0}', [name, words(` ${sign} `), quote, words('  '), ...where]),
        ...(stands ? [fragilityLine(input, stands)] : []),
      ];
    });
  }
  const shown = [...lines.values()].slice(0, MOST_AGAINST).flatMap((make) => make());
  const more = lines.size - MOST_AGAINST;
  return more > 0 ? [...shown, localizer.line('and {0} more', more)] : shown;
}

/** Where several coders annotated the same, and the current one did not, what changes it says whose
 * it changes. */
function actionsOf(input: CardInput, placed: PlacedAnnotation): readonly CardAction[] {
  const { annotation } = placed;
  const { alsoBy = [], coder, facts, localizer } = input;
  const whose =
    alsoBy.length > 0 && annotation.coder !== undefined && annotation.coder !== coder
      ? labelText(coderName(facts.codebook, annotation.coder))
      : undefined;
  const labelOf = (kind: AnnotationActionKind | 'compare'): string => {
    const label = localizer.text(ACTION_LABELS[kind]);
    const isChange = kind === 'edit' || kind === 'confirm' || kind === 'delete';
    return whose !== undefined && isChange ? `${label} (${whose})` : label;
  };
  const target = { article: input.article.path, id: annotation.id };
  const action = (kind: AnnotationActionKind | 'compare'): CardAction => ({
    kind,
    label: labelOf(kind),
    ...target,
  });
  const waits = waitingFor(placed, input.changed);
  const confirm = waits === 'uncertain' || waits === 'changed' ? [action('confirm')] : [];
  const comparable =
    annotation.kind === 'disagreement' ||
    (annotation.kind === 'position' && annotation.actors.some((id) => id !== UNATTRIBUTED));
  return [
    ...confirm,
    action('edit'),
    ...(comparable ? [action('compare')] : []),
    action('showInTree'),
    ...(annotation.kind === 'position' ? [action('example')] : []),
    action('discuss'),
    action('delete'),
  ];
}
