import { unknownIn } from '../../analysis/records/unknownNames';
import { coderName } from '../../codebook/lookUp';
import type { Annotation, Details } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { PlacedAnnotation } from '../../model/place';
import type { ViewContext } from '../facts/facts';
import { differenceLine } from '../words/difference';
import { quoteText } from '../words/label';
import { actorPart } from '../words/names';
import { fileText, joined, safeFileText, words, type TextLine } from '../words/text';
import type { Voice } from '../words/voice';
import { waitingFor } from '../words/waiting';
import { besideWords } from '../words/whyAsked';
import type { WordKey } from '../words/words';

/** What waits for a person, then what qualifies a record: condition, note, who coded it, and everything to be
 * careful about. */
export function detailLines(
  context: ViewContext,
  article: ArticleRow,
  placed: PlacedAnnotation<Details & { readonly kind: string } & PlacedAnnotation['annotation']>,
  changed?: ReadonlySet<string>,
): TextLine[] {
  const { voice, facts } = context;
  const { annotation } = placed;
  const said: TextLine[] = [];
  if (annotation.condition !== undefined) {
    said.push(voice.line('condition is', fileText(annotation.condition)));
  }
  if (annotation.speaker !== undefined) {
    said.push(voice.line('said by', actorPart(facts.codebook, annotation.speaker, voice)));
  }
  if (annotation.accordingTo !== undefined) {
    said.push(voice.line('according to', actorPart(facts.codebook, annotation.accordingTo, voice)));
  }
  if (annotation.note !== undefined) said.push(voice.line('note is', fileText(annotation.note)));
  const fields = [...annotation.fields].map(([id, value]) => {
    const name = facts.codebook.fields.get(id)?.name ?? id;
    const shown = Array.isArray(value) ? value.join(', ') : String(value);
    return voice.line('field is', fileText(name), fileText(shown));
  });
  const lines = [
    ...waitingLine(context, placed, changed),
    ...unknownLines(context, annotation),
    joined(said, ' · '),
    ...commentLines(context, annotation),
    joined(fields, ' · '),
    joined(flags(context, article, annotation), ' · '),
  ];
  return lines.filter((line) => line.length > 0);
}

const MOST_COMMENTS = 3;

/** What coders wrote to each other, the latest last; of many the latest few. */
function commentLines({ facts, voice }: ViewContext, { comments }: Details): TextLine[] {
  const shown = comments.slice(-MOST_COMMENTS).map(({ by, text }) => {
    const said = fileText(text, 'plain', 300);
    if (by === undefined) return voice.line('comment is', said);
    return voice.line('comment of', fileText(coderName(facts.codebook, by)), said);
  });
  const more = comments.length - shown.length;
  return more > 0 ? [voice.line('and more', more), ...shown] : shown;
}

/** That a record does not count, since the codebook does not have what it names: "chyna". */
function unknownLines({ facts, voice }: ViewContext, annotation: Annotation): TextLine[] {
  const { codebook } = facts;
  const { names, stance } = unknownIn(annotation, codebook);
  const quoted = (id: string): TextLine => [words('“'), fileText(id), words('”')];
  const isLetIn = facts.analysis.context.filter.unknown;
  return [
    ...(names.length > 0 && !isLetIn
      ? [voice.line('not counted unknown', joined(names.map(quoted), ', '))]
      : []),
    ...(stance === undefined ? [] : [voice.line('no side unknown', quoted(stance))]),
  ];
}

/** What waits for a person, in the order of the record's own flags. */
export function waitingLine(
  { voice }: ViewContext,
  placed: PlacedAnnotation,
  changed?: ReadonlySet<string>,
): TextLine[] {
  const old = placed.annotation.quote.filter((part) => part.was !== undefined);
  if (old.length > 0) {
    const changes = old.map(({ was = '', exact }) => differenceLine(was, exact));
    return [voice.line('words became', joined(changes, ' […] '))];
  }
  switch (waitingFor(placed, changed)) {
    case 'lost':
      return [voice.line('lost quote')];
    case 'uncertain':
      return besideLines(voice, placed);
    case 'changed':
      return [voice.line('changed words')];
    case undefined:
      return [];
  }
}

/** What differs beside the quote, which is where it was but may be another's; else that its place is a guess. */
function besideLines(voice: Voice, { places }: PlacedAnnotation): TextLine[] {
  const lines = places.flatMap(({ beside }) => {
    if (!beside) return [];
    const { key, quotes } = besideWords(beside);
    return [voice.line(key, ...quotes.map((exact) => safeFileText(quoteText([{ exact }]))))];
  });
  return lines.length === 0
    ? [voice.line('found again here')]
    : [voice.line('another may say'), ...lines];
}

function flags({ voice, facts }: ViewContext, article: ArticleRow, details: Details): TextLine[] {
  const given: WordKey[] = [];
  if (details.accordingTo !== undefined) given.push('ascribed');
  if (details.certainty !== undefined && details.certainty !== 'certain') {
    given.push(details.certainty);
  }
  if (article.metadata.duplicateOf !== undefined) given.push('reprint');
  const coder: TextLine[] =
    details.coder === undefined ? [] : [[fileText(coderName(facts.codebook, details.coder))]];
  if (details.status !== undefined) coder.push(voice.line(details.status));
  const strength =
    details.intensity === undefined ? [] : [voice.line('intensity', details.intensity)];
  return [joined(coder, ', '), ...strength, ...given.map((key) => voice.line(key))];
}
