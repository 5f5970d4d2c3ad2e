import { AUTHOR, UNATTRIBUTED, type ActorId, type IssueId } from '../../model/ids';
import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { DateBounds } from '../../analysis/records/dates';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { ExclusionReason } from '../../analysis/records/exclusion';
import type { Filter } from '../../analysis/records/filter';
import { exceptionsOf } from '../../analysis/exceptions';
import type { NetStance } from '../../analysis/netStances';
import { actorName, issueName } from '../../codebook/lookUp';
import { expandedAuthor } from '../../analysis/records/ids';
import { dateOnScreen } from '../../text/dates';
import { createLocalizer } from '../../views/words/localizer';
import type { ExportInput } from '../exportFormat';
import { markdownText } from './markdownText';

// Names and phrases of the brief, escaped for Markdown.

/** In one line. */
export function briefTitle({ corpusName }: Pick<ExportInput, 'corpusName'>): string {
  return `${corpusName.replace(/\s+/g, ' ')}: who disagrees with whom`;
}

export function actorText(codebook: Codebook, id: ActorId): string {
  return markdownText(nameOfActor(codebook, id));
}

/** The name of an actor as plain text: of an author, of which article. */
export function nameOfActor(codebook: Codebook, id: ActorId): string {
  if (id === UNATTRIBUTED) return 'an unnamed actor';
  if (id === AUTHOR) return 'the author';
  const author = expandedAuthor(id);
  if (author?.path !== undefined) return `the author of ${author.path}`;
  return author ? `${author.name} (author)` : actorName(codebook, id);
}

/** A longer list of names is cut: beside each of a thousand joint actors the others would be
 * named. */
const MOST_NAMES = 50;

export function actorTexts(codebook: Codebook, ids: readonly ActorId[]): string {
  return listed(ids, (id) => actorText(codebook, id));
}

export function issueTexts(codebook: Codebook, ids: readonly IssueId[]): string {
  return listed(ids, (id) => issueText(codebook, id));
}

function listed(ids: readonly string[], textOf: (id: string) => string): string {
  const named = ids.slice(0, MOST_NAMES).map(textOf);
  const more = ids.length - named.length;
  return [...named, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
}

export function issueText(codebook: Codebook, id: IssueId | undefined): string {
  if (id === undefined) return 'Without an issue';
  return markdownText(codebook.issues.get(id)?.name ?? id);
}

/** What a choice of actors leaves in the brief, a sentence each. */
export function* chosenActorLines({ actors }: Filter): Generator<string> {
  for (const { text, isExcluded } of actors) {
    const key = isExcluded ? 'pairs without' : 'pairs with';
    yield createLocalizer().text(key, markdownText(text));
  }
}

/** A date as written in a file, as the views show it: `26 Apr 2024`. */
export function dateText(written: string): string {
  return markdownText(dateOnScreen(written, 'en-GB'));
}

/** For a claim whose date is not its article's: "said on 5 May 2023", "said in 2023", "said between
 * Mar 2023 and May 2023". */
export function claimDateText(written: string): string {
  const [first, last, ...others] = written.split('/');
  if (first !== undefined && last !== undefined && others.length === 0) {
    return `said between ${dateText(first)} and ${dateText(last)}`;
  }
  const isOneDay = /^\d{4}-\d\d-\d\d$/.test(written.trim());
  const isDays = /\d{4}-\d\d-\d\d/.test(written);
  return `said ${isOneDay ? 'on ' : isDays ? '' : 'in '}${dateText(written)}`;
}

export function sideText(polarity: number | undefined): string {
  if (polarity === undefined) return 'takes no side';
  return polarity > 0 ? 'for' : polarity < 0 ? 'against' : 'neutral';
}

/** The content of a position, with the polarity that counts: its stance, in the codebook's own
 * words where it has some, and its evaluation of the target: "against", "strongly opposes,
 * criticism of Japan", "praise of the Cuban people"; and its condition. */
export function positionText(
  record: PositionRecord,
  counted: number | undefined,
  codebook: Codebook,
): string {
  const { position, polarity, target } = record;
  const isTurned = Math.sign(counted ?? 0) !== Math.sign(polarity ?? 0) && counted !== undefined;
  return readingWords({ ...position, target }, codebook, isTurned ? sideText(counted) : undefined);
}

/** What a position says. `side`: in place of its stance. */
export function readingWords(
  {
    stance,
    evaluation,
    target,
    condition,
  }: Pick<Position, 'stance' | 'evaluation' | 'target' | 'condition'>,
  codebook: Codebook,
  side?: string,
): string {
  const targets = actorTexts(codebook, target);
  const about = target.length > 0 ? [`about ${targets}`] : [];
  const judgement =
    evaluation === undefined
      ? about
      : [`${JUDGEMENTS[evaluation]} ${targets === '' ? 'an unnamed target' : targets}`];
  const content =
    stance === undefined
      ? judgement.join(', ') || 'takes no side'
      : [side ?? stanceText(stance, codebook), ...judgement].join(', ');
  return condition === undefined
    ? content
    : `${content}, under the condition “${markdownText(condition)}”`;
}

const JUDGEMENTS = {
  '-1': 'criticism of',
  '0': 'neutral words about',
  '1': 'praise of',
} as const;

/** A default stance in the brief's words, a stance of the study in its own. */
function stanceText(stance: string, codebook: Codebook): string {
  const { name, polarity } = codebook.stances.get(stance) ?? {};
  const usual = USUAL_STANCES.get(stance);
  if (name !== undefined || usual === undefined) return markdownText(name ?? stance);
  return usual(polarity);
}

const USUAL_STANCES: ReadonlyMap<string, (polarity: number | undefined) => string> = new Map([
  ['support', sideText],
  ['oppose', sideText],
  ['neutral', sideText],
  ['ambivalent', () => 'ambivalent'],
  ['unstated', () => 'takes no side'],
]);

/** `for (3 for, 1 ambivalent)`, `on both sides (3 for, 2 against)`. */
export function netText(stance: NetStance): string {
  const { plus, zero, minus, ambivalent } = stance;
  const counts = [
    ...some(plus, 'for'),
    ...some(zero - ambivalent, 'neutral'),
    ...some(ambivalent, 'ambivalent'),
    ...some(minus, 'against'),
  ];
  return `${netWord(stance)} (${counts.length > 0 ? counts.join(', ') : 'no side taken'})`;
}

/** The same without counts, where all claims are alike: `for`. */
export function netWords(stance: NetStance): string {
  const { plus, zero, minus } = stance;
  const kinds = [plus, zero, minus].filter((count) => count > 0).length;
  return kinds > 1 ? netText(stance) : netWord(stance);
}

function netWord(stance: NetStance): string {
  const { sign, plus, zero, mixed, ambivalent } = stance;
  if (mixed && sign !== 0) {
    const exceptions = exceptionsOf(stance);
    return exceptions > 0 ? `${sideText(sign)}, ${exceptionsText(exceptions)}` : 'on both sides';
  }
  if (sign !== 0) return sideText(sign);
  if (plus > 0) return 'balanced';
  if (ambivalent === 0) return 'neutral';
  return ambivalent === zero ? 'ambivalent' : 'on neither side';
}

function some(count: number, words: string): string[] {
  return count > 0 ? [`${String(count)} ${words}`] : [];
}

/** Of an actor that is on one side. */
export function exceptionsText(count: number): string {
  return `with ${plural(count, 'exception')}`;
}

/** "between 2008 and 2015": dates of claims among which others may lie, on the other side or
 * none. */
export function betweenText(bounds: DateBounds): string {
  const text = datesText(bounds);
  const { firstDate, lastDate } = bounds;
  return firstDate === lastDate ? text : `between ${text.replace(' to ', ' and ')}`;
}

export function datesText(bounds: Pick<DateBounds, 'firstDate' | 'lastDate'>): string {
  return markdownText(daysText(bounds));
}

/** As plain text: "3 May 2023", "2008 to 2012". */
export function daysText({
  firstDate,
  lastDate,
}: Pick<DateBounds, 'firstDate' | 'lastDate'>): string {
  if (firstDate === undefined || lastDate === undefined) return 'undated';
  if (firstDate === lastDate) return dateOnScreen(firstDate, 'en-GB');
  // "1 Mar 2024 to 30 Apr 2024" where one of them is itself a range.
  const [first = firstDate] = firstDate.split('/');
  const last = lastDate.split('/').at(-1) ?? lastDate;
  return `${dateOnScreen(first, 'en-GB')} to ${dateOnScreen(last, 'en-GB')}`;
}

/** Why a record that counts should be read with care. */
export function cautions({ position, anchor }: PositionRecord): string[] {
  return [
    ...(anchor === 'orphaned' ? ['quote lost'] : []),
    ...(anchor === 'uncertain' ? ['uncertain place'] : []),
    ...(position.quote.some(({ was }) => was !== undefined) ? ['wording changed'] : []),
    ...(position.status === 'draft' ? ['draft'] : []),
    ...(position.condition === undefined ? [] : ['conditional']),
    ...(position.certainty === 'possible' || position.certainty === 'probable'
      ? [`marked ${position.certainty}`]
      : []),
  ];
}

/** How many records should be read with care, and how many for each reason: "draft: 2". */
export function countedCautions(records: readonly PositionRecord[]): {
  readonly positions: number;
  readonly reasons: readonly string[];
} {
  const counts = new Map<string, number>();
  let positions = 0;
  for (const record of records) {
    const found = cautions(record);
    if (found.length > 0) positions++;
    for (const reason of found) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return {
    positions,
    reasons: [...counts].map(([reason, count]) => `${reason}: ${String(count)}`),
  };
}

/** Of positions that do not count, why. */
export const EXCLUSION_WORDS: Readonly<Record<ExclusionReason, string>> = {
  'too many combinations': 'with too many actors and issues at once',
  'unknown actor or issue': 'with an actor or issue that is not in the codebook',
  reprint: 'in a reprint',
  ascribed: 'ascribed by another actor',
  unattributed: 'of an unnamed actor',
  'outside window': 'outside the chosen dates',
  orphaned: 'quote lost',
  uncertain: 'uncertain place',
  draft: 'draft',
  conditional: 'conditional',
  possible: 'marked possible',
  joint: 'joint',
  'without polarity': 'taking no side',
};

/** `shown`: the number as it is written, where it is a link. */
export function plural(
  count: number,
  one: string,
  many = `${one}s`,
  shown = String(count),
): string {
  return `${shown} ${count === 1 ? one : many}`;
}

/** The name of an issue, as plain text. */
export function nameOfIssue(codebook: Codebook, issue: IssueId | undefined): string {
  return issue === undefined ? 'what has no issue' : issueName(codebook, issue);
}

/** "Brazil, China and Japan". */
export function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
