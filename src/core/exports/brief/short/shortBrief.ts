import type { Analysis } from '../../../analysis/analyse';
import { COUNTED_KINDS } from '../../../analysis/disagreements/kinds';
import { countDisagreementsOn } from '../../../analysis/disagreements/findRows';
import { compareSharpness } from '../../../analysis/disagreements/sharpestRows';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { NetStance } from '../../../analysis/netStances';
import { addTo } from '../../../analysis/records/groups';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import type { ArticleRow } from '../../../model/corpus';
import { addAll, greatest, sum } from '../../../util/lists';
import {
  heading,
  italic,
  member,
  paragraph,
  textOf,
  type Block,
  type Run,
} from '../../document/blocks';
import type { ExportInput } from '../../exportFormat';
import { positionCell, silentCell, silentOn, type Silent } from '../../positionTable/positionTable';
import { cellRuns, quoteText } from '../../positionTable/positionTableBlocks';
import type { BriefBasis } from '../briefContext';
import { methodBlocks } from '../briefMethod';
import { issuesWithSides, sidesOf, type SideWords } from '../briefSummary';
import {
  actorTexts,
  chosenActorLines,
  daysText,
  issueText,
  joined,
  nameOfActor,
  onIssues,
  positionText,
} from '../briefWords';
import { briefTitle } from '../documentTitle';
import type { PhraseKey, Wording } from '../../wording/wording';
import { changeBlocks, editionLine } from '../editions/changes';
import type { Edition } from '../editions/edition';
import { allOwnBlocks, partOfIssue, type BriefPart } from '../ownParagraphs';
import type { BriefContext, OpeningContext } from '../issues/briefIssue';
import { placer, type Place } from '../issues/briefQuotes';
import { statedOnce } from '../issues/briefReadings';
import { readArticles, readCounts } from '../issues/briefRecords';
import { briefSentences, listedActors, listedNames, namedActor, pairWords } from './briefSentences';
import { reportedPairs, reportedWords } from './reportedPairs';

// A brief that is handed in. *One page* has the sentences and a table of who stands where; *short*
// has the sentences, then a table for each issue with each actor once and its words, and an annex
// with all quotes, each once, and how they were counted.

/** At most, on one page. */
const MOST_WORDS = 400;
/** The words that fit on a page. */
const MOST_WORDS_WITH_OWN = 450;
const MOST_ROWS = 8;
const MOST_SOURCES = 4;
/** Pairs of an issue that are named. */
const MOST_PAIRS = 3;
/** Pairs and quotes of what articles report. */
const MOST_REPORTED = 10;
/** Quotes of the annex: the workbook has more. */
const MOST_QUOTES = 400;

interface ShortBrief {
  readonly context: BriefContext;
  readonly place: Place;
  /** The quotes that the issues before have printed. */
  readonly printed: Set<string>;
}

/** Parts whose words can be counted. */
type Parts = readonly (BriefPart & { readonly content: readonly Block[] })[];

/** A4 with the sentences, the analyst's own paragraphs, and as many issues as there is room for. */
export function onePageParts(basis: BriefBasis, input: ExportInput): Parts {
  const { context } = basis;
  const first = firstParts(basis, input);
  const room = MOST_WORDS - ownWords(input);
  const issues = issuesWithSides(context);
  if (issues.length === 0) return first;
  for (let count = Math.min(issues.length, MOST_ROWS); count >= 0; count--) {
    const parts = [...first, { name: 'issues', content: standTable(issues, count, context) }];
    const blocks = parts.flatMap(({ content }) => content);
    if (count === 0 || wordsIn(blocks) <= room) return parts;
  }
  return first;
}

/** How many words a brief has that does not fit on one page with the analyst's own paragraphs, as a
 * sentence; nothing where it fits, and of other briefs. */
export function beyondPage(basis: BriefBasis, input: ExportInput): readonly string[] {
  if (input.briefLength !== 'one-page') return [];
  const parts = onePageParts(basis, input).flatMap(({ content }) => content);
  const words = wordsIn(parts) + ownWords(input);
  const isBeyond = words > MOST_WORDS_WITH_OWN && ownWords(input) > 0;
  return isBeyond ? [basis.context.wording.text('over a page', words)] : [];
}

function ownWords({ beside }: ExportInput): number {
  return wordsIn(allOwnBlocks(beside?.own ?? new Map()));
}

/** The sentences, a table for each issue, the annex and how it was counted. */
export async function shortParts(basis: BriefBasis, input: ExportInput): Promise<Parts> {
  const { context } = basis;
  const parts = [...firstParts(basis, input)];
  const brief: ShortBrief = { context, place: placer(input, context.wording), printed: new Set() };
  for (const on of issuesWithSides(context)) {
    parts.push({ name: partOfIssue(on.issue), content: await issueBlocks(on, brief) });
  }
  return [
    ...parts,
    { name: 'annex', content: await annexBlocks(brief) },
    { name: 'method', content: [...methodBlocks(context)] },
  ];
}

/** What all begin with. */
function firstParts({ context, edition }: BriefBasis, input: ExportInput): Parts {
  const changes =
    edition && changeBlocks(edition, context.wording, input.briefLength === 'one-page');
  return [
    { name: 'title', content: titleBlocks(input, edition, context) },
    { name: 'opening', content: openingBlocks(context, input.briefLength !== 'one-page') },
    ...(changes && changes.length > 0 ? [{ name: 'changes', content: changes }] : []),
  ];
}

/** The title, and the edition. */
export function titleBlocks(
  input: ExportInput,
  edition: Edition | undefined,
  context: OpeningContext,
): readonly Block[] {
  return [
    heading(1, briefTitle(input, context)),
    ...(edition ? [paragraph(editionLine(edition, context.wording))] : []),
  ];
}

/** What was read, and the sentences. `hasQuotes`: words of articles follow. */
export function openingBlocks(context: OpeningContext, hasQuotes = true): readonly Block[] {
  const { analysis, isOneSided, wording } = context;
  const notes = [
    ...chosenActorLines(analysis.context.filter, wording),
    ...(isOneSided ? [wording.text('one side left out')] : []),
  ];
  return [
    paragraph(readText(context, hasQuotes)),
    ...notes.map((note) => paragraph(note)),
    ...(issuesWithSides(context).length === 0 ? [paragraph(wording.text('nothing counts'))] : []),
    ...briefSentences(context).map((text) => member(0, text)),
  ];
}

/** "12 articles were read, 1 begun, 3 May 2023 to 4 Jan 2026: Wire, Post and 2 more sources.
 * Quotation marks enclose the words of the articles; conditions are worded by the coders." */
function readText({ analysis, wording }: OpeningContext, hasQuotes: boolean): string {
  const { text } = wording;
  const articles = readArticles(analysis);
  const dates = articles.flatMap(({ metadata }) => metadata.date ?? []).sort();
  const [firstDate] = dates;
  const when =
    firstDate === undefined
      ? ''
      : `, ${daysText(wording, { firstDate, lastDate: dates.at(-1) ?? firstDate })}`;
  const counts = new Map<string, number>();
  for (const { metadata } of articles) {
    const { source } = metadata;
    if (source !== undefined) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const sources = [...counts].sort(([, a], [, b]) => b - a).map(([source]) => source);
  const more = sources.length - MOST_SOURCES;
  const without = articles.filter(({ metadata }) => metadata.source === undefined).length;
  const named = [
    ...sources.slice(0, MOST_SOURCES),
    ...(more > 0 ? [text('more sources', more)] : []),
    ...(without > 0 ? [text('without a source', without)] : []),
  ];
  const from = sources.length === 0 ? '' : `: ${joined(wording, named)}`;
  const isConditional = analysis.surviving.some(({ position }) => position.condition !== undefined);
  const [read, begun] = readCounts(articles, analysis, wording);
  const marks = hasQuotes
    ? [text(isConditional ? 'marks enclose, conditions' : 'marks enclose')]
    : isConditional
      ? [text('conditions by coders')]
      : [];
  return [text('articles were read', read, begun, when, from), ...marks].join(' ');
}

/** The first issues, with the names of the actors on each side. */
function standTable(
  issues: readonly IssueAnalysis[],
  count: number,
  { wording }: BriefContext,
): readonly Block[] {
  const { text: say } = wording;
  const rows = issues.slice(0, count).map((on) => {
    const { issue, stances } = on;
    const sides = sidesOf(stances);
    const silent = [...silentOn(on).keys()];
    const cell = (isMeant: (words: SideWords) => boolean, isNamed = false): Run[] =>
      sides
        .filter(({ words }) => isMeant(words))
        .map(({ words, actors }, at) => ({
          text: `${isNamed ? `${say(words)}: ` : ''}${listedActors(actors, wording)}`,
          newLine: at > 0,
        }));
    return [
      [{ text: issueText(wording, issue), bold: true }],
      cell((words) => words === 'for'),
      cell((words) => words === 'against'),
      [
        ...cell((words) => words !== 'for' && words !== 'against', true),
        ...(silent.length === 0
          ? []
          : [
              {
                text: `${say('no side')}: ${listedNames(silent, wording)}`,
                newLine: sides.some(({ words }) => words !== 'for' && words !== 'against'),
              },
            ]),
      ],
    ];
  });
  const more = issues.length - count;
  if (count === 0) return [paragraph(say('in the short brief', say('n issues', more)))];
  return [
    {
      kind: 'table',
      head: headOf(['head issue', ...SIDES], wording),
      rows,
      widths: [0.22, 0.28, 0.28, 0.22],
    },
    ...(more > 0 ? [paragraph(say('in the short brief', say('more issues', more)))] : []),
  ];
}

const SIDES = ['head for', 'head against', 'head otherwise'] as const;

/** The statement, the sides with the words of each actor, and the sharpest pairs. */
async function issueBlocks(on: IssueAnalysis, brief: ShortBrief): Promise<readonly Block[]> {
  const { wording } = brief.context;
  const { issue, stances } = on;
  const statement = issue === undefined ? undefined : wording.codebook.issues.get(issue)?.statement;
  const sides: (readonly Run[])[][] = [[], [], []];
  for (const { words, actors } of sidesOf(stances)) {
    const at = words === 'for' ? 0 : words === 'against' ? 1 : 2;
    for (const stance of actors) {
      sides[at]?.push(await actorRuns(stance, at === 2 ? words : undefined, brief));
    }
  }
  for (const [actor, records] of silentOn(on)) {
    sides[2]?.push(await actorRuns({ actor, records }, 'no side', brief));
  }
  // Most issues have nothing but two sides.
  if (sides[2]?.length === 0) sides.pop();
  const longest = greatest(sides.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, at) => sides.map((side) => side[at] ?? []));
  const anchor = brief.context.sections.get(issue);
  return [
    heading(2, issueText(wording, issue), anchor),
    ...(statement === undefined ? [] : [paragraph(italic(statement))]),
    { kind: 'table', head: headOf(SIDES.slice(0, sides.length), wording), rows },
    ...pairsParagraph(on, brief.context),
  ];
}

/** The name; its words, unless an issue before has them; who said them, when and where. */
async function actorRuns(
  stance: NetStance | Silent,
  words: SideWords | 'no side' | undefined,
  { context: { wording }, place, printed }: ShortBrief,
): Promise<readonly Run[]> {
  const isSilent = 'records' in stance;
  const called = isSilent ? nameOfActor(wording, stance.actor) : namedActor(stance, wording);
  const name: Run = {
    text: `${called}${words === undefined ? '' : `, ${wording.text(words)}`}`,
    bold: true,
  };
  const isToPrint = (record: PositionRecord): boolean => !printed.has(keyOf(record));
  const cell = isSilent
    ? silentCell(stance.records, wording, isToPrint)
    : positionCell(stance, wording, isToPrint);
  if (!cell) return [name, { text: wording.text('quoted above'), newLine: true, isFaint: true }];
  printed.add(keyOf(cell.printed));
  const [, ...runs] = await cellRuns(cell, stance.actor, { place, wording });
  return [name, ...runs];
}

/** The words of a position in its article: those of several positions may be the same. */
function keyOf({ article, position }: PositionRecord): string {
  return JSON.stringify([article.path, position.quote.map(({ exact }) => exact)]);
}

function pairsParagraph(on: IssueAnalysis, { pairs, wording }: BriefContext): readonly Block[] {
  const { text } = wording;
  const listed = COUNTED_KINDS.flatMap((kind) => pairs.get(on.issue)?.[kind] ?? [])
    .sort(compareSharpness)
    .slice(0, MOST_PAIRS);
  if (listed.length === 0) return [];
  const more = countDisagreementsOn(on) - listed.length;
  const others = more > 0 ? [text('and more', text('more pairs', more))] : [];
  const words = listed.map((row) => pairWords(row, wording));
  return [paragraph(text('opposed', [...words, ...others].join('; ')))];
}

/** What articles themselves say about who disagrees, each place once. */
async function reportedBlocks({ context, place }: ShortBrief): Promise<readonly Block[]> {
  const { wording } = context;
  const { text: say } = wording;
  const pairs = reportedPairs(context.analysis);
  const blocks: Block[] = [];
  const quoted = new Set<string>();
  for (const pair of pairs.slice(0, MOST_REPORTED)) {
    const runs: Run[] = [{ text: reportedWords(pair, wording), bold: true }];
    const isQuoted = [...pair.records].every(({ id }) => quoted.has(id));
    if (isQuoted) runs.push({ text: say('quoted above'), newLine: true, isFaint: true });
    for (const { id, placed, article } of pair.records) {
      if (quoted.has(id) || quoted.size >= MOST_REPORTED) continue;
      quoted.add(id);
      const { text, link } = await place(placed, article);
      runs.push(
        { text: `${quoteText(placed.annotation, wording)}, `, newLine: true },
        { text, link },
      );
    }
    blocks.push(member(0, runs));
  }
  const more = pairs.length - blocks.length;
  if (more > 0) blocks.push(paragraph(say('in the full brief', say('more pairs', more))));
  return blocks.length === 0 ? [] : [heading(3, say('heading reported')), ...blocks];
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

/** All quotes, each once, article by article. */
async function annexBlocks(brief: ShortBrief): Promise<readonly Block[]> {
  const { context, place } = brief;
  const { analysis, wording } = context;
  const blocks: Block[] = [heading(2, wording.text('heading annex'))];
  const byArticle = new Map<ArticleRow, PositionRecord[]>();
  const again = codedAgain(analysis, wording);
  for (const record of analysis.surviving) {
    if (!again.has(record)) addTo(byArticle, record.article, record);
  }
  let left = MOST_QUOTES;
  for (const [article, records] of byArticle) {
    const quotes = new Map<string, PositionRecord[]>();
    for (const record of records) addTo(quotes, keyOf(record), record);
    const listed = [...quotes.values()].slice(0, Math.max(0, left));
    left -= listed.length;
    if (listed.length === 0) continue;
    blocks.push(heading(3, article.metadata.title ?? article.path));
    for (const same of listed) blocks.push(await quoteBlock(same, wording, place));
  }
  const all = sum([...byArticle.values()].map((records) => new Set(records.map(keyOf)).size));
  if (all > MOST_QUOTES) {
    blocks.push(
      paragraph(wording.text('in the workbook', wording.text('more quotes', all - MOST_QUOTES))),
    );
  }
  addAll(blocks, await notCountedBlocks(context, place, left));
  addAll(blocks, await reportedBlocks(brief));
  return blocks;
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

/** "“…” — Port on Tolls: for; Town on Tolls: against, one.md ¶3". */
async function quoteBlock(
  same: readonly PositionRecord[],
  wording: Wording,
  place: Place,
): Promise<Block> {
  const [first] = same;
  if (!first) return paragraph('');
  const readings = new Set(same.map((record) => readingOf(record, wording)));
  const { text, link } = await place(first.placed, first.article);
  const words = `${quoteText(first.position, wording)} — ${[...readings].join('; ')}, `;
  return member(0, words, { text, link });
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

function headOf(keys: readonly PhraseKey[], { text }: Wording): readonly Run[][] {
  return keys.map((key) => [{ text: text(key) }]);
}

/** As a word processor counts them. */
export function wordsIn(blocks: readonly Block[]): number {
  return sum(
    blocks.map((block) => {
      const runs =
        block.kind === 'table'
          ? [...block.head, ...block.rows.flat()].flat()
          : block.kind === 'sides'
            ? []
            : block.runs;
      return sum(runs.map(({ text }) => text.split(/\s+/).filter((word) => word !== '').length));
    }),
  );
}
