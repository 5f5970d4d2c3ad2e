import { COUNTS } from '../words/shared';
import { coderName } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import { anchorState } from '../../model/place';
import type { Completion, QueryCandidate } from '../../query/completeQuery';
import {
  isStudyField,
  QUERY_PROBLEMS,
  type QueryField,
  type QueryProblem,
} from '../../query/parseQuery';
import type { PositionQuery } from '../../query/readQuery';
import type { Hit } from '../../query/search';
import { annotationLabel } from '../words/annotationLabel';
import { labelText, quoteText } from '../words/label';
import { positionLook, type StanceLook } from '../words/stanceLook';
import type { Localizer } from '../words/localizer';
import { phrase, type Phrase } from '../../util/phrase';
import { fieldNamed } from '../../model/fields';

/** A row of *Find Positions…*. All texts are safe labels. */
export interface HitRow {
  /** "China ⊖ Encirclement" */
  readonly label: string;
  /** The article, the date that the filter uses and the coder. */
  readonly description: string;
  /** The quote. */
  readonly detail: string;
  readonly icon: StanceLook | 'lost';
}

export function hitRow(
  codebook: Codebook,
  localizer: Localizer,
  { article, placed }: Pick<Hit, 'article' | 'placed'>,
): HitRow {
  const position = placed.annotation;
  const date = position.date ?? article.metadata.date;
  const { coder } = position;
  const isLost = anchorState(placed) === 'orphaned';
  const about = [
    labelText(article.path),
    ...(date === undefined ? [] : [labelText(localizer.date(date))]),
    ...(coder === undefined ? [] : [labelText(coderName(codebook, coder))]),
    ...(isLost ? [localizer.text('lost quote')] : []),
  ];
  return {
    label: annotationLabel(codebook, position, localizer),
    description: about.join(' · '),
    detail: quoteText(position.quote, 240),
    icon: isLost ? 'lost' : positionLook(codebook, position),
  };
}

/** A row for a field by its name, with what it searches for; for a value by its name, with its
 * count, and with its id where the query will have the id. */
export function candidateRow(
  candidate: QueryCandidate,
  localizer: Localizer,
): { readonly label: string; readonly description: string } {
  const { field, insert } = candidate;
  if (candidate.kind === 'field') {
    const asked = isStudyField(field)
      ? localizer.text('a field of this study')
      : findText(field, localizer);
    return { label: insert, description: asked };
  }
  const isDated = field === 'date' || field === 'since' || field === 'until';
  const count = localizer.text(
    isDated ? ['{0} position in this period', '{0} positions in this period'] : COUNTS.positions,
    candidate.count,
  );
  const name = labelText(candidate.name);
  const written = labelText(`${field}:${insert}`);
  return { label: name, description: `${count} · ${written}` };
}

const FIND_OTHERS: ReadonlyMap<string, Phrase> = new Map<string, Phrase>([
  ['since', phrase('from a date: 2024, 2024-05 or 2024-05-17')],
  ['until', phrase('up to a date')],
  ['in', phrase('a folder, an article or a pattern such as *.md')],
  ['text', phrase('words of the quote, its note and comments')],
]);

/** What a query for a field finds. */
function findText(field: QueryField, localizer: Localizer): string {
  const text = FIND_OTHERS.get(field) ?? fieldNamed(field)?.find;
  return text === undefined ? '' : localizer.text(text);
}

/** The message of a problem with its arguments; a safe label. */
export function queryProblemText({ code, args }: QueryProblem, localizer: Localizer): string {
  return localizer.fill(QUERY_PROBLEMS[code], ...args.map((argument) => labelText(argument)));
}

/** The problems that get a row: a name or date that is still being typed is completed, and not
 * reported as unknown. */
export function shownProblems(
  { problems, text }: PositionQuery,
  cursor: number,
  { candidates }: Completion,
): readonly QueryProblem[] {
  return problems.filter(({ code, span }) => {
    const isHere = span.start <= cursor && cursor <= span.end;
    if (!isHere) return true;
    if (candidates.length > 0) return false;
    // "text:" is unfinished without words, and "2024-" without a month.
    return code !== 'empty-value' && !(code === 'bad-date' && text.endsWith('-'));
  });
}
