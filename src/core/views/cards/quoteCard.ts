import type { Evidence } from '../../analysis/records/evidence';
import { compareTextNullLast } from '../../util/order';
import type { RelationRecord } from '../../analysis/records/statedRelations';
import type { AnnotationId, ArticlePath } from '../../model/ids';
import type { ViewContext } from '../facts/facts';
import { labelText, quoteText } from '../words/label';
import { stanceLabel } from '../words/judgement';
import { sourceLine } from './recordText';
import { lookOfSign, positionLook, STANCE_SIGN, type StanceLook } from '../words/stanceLook';
import { plain } from '../words/text';
import { actorLabel, issueLabel } from '../words/nameLabels';
import { quoteInSentence, sentenceText, type SentencePart } from '../words/quoteInSentence';
import { waitingText } from '../words/waiting';

/** A quote with its actor, stance, source and date. All texts are safe labels. */
export interface QuoteCard {
  readonly article: ArticlePath;
  readonly id: AnnotationId;
  readonly actor: string;
  readonly look: StanceLook;
  readonly sign: string;
  readonly stance: string;
  readonly quote: string;
  /** The quote in its sentence, where the text of the article is known. */
  readonly sentence: readonly SentencePart[];
  /** "talks.md ¶3 · Example News" */
  readonly source: string;
  /** The date in the user's format; empty where there is none. */
  readonly date: string;
  /** Why the place of the quote needs review; undefined where it does not. */
  readonly doubt: string | undefined;
  /** All of it in one line, for a screen reader. */
  readonly label: string;
}

/** The card of a position as evidence on an issue: after a roll-up over a negative link its sign is
 * the opposite of its stance. */
export function quoteCard(context: ViewContext, { record, polarity }: Evidence): QuoteCard {
  const { facts, localizer } = context;
  const { article, placed, position } = record;
  const own = positionLook(facts.codebook, position);
  const look = polarity === undefined || polarity === 0 ? own : lookOfSign(polarity);
  return labelled({
    article: article.path,
    id: position.id,
    actor: actorLabel(context, record.actors),
    look,
    sign: STANCE_SIGN[look],
    stance: stanceLabel(facts.codebook, position, localizer),
    quote: quoteText(position.quote, MOST_WORDS),
    sentence: quoteInSentence(context.text?.(article.path), placed, MOST_WORDS),
    source: plain(sourceLine(context, article, placed)),
    date: record.date === undefined ? '' : labelText(localizer.date(record.date)),
    doubt: waitingText(localizer, placed),
  });
}

/** The card of a quote that states a disagreement. */
export function statedCard(context: ViewContext, record: RelationRecord): QuoteCard {
  const { article, placed, relation } = record;
  return labelled({
    article: article.path,
    id: relation.id,
    actor: relation.between.map((party) => actorLabel(context, party)).join(' – '),
    look: 'other',
    sign: '⟷',
    stance: relation.issues.map((issue) => issueLabel(context, issue)).join(', '),
    quote: quoteText(relation.quote, MOST_WORDS),
    sentence: quoteInSentence(context.text?.(article.path), placed, MOST_WORDS),
    source: plain(sourceLine(context, article, placed)),
    date: record.date === undefined ? '' : labelText(context.localizer.date(record.date)),
    doubt: waitingText(context.localizer, placed),
  });
}

/** Evidence in the order of time; undated evidence last, in the order of articles. */
export function inTime(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...evidence].sort((a, b) =>
    compareTextNullLast(a.record.days?.first, b.record.days?.first),
  );
}

/** The part of a quote that fits a card, in UTF-16 units. */
const MOST_WORDS = 400;

function labelled(card: Omit<QuoteCard, 'label'>): QuoteCard {
  const { actor, stance, sentence, source, date, doubt } = card;
  const label = [`${actor}: ${stance}`, sentenceText(sentence), source, date, doubt]
    .filter(Boolean)
    .join(', ');
  return { ...card, label };
}
