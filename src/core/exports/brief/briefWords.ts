import {
  AUTHOR,
  UNATTRIBUTED,
  type ActorId,
  type ArticlePath,
  type IssueId,
} from '../../model/ids';
import type { Annotation, Position } from '../../model/annotation';
import type { Analysis } from '../../analysis/analyse';
import type { Claim } from '../../analysis/claims/claims';
import type { DateBounds } from '../../analysis/records/dates';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Filter } from '../../analysis/records/filter';
import { exceptionsOf } from '../../analysis/exceptions';
import type { NetStance } from '../../analysis/netStances';
import { actorName, issueName } from '../../codebook/lookUp';
import { expandedAuthor } from '../../analysis/records/ids';
import { sum } from '../../util/lists';
import { oneLine } from '../../text/lines';
import { runsOf, type Run, type Words } from '../document/blocks';
import { isQuoteWithheld, isWithheld } from '../quotable';
import type { PhraseKey, Wording } from '../wording/wording';

// Names and phrases of the brief, as plain text.

/** The name of an actor; of an author, of which article. */
export function nameOfActor(wording: Wording, id: ActorId): string {
  const { codebook, text } = wording;
  if (id === UNATTRIBUTED) return text('unnamed actor');
  if (id === AUTHOR) return text('the author');
  const author = expandedAuthor(id);
  if (author?.path !== undefined && author.respondent !== undefined)
    return text('respondent of', author.respondent, author.path);
  if (author?.path !== undefined) return authorOfArticle(author.path, wording);
  return author ? text('author called', author.name) : actorName(codebook, id);
}

/** "the author of “A narrow street”"; of the only article, "the author". */
function authorOfArticle(path: ArticlePath, { nameOfArticle, text }: Wording): string {
  const { title, path: shown } = nameOfArticle(path);
  if (title === undefined)
    return shown === undefined ? text('the author') : text('author of', shown);
  // A title that is a quote has its own marks.
  const words = /^[“"„«]/u.test(title) ? title : text('quotation', title);
  return text('author of', shown === undefined ? words : `${words} (${shown})`);
}

/** A longer list of names is cut: beside each of a thousand joint actors the others would be
 * named. */
const MOST_NAMES = 50;

export function actorTexts(wording: Wording, ids: readonly ActorId[]): string {
  return listed(wording, ids, (id) => nameOfActor(wording, id));
}

export function issueTexts(wording: Wording, ids: readonly IssueId[]): string {
  return listed(wording, ids, (id) => issueText(wording, id));
}

function listed({ text }: Wording, ids: readonly string[], textOf: (id: string) => string): string {
  const named = ids.slice(0, MOST_NAMES).map(textOf);
  const more = ids.length - named.length;
  return [...named, ...(more > 0 ? [text('more names', more)] : [])].join(', ');
}

export function issueText({ codebook, text }: Wording, id: IssueId | undefined): string {
  return id === undefined ? text('without an issue') : issueName(codebook, id);
}

/** What is supported or opposed, where the codebook states it. */
export function statementOf({ codebook }: Wording, issue: IssueId | undefined): string | undefined {
  return issue === undefined ? undefined : codebook.issues.get(issue)?.statement;
}

/** The same as a line below the name of the issue. */
export function statementBelow(wording: Wording, issue: IssueId | undefined): readonly Run[] {
  const statement = statementOf(wording, issue);
  return statement === undefined ? [] : [{ text: statement, newLine: true, isFaint: true }];
}

/** "Port on Tolls, Exports". Without issues, the name alone. */
export function onIssues(wording: Wording, who: Words, issues: readonly string[]): readonly Run[] {
  if (issues.length === 0) return runsOf(who);
  const names = issues.map((issue) => inSentence(wording, issue));
  return wording.runs('on issues', issues.length, who, names.join(', '));
}

/** What a choice of actors leaves in the brief, a sentence each. */
export function* chosenActorLines({ actors }: Filter, { text: say }: Wording): Generator<string> {
  for (const { text, isExcluded } of actors) {
    yield say(isExcluded ? 'pairs without' : 'pairs with', text);
  }
}

/** For a claim whose date is not its article's: "said on 5 May 2023", "said in 2023", "said between
 * Mar 2023 and May 2023". */
export function claimDateText({ date, text }: Wording, written: string): string {
  const [first, last, ...others] = written.split('/');
  if (first !== undefined && last !== undefined && others.length === 0) {
    return text('said between', date(first), date(last));
  }
  const isOneDay = /^\d{4}-\d\d-\d\d$/.test(written.trim());
  const isDays = /\d{4}-\d\d-\d\d/.test(written);
  const key = isOneDay ? 'said on' : isDays ? 'said at' : 'said in';
  return text(key, date(written));
}

export function sideText({ text }: Wording, polarity: number | undefined): string {
  if (polarity === undefined) return text('no side');
  return text(polarity > 0 ? 'for' : polarity < 0 ? 'against' : 'neutral');
}

/** The content of a position, with the polarity that counts: its stance, in the codebook's own
 * words where it has some, and its evaluation of the target: "against", "strongly opposes,
 * criticism of Japan", "praise of the Cuban people"; and its condition. */
export function positionText(
  wording: Wording,
  record: PositionRecord,
  counted: number | undefined,
): string {
  const { position, polarity, target } = record;
  const isTurned = Math.sign(counted ?? 0) !== Math.sign(polarity ?? 0) && counted !== undefined;
  const side = isTurned ? sideText(wording, counted) : undefined;
  return readingWords(wording, { ...position, target }, side);
}

/** What a position says. `side`: in place of its stance. */
export function readingWords(
  wording: Wording,
  {
    stance,
    evaluation,
    target,
    condition,
  }: Pick<Position, 'stance' | 'evaluation' | 'target' | 'condition'>,
  side?: string,
): string {
  const { text } = wording;
  const targets = actorTexts(wording, target);
  const about = target.length > 0 ? [text('about', targets)] : [];
  const judgement =
    evaluation === undefined
      ? about
      : [text(JUDGEMENTS[evaluation], targets === '' ? text('unnamed target') : targets)];
  const content =
    stance === undefined
      ? judgement.join(', ') || text('no side')
      : [side ?? stanceText(wording, stance), ...judgement].join(', ');
  if (condition === undefined) return content;
  return `${content}, ${conditionText(wording, condition)}`;
}

const JUDGEMENTS = {
  '-1': 'criticism of',
  '0': 'neutral words about',
  '1': 'praise of',
} as const satisfies Readonly<Record<string, PhraseKey>>;

/** A default stance in the brief's words, a stance of the study in its own. */
function stanceText(wording: Wording, stance: string): string {
  const { name, polarity } = wording.codebook.stances.get(stance) ?? {};
  const usual = USUAL_STANCES.get(stance);
  if (name !== undefined || usual === undefined) return name ?? stance;
  return usual === 'side' ? sideText(wording, polarity) : wording.text(usual);
}

const USUAL_STANCES: ReadonlyMap<string, PhraseKey | 'side'> = new Map([
  ['support', 'side'],
  ['oppose', 'side'],
  ['neutral', 'side'],
  ['ambivalent', 'ambivalent'],
  ['unstated', 'no side'],
]);

/** `for (3 for, 1 ambivalent)`, `on both sides (3 for, 2 against)`. */
export function netText(wording: Wording, stance: NetStance): string {
  const { text } = wording;
  const { plus, zero, minus, ambivalent } = stance;
  const some = (count: number, key: PhraseKey): string[] => (count > 0 ? [text(key, count)] : []);
  const counts = [
    ...some(plus, 'n for'),
    ...some(zero - ambivalent, 'n neutral'),
    ...some(ambivalent, 'n ambivalent'),
    ...some(minus, 'n against'),
  ];
  const inBrackets = counts.length > 0 ? counts.join(', ') : text('no side taken');
  return `${netWord(wording, stance)} (${inBrackets})`;
}

/** The same without counts, where all claims are alike: `for`. */
export function netWords(wording: Wording, stance: NetStance): string {
  const { plus, zero, minus } = stance;
  const kinds = [plus, zero, minus].filter((count) => count > 0).length;
  return kinds > 1 ? netText(wording, stance) : netWord(wording, stance);
}

function netWord(wording: Wording, stance: NetStance): string {
  const { text } = wording;
  const { sign, plus, zero, mixed, ambivalent } = stance;
  if (mixed && sign !== 0) {
    const exceptions = exceptionsOf(stance);
    return exceptions > 0
      ? `${sideText(wording, sign)}, ${text('with exceptions', exceptions)}`
      : text('on both sides');
  }
  if (sign !== 0) return sideText(wording, sign);
  if (plus > 0) return text('balanced');
  if (ambivalent === 0) return text('neutral');
  return text(ambivalent === zero ? 'ambivalent' : 'on neither side');
}

/** "between 2008 and 2015": dates of claims among which others may lie, on the other side or
 * none. */
export function betweenText(wording: Wording, bounds: DateBounds): string {
  const [first, last] = endsOf(wording, bounds);
  if (first === undefined || last === undefined || bounds.firstDate === bounds.lastDate)
    return daysText(wording, bounds);
  return wording.text('between', first, last);
}

type Bounds = Pick<DateBounds, 'firstDate' | 'lastDate'>;

/** "3 May 2023", "2008 to 2012". */
export function daysText(wording: Wording, bounds: Bounds): string {
  const { firstDate, lastDate } = bounds;
  if (firstDate !== undefined && firstDate === lastDate) return wording.date(firstDate);
  const [first, last] = endsOf(wording, bounds);
  if (first === undefined || last === undefined) return wording.text('undated');
  return wording.text('from to', first, last);
}

/** "1 Mar 2024" and "30 Apr 2024" where one of them is itself a range. */
function endsOf({ date }: Wording, { firstDate, lastDate }: Bounds): readonly string[] {
  if (firstDate === undefined || lastDate === undefined) return [];
  const [first = firstDate] = firstDate.split('/');
  return [first, lastDate.split('/').at(-1) ?? lastDate].map(date);
}

/** Why a record that counts should be read with care. */
export function cautions({ position, anchor }: PositionRecord): PhraseKey[] {
  return [
    ...(anchor === 'orphaned' ? (['quote lost'] as const) : []),
    ...(anchor === 'uncertain' ? (['uncertain place'] as const) : []),
    ...(position.quote.some(({ was }) => was !== undefined) ? (['wording changed'] as const) : []),
    ...(position.status === 'draft' ? (['draft'] as const) : []),
    ...(position.condition === undefined ? [] : (['conditional'] as const)),
    ...(position.speech === 'paraphrase' ? (['paraphrase'] as const) : []),
    ...(position.certainty === 'possible' || position.certainty === 'probable'
      ? ([`marked ${position.certainty}`] as const)
      : []),
  ];
}

/** How many claims on a side should be read with care, of how many, and how many for each reason:
 * "draft: 2"; where all are for the same reasons, without numbers. */
export function claimsWithCaution(
  { text }: Wording,
  analysis: Analysis,
): { readonly count: number; readonly reasons: string; readonly all: number } {
  const counts = new Map<PhraseKey, number>();
  let careful = 0;
  let all = 0;
  for (const { evidence, count } of claimsOnSides(analysis)) {
    const found = new Set(evidence.flatMap(({ record }) => cautions(record)));
    all += count;
    if (found.size > 0) careful += count;
    for (const reason of found) counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  const numbers = [...counts.values()];
  const isForAll = numbers.every((number) => number === careful);
  const listed = [...counts]
    .map(([reason, count]) => (isForAll ? text(reason) : text('reason n', text(reason), count)))
    .join(', ');
  const isSeveral = !isForAll && sum(numbers) > careful;
  return { count: careful, all, reasons: isSeveral ? text('some for several', listed) : listed };
}

/** What counts for an actor on an issue. */
export function claimsOnSides({ stances }: Analysis): readonly Claim[] {
  return [...stances.values()].flatMap((ofIssue) =>
    [...ofIssue.values()].flatMap(({ claims }) =>
      claims.filter(({ polarity }) => polarity !== undefined),
    ),
  );
}

/** The name of an issue in a sentence. */
export function nameOfIssue(wording: Wording, issue: IssueId | undefined): string {
  return issue === undefined
    ? wording.text('no issue in sentence')
    : inSentence(wording, issueName(wording.codebook, issue));
}

/** "on the Authority's monopoly", "on a stable relationship". A German sentence has no room for an
 * English article: "Thema Authority's monopoly". */
export function inSentence({ language }: Wording, issue: string): string {
  const [article = ''] = /^(?:The (?=\S)|An? (?=\p{Ll}))/u.exec(issue) ?? [];
  const rest = issue.slice(article.length);
  return language === 'de' ? rest : `${article.toLowerCase()}${rest}`;
}

/** The first of a list that are named. One more is named rather than counted, which takes as much
 * room. */
export function namedOf<One>(all: readonly One[], most: number): readonly One[] {
  return all.length === most + 1 ? all : all.slice(0, most);
}

/** "Brazil, China and Japan". */
export function joined({ text }: Wording, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : text('and last', names.slice(0, -1).join(', '), last);
}

/** "“We need it”"; of words that may not be printed, "not quotable". */
export function quoteText(annotation: Pick<Annotation, 'quote'>, wording: Wording): string {
  if (isQuoteWithheld(annotation)) return wording.text('not quotable');
  return quoted(wording, annotation.quote.map(({ exact }) => oneLine(exact)).join(' […] '));
}

/** "under the condition “if asked”"; of one that may not be printed, "conditional". */
export function conditionText(wording: Wording, condition: string): string {
  return isWithheld(condition)
    ? wording.text('conditional')
    : wording.text('under condition', 1, quoted(wording, condition));
}

/** The first conditions, in their words, and how many more there are: "“if asked” and 1 more
 * condition"; undefined where the words of none may be printed. `wordsOf`: how one is written. */
export function conditionsListed(
  wording: Wording,
  conditions: readonly string[],
  most: number,
  wordsOf: (condition: string) => string = (one) => one,
): string | undefined {
  const named = namedOf(
    conditions.filter((one) => !isWithheld(one)),
    most,
  );
  if (named.length === 0) return undefined;
  const more = conditions.length - named.length;
  return joined(wording, [
    ...named.map((one) => quoted(wording, wordsOf(one))),
    ...(more > 0 ? [wording.text('more conditions', more)] : []),
  ]);
}

/** Quoted words, or a condition, which are in the language of the article and the coder. */
export function quoted({ text }: Wording, words: string): string {
  return text('quotation', words);
}
