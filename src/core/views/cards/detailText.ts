import { unknownIn } from '../../analysis/records/unknownNames';
import { coderName, fieldsOfKind, issueName } from '../../codebook/lookUp';
import type { Annotation, Details, FieldScalar } from '../../model/annotation';
import { entryKindOf, fieldsInOrder, valuesAt } from '../../model/fields';
import type { CoderId } from '../../model/ids';
import type { ArticleRow } from '../../model/corpus';
import type { PlacedAnnotation } from '../../model/place';
import type { ViewContext } from '../facts/facts';
import { differenceLine } from '../words/difference';
import { quoteText } from '../words/label';
import { actorPart } from '../words/names';
import { fileText, joined, safeFileText, type TextLine } from '../words/text';
import type { Localizer } from '../words/localizer';
import { waitingFor } from '../words/waiting';
import { besideWords } from '../words/whyAsked';
import { phrase, type Phrase, phrases } from '../../util/phrase';
import { STATUS_NAMES } from '../words/shared';

/** The lines of what needs review, then of what qualifies a record: condition, note, coder, and
 * every reason for caution. `alsoBy`: the other coders who say the same. */
export function detailLines(
  context: ViewContext,
  article: ArticleRow,
  placed: PlacedAnnotation<Details & { readonly kind: string } & PlacedAnnotation['annotation']>,
  changed?: ReadonlySet<string>,
  alsoBy: readonly CoderId[] = [],
): TextLine[] {
  const { localizer, facts } = context;
  const { annotation } = placed;
  const spoken = CARD_FIELDS.filter(({ field }) => valuesAt(annotation, field.key).length > 0).map(
    (field) => cardLine(context, annotation, field),
  );
  const definitions = fieldsOfKind(facts.codebook, annotation);
  const fields = [...annotation.fields].map(([id, value]) => {
    const definition = definitions.get(id);
    const values: readonly FieldScalar[] = typeof value === 'object' ? value : [value];
    const shown = values.map((one): TextLine => {
      if (definition?.type === 'actor') return [actorPart(facts.codebook, String(one), localizer)];
      if (definition?.type === 'issue') return [fileText(issueName(facts.codebook, String(one)))];
      return [fileText(String(one))];
    });
    return localizer.line('{0}: {1}', fileText(definition?.name ?? id), joined(shown, ', '));
  });
  const lines = [
    ...waitingLine(context, placed, changed),
    ...unknownLines(context, annotation),
    joined(spoken, ' · '),
    ...commentLines(context, annotation),
    joined(fields, ' · '),
    joined(flags(context, article, annotation, alsoBy), ' · '),
  ];
  return lines.filter((line) => line.length > 0);
}

/** The fields that have words of their own on cards, the condition first. */
const CARD_FIELDS = fieldsInOrder(['condition']).flatMap((field) =>
  field.card === undefined ? [] : [{ field, text: field.card }],
);

function cardLine(
  { facts, localizer }: ViewContext,
  annotation: Annotation,
  { field, text }: (typeof CARD_FIELDS)[number],
): TextLine {
  const values = valuesAt(annotation, field.key).map((value): TextLine => [
    entryKindOf(field) === 'actor' ? actorPart(facts.codebook, value, localizer) : fileText(value),
  ]);
  return localizer.line(text, joined(values, ', '));
}

const MOST_COMMENTS = 3;

/** The comments of coders, the latest last; of many only the latest few. */
function commentLines({ facts, localizer }: ViewContext, { comments }: Details): TextLine[] {
  const shown = comments.slice(-MOST_COMMENTS).map(({ by, text }) => {
    const spoken = fileText(text, 'plain', 300);
    if (by === undefined) return localizer.line('comment: {0}', spoken);
    return localizer.line('comment of {0}: {1}', fileText(coderName(facts.codebook, by)), spoken);
  });
  const more = comments.length - shown.length;
  return more > 0 ? [localizer.line('and {0} more', more), ...shown] : shown;
}

/** The line of a record that does not count, since the codebook does not have a name in it:
 * "chyna". */
function unknownLines({ facts, localizer }: ViewContext, annotation: Annotation): TextLine[] {
  const { codebook } = facts;
  const { names, stance } = unknownIn(annotation, codebook);
  const quoted = (id: string): TextLine => [safeFileText(quoteText([{ exact: id }]))];
  const isLetIn = facts.analysis.context.filter.unknown;
  return [
    ...(names.length > 0 && !isLetIn
      ? [
          localizer.line(
            'Not counted because not in the codebook: {0}',
            joined(names.map(quoted), ', '),
          ),
        ]
      : []),
    ...(stance === undefined
      ? []
      : [
          localizer.line(
            'Counts for neither side: the stance {0} is not in the codebook',
            quoted(stance),
          ),
        ]),
  ];
}

/** The line of what needs review, by the order of the record's own flags. */
export function waitingLine(
  { localizer }: ViewContext,
  placed: PlacedAnnotation,
  changed?: ReadonlySet<string>,
): TextLine[] {
  const old = placed.annotation.quote.filter((part) => part.was !== undefined);
  if (old.length > 0) {
    const changes = old.map(({ was = '', exact }) => differenceLine(was, exact));
    return [localizer.line('Changed: {0}', joined(changes, ' […] '))];
  }
  switch (waitingFor(placed, changed)) {
    case 'lost':
      return [localizer.line('lost quote')];
    case 'uncertain':
      return besideLines(localizer, placed);
    case 'changed':
      return [localizer.line('changed words')];
    case undefined:
      return [];
  }
}

/** The difference beside a quote, which is where it was but may belong to another speaker;
 * otherwise that its place is a guess. */
function besideLines(localizer: Localizer, { places }: PlacedAnnotation): TextLine[] {
  const lines = places.flatMap(({ beside }) => {
    if (!beside) return [];
    const { key, quotes, counts } = besideWords(beside);
    const shown = quotes.map((exact) => safeFileText(quoteText([{ exact }])));
    return [localizer.line(key, ...shown, ...counts)];
  });
  return lines.length === 0
    ? [localizer.line('The quote is no longer where it was. Is this the right place?')]
    : [
        localizer.line(
          'The words are here, but their speaker may have changed. Is this still the same quote?',
        ),
        ...lines,
      ];
}

const CERTAINTIES = phrases({ probable: 'probable', possible: 'possible' });

function flags(
  { localizer, facts }: ViewContext,
  article: ArticleRow,
  details: Details,
  alsoBy: readonly CoderId[],
): TextLine[] {
  const given: Phrase[] = [];
  if (details.accordingTo !== undefined) given.push(phrase('ascribed'));
  if (details.certainty !== undefined && details.certainty !== 'certain') {
    given.push(CERTAINTIES[details.certainty]);
  }
  if (article.metadata.duplicateOf !== undefined) given.push(phrase('in a reprint'));
  if ('print' in details && details.print === true) given.push(phrase('quote for briefs'));
  const coders = details.coder === undefined ? alsoBy : [details.coder, ...alsoBy];
  const coder = coders.map((id): TextLine => [fileText(coderName(facts.codebook, id))]);
  if (details.status !== undefined) coder.push(localizer.line(STATUS_NAMES[details.status]));
  const strength =
    details.intensity === undefined
      ? []
      : [localizer.line('intensity {0} of 3', details.intensity)];
  return [joined(coder, ', '), ...strength, ...given.map((key) => localizer.line(key))];
}
