import { coderName } from '../../codebook/lookUp';
import { effectiveDate } from '../../analysis/records/positionRecords';
import { unknownIn } from '../../analysis/records/unknownNames';
import type {
  Annotation,
  Details,
  IgnoredMatch,
  MarkedMention,
  Position,
  Relation,
  TypedAnnotation,
} from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { ActorId } from '../../model/ids';
import { firstStart, type PlacedAnnotation } from '../../model/place';
import type { ViewContext } from '../facts/facts';
import { differenceLine } from '../words/difference';
import { quoteText } from '../words/label';
import { evaluationVerb } from '../words/judgement';
import { actorPart, issuePart, stanceName } from '../words/names';
import { positionLook, STANCE_SIGN } from '../words/stanceLook';
import {
  fileText,
  joined,
  plain,
  safeFileText,
  words,
  type TextLine,
  type TextPart,
  type TextStyle,
} from '../words/text';
import { waitingFor } from '../words/waiting';
import type { Voice } from '../words/voice';
import { besideWords } from '../words/whyAsked';
import { isWordKey, type WordKey } from '../words/words';

/** "China ⊖ opposes Encirclement, about United States · accuses · 26 Apr 2024" */
export function positionHeadline(
  context: ViewContext,
  article: ArticleRow,
  position: Position,
): TextLine {
  const sign = STANCE_SIGN[positionLook(context.facts.codebook, position)];
  return joined(
    [
      [
        ...actorsLine(context, position.actors),
        words(` ${sign} `),
        ...predicateLine(context, position),
      ],
      ...circumstances(context, article, position),
    ],
    ' · ',
  );
}

/** "China opposes Encirclement, about United States": in words alone, as it is read out. */
export function positionSentence(context: ViewContext, position: Position): TextLine {
  return [...actorsLine(context, position.actors), words(' '), ...predicateLine(context, position)];
}

/** "opposes Encirclement, about United States", "criticises Japan on Trade". */
function predicateLine(context: ViewContext, position: Position): TextLine {
  const { codebook } = context.facts;
  const issues = position.issues.map((id) => [issuePart(codebook, id, 'strong')]);
  const target = actorNames(context, position.target);
  if (position.stance === undefined) {
    const verb = words(context.voice.say(evaluationVerb(position.evaluation ?? 0)));
    return [...joined([[verb], target], ' '), ...onIssues(context, issues)];
  }
  const what = joined([[verbOf(context, position.stance)], joined(issues, ', ')], ' ');
  return joined([what, target.length === 0 ? [] : targetLine(context, position, target)], ', ');
}

/** "about United States", or what the position says of it: "criticises United States". */
function targetLine({ voice }: ViewContext, { evaluation }: Position, target: TextLine): TextLine {
  return evaluation === undefined
    ? voice.line('of target', target)
    : [words(`${voice.say(evaluationVerb(evaluation))} `), ...target];
}

/** "Stated disagreement: United States – China on Trade policy · 26 Apr 2024" */
export function relationHeadline(
  context: ViewContext,
  article: ArticleRow,
  relation: Relation,
): TextLine {
  const issues = relation.issues.map((id) => [issuePart(context.facts.codebook, id, 'strong')]);
  const parties = relation.between.map((party) => actorNames(context, party, 'strong'));
  const key = relation.kind === 'disagreement' ? 'stated disagreement of' : 'stated agreement of';
  const first = [...context.voice.line(key, joined(parties, ' – ')), ...onIssues(context, issues)];
  return joined([first, ...circumstances(context, article, relation)], ' · ');
}

/** "Marked mention: China", or the match that is ignored. */
export function markHeadline(
  context: ViewContext,
  annotation: MarkedMention | IgnoredMatch,
): TextLine {
  const names = [
    actorNames(context, annotation.actors, 'strong'),
    ...annotation.issues.map((id) => [issuePart(context.facts.codebook, id, 'strong')]),
  ];
  const key = annotation.kind === 'mention' ? 'marked mention' : 'ignored match';
  return joined([context.voice.line(key), joined(names, ', ')], ': ');
}

/** The name of the further type, with the fields that the coder filled in. */
export function typedHeadline(
  context: ViewContext,
  article: ArticleRow,
  annotation: TypedAnnotation,
): TextLine {
  const name = context.facts.codebook.types.get(annotation.type)?.name ?? annotation.type;
  return joined(
    [[fileText(name, 'strong')], ...circumstances(context, article, annotation)],
    ' · ',
  );
}

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

/** "talks.md ¶1 · Example News": where the words stand. */
export function sourceLine(
  context: ViewContext,
  article: Pick<ArticleRow, 'path' | 'metadata'>,
  placed: PlacedAnnotation,
): TextLine {
  const start = firstStart(placed);
  const number = start === undefined ? undefined : context.paragraph?.(article.path, start);
  const name = fileText(article.path.slice(article.path.lastIndexOf('/') + 1));
  const where: TextLine =
    number === undefined ? [name] : [name, words(' '), ...context.voice.line('paragraph', number)];
  const { source } = article.metadata;
  return joined([where, source === undefined ? [] : [fileText(source)]], ' · ');
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

export function actorNames(
  { facts, voice }: ViewContext,
  ids: readonly ActorId[],
  style: TextStyle = 'plain',
): TextLine {
  return joined(
    ids.map((id) => [actorPart(facts.codebook, id, voice, style)]),
    ', ',
  );
}

function actorsLine(context: ViewContext, ids: readonly ActorId[]): TextLine {
  const names = actorNames(context, ids, 'strong');
  return ids.length > 1 ? context.voice.line('jointly', names) : names;
}

function onIssues({ voice }: ViewContext, issues: readonly TextLine[]): TextLine {
  return issues.length === 0 ? [] : [words(' '), ...voice.line('on issues', joined(issues, ', '))];
}

const VERBS: ReadonlyMap<string, WordKey> = new Map([
  ['support', 'supports'],
  ['oppose', 'opposes'],
  ['neutral', 'is neutral on'],
  ['ambivalent', 'is ambivalent on'],
  ['unstated', 'speaks of'],
]);

/** A codebook's own stance, or one that it renamed, is said in the codebook's words. */
function verbOf({ facts, voice }: ViewContext, stance: string) {
  const verb = VERBS.get(stance);
  const named = facts.codebook.stances.get(stance)?.name !== undefined;
  if (verb !== undefined && !named) return words(voice.say(verb));
  return safeFileText(stanceName(facts.codebook, stance));
}

function circumstances(context: ViewContext, article: ArticleRow, details: Details): TextLine[] {
  const { date } = effectiveDate(details.date, article, 'claim');
  const addressee = actorNames(context, details.addressee);
  return [
    addressee.length === 0 ? [] : context.voice.line('to addressee', addressee),
    details.act === undefined ? [] : [actPart(context, details.act)],
    date === undefined ? [] : [fileText(context.voice.date(date))],
  ];
}

/** The usual acts are said as verbs in our words, a study's own as written. */
function actPart({ voice }: ViewContext, act: string): TextPart {
  const key = `act ${act}`;
  return isWordKey(key) ? words(voice.say(key)) : fileText(act);
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

/** "talks.md ¶3" */
export function placeLabel(
  context: ViewContext,
  article: ArticleRow,
  placed: PlacedAnnotation,
): string {
  const metadata = { ...article.metadata, source: undefined };
  return plain(sourceLine(context, { path: article.path, metadata }, placed));
}
