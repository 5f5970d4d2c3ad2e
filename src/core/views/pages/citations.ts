import { alteredQuote } from '../../citations/alteredQuote';
import { checkCitation, type Cited, type CitationState } from '../../citations/checkCitation';
import { citationWritten } from '../../citations/citationStamp';
import type { Citation } from '../../citations/findCitations';
import type { Codebook } from '../../model/codebook';
import type { Severity } from '../../model/problem';
import type { Span } from '../../model/span';
import type { Hit } from '../../query/search';
import { annotationCard, type CardBody } from '../cards/annotationCard';
import { annotationLabel } from '../words/annotationLabel';
import type { ViewContext } from '../facts/facts';
import { labelText, quoteText } from '../words/label';
import { hitRow } from '../trees/searchRows';
import { safeFileText, type TextLine } from '../words/text';
import { sourceLine } from '../cards/recordText';
import type { Localizer } from '../words/localizer';
import { phrases } from '../../util/phrase';

/** A citation that the user should check. */
export interface CitationRow {
  /** `altered`: the words that the text quotes differ from the quote that it cites. */
  readonly state: Exclude<CitationState, 'current'> | 'altered';
  /** The citation, or the quoted words. */
  readonly span: Span;
  readonly severity: Severity;
  /** One safe line. */
  readonly message: string;
  /** Replacement for the citation that cites the present annotation. */
  readonly renewed: string | undefined;
}

const CITED = phrases({
  changed: 'The annotation cited here has changed: {0}, {1}. Check the sentence.',
  lost: 'The quote cited here is no longer in its article: {0}, {1}.',
  uncertain: 'The place of the quote cited here is uncertain: {0}, {1}.',
});

/** What is to be checked in the text that a citation was found in. */
export function citationRows(
  codebook: Codebook,
  localizer: Localizer,
  text: string,
  citation: Citation,
  records: readonly Cited[],
): readonly CitationRow[] {
  const found = checkCitation(citation, records);
  if (!found) return [];
  const { state, cited } = found;
  const { span } = citation;
  if (!cited) {
    const message = localizer.text(
      'No annotation has the id {0} any more: it was deleted, or its folder is not open. Cite another annotation, or remove the citation.',
      labelText(citation.id),
    );
    return [{ state: 'missing', span, severity: 'warning', message, renewed: undefined }];
  }
  const altered = alteredRow(localizer, text, citation, cited);
  if (state === 'current' || state === 'missing') return altered;
  const { annotation } = cited.placed;
  const label = annotationLabel(codebook, annotation, localizer);
  const message = localizer.text(CITED[state], label, quoteText(annotation.quote, 120));
  const severity = state === 'changed' ? 'warning' : 'info';
  return [{ state, span, severity, message, renewed: citationText(cited) }, ...altered];
}

function alteredRow(
  localizer: Localizer,
  text: string,
  { quotation: span }: Citation,
  { placed: { annotation } }: Cited,
): readonly CitationRow[] {
  const altered = span && alteredQuote(text.slice(span.start, span.end), annotation.quote);
  if (!altered) return [];
  const [quoted, annotated] = [altered.quoted, altered.annotated].map((exact) =>
    quoteText([{ exact }]),
  );
  const message = localizer.text(
    'The quotation differs from the quote that it cites: {0} instead of {1}. Correct it, or mark each change with an ellipsis or square brackets.',
    quoted ?? '',
    annotated ?? '',
  );
  return [{ state: 'altered', span, severity: 'info', message, renewed: undefined }];
}

/** The text of a citation: the id, and a stamp by which a later change of the annotation is
 * found. */
export function citationText({ placed: { annotation } }: Pick<Cited, 'placed'>): string {
  return citationWritten(annotation);
}

/** The card of a citation: the words, their source, and the content of the card in the article. */
export function citationCard(context: ViewContext, { article, placed }: Cited): CardBody {
  const { lines, actions } = annotationCard({ ...context, article }, placed);
  const quote = safeFileText(quoteText(placed.annotation.quote, 600), 'emphasis');
  const shown: TextLine[] = [[quote], sourceLine(context, article, placed), ...lines];
  return { lines: shown, actions: actions.filter(({ kind }) => kind !== 'delete') };
}

/** A suggestion while the user types after the brackets. */
export interface CitationCandidate {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly text: string;
  readonly cited: Cited;
}

export function citationCandidate(
  codebook: Codebook,
  localizer: Localizer,
  hit: Hit,
): CitationCandidate {
  const { label, description } = hitRow(codebook, localizer, hit);
  // One actor may have many positions on one issue: the words distinguish the rows.
  const words = quoteText(hit.annotation.quote, 50);
  return { label, description: words, detail: description, text: citationText(hit), cited: hit };
}
