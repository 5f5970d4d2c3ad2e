import type { Analysis } from '../../../analysis/analyse';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import { addTo } from '../../../analysis/records/groups';
import type { ArticleRow } from '../../../model/corpus';
import type { ActorId } from '../../../model/ids';
import { addAll } from '../../../util/lists';
import { compareText } from '../../../util/order';
import { heading, member, paragraph, textOf, type Block, type Run } from '../../document/blocks';
import { isQuoteWithheld } from '../../quotable';
import type { Wording } from '../../wording/wording';
import {
  actorTexts,
  issueText,
  nameOfActor,
  onIssues,
  positionText,
  quoteText,
} from '../briefWords';
import type { BriefContext } from '../issues/briefIssue';
import type { Place } from '../issues/briefQuotes';
import { statedOnce } from '../issues/briefReadings';
import { reportedPairs, reportedWords } from './reportedPairs';

// The annex of a short brief: the quotes, each once, article by article; what is recorded but not
// counted; what the articles report. Of an actor on an issue it has the latest quotes.

/** Quotes: the workbook has more. */
const MOST_QUOTES = 400;
/** Quotes of an actor on an issue. */
const MOST_OF_ACTOR = 5;
/** Pairs and quotes of what articles report. */
const MOST_REPORTED = 10;

/** The words of a position in its article: those of several positions may be the same. Of words
 * that may not be printed it is not known. */
export function wordsKey({ article, position, id }: PositionRecord): string {
  if (isQuoteWithheld(position)) return id;
  return JSON.stringify([article.path, position.quote.map(({ exact }) => exact)]);
}

export async function annexBlocks(context: BriefContext, place: Place): Promise<readonly Block[]> {
  const { analysis, wording } = context;
  const { text: say } = wording;
  const again = codedAgain(analysis, wording);
  const byArticle = new Map<ArticleRow, Quote[]>();
  const all = quotesOf(analysis.surviving.filter((record) => !again.has(record)));
  const listed = quotesToList(all);
  for (const same of all) if (listed.has(same)) addTo(byArticle, same[0].article, same);
  const more = all.length - listed.size;
  const blocks: Block[] = [];
  for (const [article, quotes] of byArticle) {
    const { title = article.path, date } = article.metadata;
    blocks.push(heading(3, date === undefined ? title : `${title}, ${wording.date(date)}`));
    for (const same of quotes) blocks.push(await quoteBlock(same, wording, place));
  }
  if (more > 0) blocks.push(paragraph(say('in the workbook', say('more quotes', more))));
  addAll(blocks, await notCountedBlocks(context, place, MOST_QUOTES - listed.size));
  addAll(blocks, await reportedBlocks(context, place));
  if (blocks.length === 0) return [];
  return [heading(2, say(more > 0 ? 'heading annex of some' : 'heading annex')), ...blocks];
}

/** Positions with the same words in one article. */
type Quote = readonly [PositionRecord, ...PositionRecord[]];

function quotesOf(records: readonly PositionRecord[]): readonly Quote[] {
  const quotes = new Map<string, [PositionRecord, ...PositionRecord[]]>();
  for (const record of records) {
    const key = wordsKey(record);
    const same = quotes.get(key);
    if (same) same.push(record);
    else quotes.set(key, [record]);
  }
  return [...quotes.values()];
}

/** The latest ones of each actor on each issue. */
function quotesToList(all: readonly Quote[]): ReadonlySet<Quote> {
  const counts = new Map<string, number>();
  const listed = new Set<Quote>();
  const dayOf = ([{ days }]: Quote): string => days?.last ?? '';
  for (const quote of all.toSorted((a, b) => compareText(dayOf(b), dayOf(a)))) {
    const pairs = quote.flatMap(({ actors, position: { issues } }) =>
      actors.flatMap((actor) => issues.map((issue) => JSON.stringify([actor, issue]))),
    );
    const isWanted =
      pairs.length === 0 || pairs.some((pair) => (counts.get(pair) ?? 0) < MOST_OF_ACTOR);
    if (!isWanted) continue;
    if (listed.size === MOST_QUOTES) break;
    listed.add(quote);
    for (const pair of new Set(pairs)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return listed;
}

/** Records that read the same words as others of another coder do, which are quoted for them. */
function codedAgain({ stances }: Analysis, wording: Wording): ReadonlySet<PositionRecord> {
  const again = new Set<PositionRecord>();
  for (const onIssue of stances.values()) {
    for (const { claims } of onIssue.values()) {
      for (const claim of claims) {
        const [first, ...others] = claim.evidence;
        if (!first || others.length === 0) continue;
        const { records, quotes } = statedOnce(first.record, claim);
        const readings = new Set(quotes.map((record) => readingOf(record, wording)));
        for (const record of records) {
          if (!quotes.includes(record) && readings.has(readingOf(record, wording)))
            again.add(record);
        }
      }
    }
  }
  return again;
}

/** Quotes of positions that others ascribe, and of unnamed actors: the analyst has not chosen to
 * leave these out. */
async function notCountedBlocks(
  context: BriefContext,
  place: Place,
  most: number,
): Promise<readonly Block[]> {
  const { wording } = context;
  const all = [...new Set([...context.notCounted.values()].flat())].filter(
    ({ reason }) => reason === 'ascribed' || reason === 'unattributed',
  );
  const records = new Map(all.map((one) => [one.record, one]));
  const listed = [...records.values()].slice(0, Math.max(0, most));
  const blocks: Block[] = [];
  for (const { record, reason } of listed) {
    const by = record.position.accordingTo;
    const source =
      reason === 'ascribed' && by !== undefined
        ? `, ${wording.text('according to', nameOfActor(wording, by))}`
        : '';
    const { text, link } = await place(record.placed, record.article);
    const words = `${quoteText(record.position, wording)} — ${readingOf(record, wording)}${source}, `;
    blocks.push(member(0, words, { text, link }));
  }
  const more = records.size - listed.length;
  if (more > 0)
    blocks.push(paragraph(wording.text('in the workbook', wording.text('more quotes', more))));
  return blocks.length === 0 ? [] : [heading(3, wording.text('heading not counted')), ...blocks];
}

/** What articles themselves say about who disagrees, each place once. */
async function reportedBlocks(context: BriefContext, place: Place): Promise<readonly Block[]> {
  const { wording } = context;
  const { text: say } = wording;
  const pairs = reportedPairs(context.analysis);
  const blocks: Block[] = [];
  /** The pair with which a place is quoted. */
  const quoted = new Map<string, string>();
  for (const pair of pairs.slice(0, MOST_REPORTED)) {
    const name = reportedWords(pair, wording);
    const runs: Run[] = [{ text: name, bold: true }];
    const known = new Set([...pair.records].map(({ id }) => quoted.get(id)));
    if (!known.has(undefined))
      runs.push({ text: say('quoted above', [...known].join('; ')), newLine: true, isFaint: true });
    for (const { id, placed, article } of pair.records) {
      if (quoted.has(id) || quoted.size >= MOST_REPORTED) continue;
      quoted.set(id, name);
      const { text, link } = await place(placed, article);
      runs.push(
        { text: `${quoteText(placed.annotation, wording)}, `, newLine: true },
        { text, link },
      );
    }
    blocks.push(member(0, runs));
  }
  const more = pairs.length - blocks.length;
  if (more > 0) blocks.push(paragraph(say('in the workbook', say('more pairs', more))));
  return blocks.length === 0 ? [] : [heading(3, say('heading reported')), ...blocks];
}

/** "“…” — Port, Quay on Tolls: for; Town on Tolls: against, one.md ¶3". */
async function quoteBlock(same: Quote, wording: Wording, place: Place): Promise<Block> {
  const [first] = same;
  const { text, link } = await place(first.placed, first.article);
  const words = `${quoteText(first.position, wording)} — ${readingsOf(same, wording)}, `;
  return member(0, words, { text, link });
}

/** Actors of whom the same is said once. */
function readingsOf(same: Quote, wording: Wording): string {
  const actors = new Map<string, Set<ActorId>>();
  const records = new Map<string, PositionRecord>();
  for (const record of same) {
    const key = readingOf({ ...record, actors: [] }, wording);
    const known = actors.get(key) ?? new Set();
    for (const actor of record.actors) known.add(actor);
    actors.set(key, known);
    records.set(key, records.get(key) ?? record);
  }
  return [...records]
    .map(([key, record]) => readingOf({ ...record, actors: [...(actors.get(key) ?? [])] }, wording))
    .join('; ');
}

/** "Port on Tolls: for, by Anna". */
function readingOf(record: PositionRecord, wording: Wording): string {
  const { actors, speaker, position, polarity } = record;
  const issues = position.issues.map((issue) => issueText(wording, issue));
  const who = onIssues(wording, actorTexts(wording, actors), issues);
  const reading = `${textOf(who)}: ${positionText(wording, record, polarity)}`;
  if (speaker === undefined || actors.includes(speaker)) return reading;
  return `${reading}, ${wording.text('by', nameOfActor(wording, speaker))}`;
}
