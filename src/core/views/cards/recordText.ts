import { pageOf } from '../../corpus/pages';
import { reprintsIn } from '../../imports/reprints';
import { effectiveDate } from '../../analysis/records/positionRecords';
import type {
  Details,
  IgnoredMatch,
  MarkedMention,
  Position,
  Relation,
  TypedAnnotation,
} from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { ActorId, ArticlePath } from '../../model/ids';
import { firstStart, type PlacedAnnotation } from '../../model/place';
import type { ViewContext } from '../facts/facts';
import { evaluationVerb } from '../words/judgement';
import { actName, actorPart, issuePart, isUsualAct, stanceName } from '../words/names';
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
import { phrase, type Phrase, phrases } from '../../util/phrase';

/** "China ⊖ opposed to Encirclement, about United States · accusation · 26 Apr 2024" */
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

/** "China: opposed to Encirclement, about United States": in words alone, for reading aloud. */
export function positionSentence(context: ViewContext, position: Position): TextLine {
  return [
    ...actorsLine(context, position.actors),
    words(': '),
    ...predicateLine(context, position),
  ];
}

/** "opposed to Encirclement, about United States", "criticism of Japan on Trade". */
function predicateLine(context: ViewContext, position: Position): TextLine {
  const { codebook } = context.facts;
  const issues = position.issues.map((id) => [issuePart(codebook, id, 'strong')]);
  const target = actorNames(context, position.target);
  if (position.stance === undefined) {
    const verb = words(context.localizer.text(evaluationVerb(position.evaluation ?? 0)));
    return [...joined([[verb], target], ' '), ...onIssues(context, issues)];
  }
  const hasStatement = position.issues.some(
    (id) => codebook.issues.get(id)?.statement !== undefined,
  );
  const verb = verbOf(context, position.stance, hasStatement);
  const what = joined([[verb], joined(issues, ', ')], ' ');
  return joined([what, target.length === 0 ? [] : targetLine(context, position, target)], ', ');
}

/** "about United States", or the evaluation of the target: "criticism of United States". */
function targetLine(
  { localizer }: ViewContext,
  { evaluation }: Position,
  target: TextLine,
): TextLine {
  return evaluation === undefined
    ? localizer.line('about {0}', target)
    : [words(`${localizer.text(evaluationVerb(evaluation))} `), ...target];
}

/** "Stated disagreement: United States – China on Trade policy · 26 Apr 2024" */
export function relationHeadline(
  context: ViewContext,
  article: ArticleRow,
  relation: Relation,
): TextLine {
  const issues = relation.issues.map((id) => [issuePart(context.facts.codebook, id, 'strong')]);
  const parties = relation.between.map((party) => actorNames(context, party, 'strong'));
  const key =
    relation.kind === 'disagreement'
      ? phrase('Stated disagreement: {0}')
      : phrase('Stated agreement: {0}');
  const first = [
    ...context.localizer.line(key, joined(parties, ' – ')),
    ...onIssues(context, issues),
  ];
  return joined([first, ...circumstances(context, article, relation)], ' · ');
}

/** "Marked mention: China", or the text of an ignored match. */
export function markHeadline(
  context: ViewContext,
  annotation: MarkedMention | IgnoredMatch,
): TextLine {
  const names = [
    actorNames(context, annotation.actors, 'strong'),
    ...annotation.issues.map((id) => [issuePart(context.facts.codebook, id, 'strong')]),
  ];
  const key = annotation.kind === 'mention' ? phrase('Marked mention') : phrase('Ignored match');
  return joined([context.localizer.line(key), joined(names, ', ')], ': ');
}

/** The name of the custom type, with the fields that the coder filled in. */
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

/** "talks.md ¶1 · Example News", or "talks.md p. 14 · Example News · also in 4 outlets": the place
 * of the words. */
export function sourceLine(
  context: ViewContext,
  article: Pick<ArticleRow, 'path' | 'metadata'>,
  placed: PlacedAnnotation,
): TextLine {
  const place = placeIn(context, article.path, firstStart(placed));
  const name = fileText(article.path.slice(article.path.lastIndexOf('/') + 1));
  const where: TextLine =
    place === undefined ? [name] : [name, words(' '), ...placeLine(context, place)];
  const { source } = article.metadata;
  const reprints = reprintsIn(context.facts.analysis.reader.articles()).get(article.path) ?? [];
  return joined(
    [
      where,
      source === undefined ? [] : [fileText(source)],
      reprints.length === 0
        ? []
        : context.localizer.line(['also in {0} outlet', 'also in {0} outlets'], reprints.length),
    ],
    ' · ',
  );
}

function placeLine({ localizer }: ViewContext, { kind, number }: Place): TextLine {
  return localizer.line(PLACES[kind], typeof number === 'number' ? number : safeFileText(number));
}

const PLACES = phrases({ page: 'p. {0}', paragraph: '¶{0}' });

interface Place {
  readonly kind: 'page' | 'paragraph';
  readonly number: string | number;
}

/** The page of the document that an article was imported from, else the paragraph; undefined where
 * the article's text is not known. */
export function placeIn(
  { text: textOf, paragraph }: Pick<ViewContext, 'text' | 'paragraph'>,
  path: ArticlePath,
  start: number | undefined,
): Place | undefined {
  if (start === undefined) return undefined;
  const text = textOf?.(path);
  const page = text === undefined ? undefined : pageOf(path, text, start);
  if (page !== undefined) return { kind: 'page', number: page };
  const number = paragraph?.(path, start);
  return number === undefined ? undefined : { kind: 'paragraph', number };
}

export function actorNames(
  { facts, localizer }: ViewContext,
  ids: readonly ActorId[],
  style: TextStyle = 'plain',
): TextLine {
  return joined(
    ids.map((id) => [actorPart(facts.codebook, id, localizer, style)]),
    ', ',
  );
}

function actorsLine(context: ViewContext, ids: readonly ActorId[]): TextLine {
  const names = actorNames(context, ids, 'strong');
  return ids.length > 1 ? context.localizer.line('{0} (jointly)', names) : names;
}

function onIssues({ localizer }: ViewContext, issues: readonly TextLine[]): TextLine {
  return issues.length === 0 ? [] : [words(' '), ...localizer.line('on {0}', joined(issues, ', '))];
}

const VERBS: ReadonlyMap<string, Phrase> = new Map<string, Phrase>([
  ['support', phrase('in favor of')],
  ['oppose', phrase('opposed to')],
  ['neutral', phrase('neutral on')],
  ['ambivalent', phrase('ambivalent on')],
  ['unstated', phrase('no side taken on')],
]);

/** A stance refers to the statement of an issue, of which its name may say the opposite. */
const VERBS_OF_STATEMENTS: ReadonlyMap<string, Phrase> = new Map<string, Phrase>([
  ['support', phrase('supports the statement on')],
  ['oppose', phrase('opposes the statement on')],
]);

/** The verb of a stance; one that the codebook defines or renames has the codebook's label. */
function verbOf({ facts, localizer }: ViewContext, stance: string, hasStatement: boolean) {
  const verb = (hasStatement ? VERBS_OF_STATEMENTS.get(stance) : undefined) ?? VERBS.get(stance);
  const named = facts.codebook.stances.get(stance)?.name !== undefined;
  if (verb !== undefined && !named) return words(localizer.text(verb));
  return safeFileText(stanceName(facts.codebook, stance, localizer));
}

function circumstances(context: ViewContext, article: ArticleRow, details: Details): TextLine[] {
  const { date } = effectiveDate(details.date, article, 'claim');
  const addressee = actorNames(context, details.addressee);
  return [
    addressee.length === 0 ? [] : context.localizer.line('to {0}', addressee),
    details.act === undefined ? [] : [actPart(context, details.act)],
    date === undefined ? [] : [fileText(context.localizer.date(date))],
  ];
}

/** The act as a noun for the usual ones; acts that a study defines are given as written. */
function actPart({ localizer }: ViewContext, act: string): TextPart {
  return isUsualAct(act) ? words(actName(act, localizer)) : fileText(act);
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
