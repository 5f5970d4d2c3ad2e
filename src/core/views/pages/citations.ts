import { checkCitation, type Cited, type CitationState } from '../../citations/checkCitation';
import { citationWritten } from '../../citations/citationStamp';
import type { Citation } from '../../citations/findCitations';
import type { Codebook } from '../../model/codebook';
import type { Severity } from '../../model/problem';
import type { Hit } from '../../query/search';
import { annotationCard, type CardBody } from '../cards/annotationCard';
import { annotationLabel } from '../words/annotationLabel';
import type { ViewContext } from '../facts/facts';
import { labelText, quoteText } from '../words/label';
import { hitRow } from '../trees/searchRows';
import { safeFileText, type TextLine } from '../words/text';
import { sourceLine } from '../cards/recordText';
import type { Localizer } from '../words/localizer';

/** A citation that the user should check. */
export interface CitationRow {
  readonly state: Exclude<CitationState, 'current'>;
  readonly severity: Severity;
  /** One safe line. */
  readonly message: string;
  /** Replacement for the citation that cites the present annotation. */
  readonly renewed: string | undefined;
}

export function citationRow(
  codebook: Codebook,
  localizer: Localizer,
  citation: Citation,
  records: readonly Cited[],
): CitationRow | undefined {
  const found = checkCitation(citation, records);
  if (!found || found.state === 'current') return undefined;
  const { state, cited } = found;
  if (!cited) {
    const message = localizer.text('cited missing', labelText(citation.id));
    return { state, severity: 'warning', message, renewed: undefined };
  }
  const { annotation } = cited.placed;
  const label = annotationLabel(codebook, annotation, localizer);
  const message = localizer.text(`cited ${state}`, label, quoteText(annotation.quote, 120));
  const severity = state === 'changed' ? 'warning' : 'info';
  return { state, severity, message, renewed: citationText(cited) };
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
