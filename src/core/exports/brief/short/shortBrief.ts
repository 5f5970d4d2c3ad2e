import type { Analysis } from '../../../analysis/analyse';
import { COUNTED_KINDS } from '../../../analysis/disagreements/kinds';
import { countDisagreementsOn } from '../../../analysis/disagreements/findRows';
import { compareSharpness } from '../../../analysis/disagreements/sharpestRows';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { NetStance } from '../../../analysis/netStances';
import { codedStateOf } from '../../../analysis/records/codedArticles';
import { addTo } from '../../../analysis/records/groups';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import type { ArticleRow } from '../../../model/corpus';
import { addAll, greatest, sum } from '../../../util/lists';
import { createLocalizer } from '../../../views/words/localizer';
import type { Block, Run } from '../../document/blocks';
import { plainText } from '../../document/readMarkdown';
import type { ExportInput } from '../../exportFormat';
import { positionCell } from '../../positionTable/positionTable';
import { cellRuns, quoteText } from '../../positionTable/positionTableBlocks';
import type { BriefBasis } from '../briefContext';
import { methodLines } from '../briefMethod';
import { issuesWithSides, sidesOf, type SideWords } from '../briefSummary';
import {
  actorTexts,
  briefTitle,
  chosenActorLines,
  daysText,
  issueTexts,
  joined,
  nameOfIssue,
  plural,
  positionText,
} from '../briefWords';
import { changeBlocks, editionLine } from '../editions/changes';
import type { Edition } from '../editions/edition';
import { partOfIssue, type BriefPart } from '../ownParagraphs';
import type { BriefContext, OpeningContext } from '../issues/briefIssue';
import { placer, type Place } from '../issues/briefQuotes';
import { readArticles } from '../issues/briefRecords';
import { briefSentences, listedActors, namedActor, pairWords } from './briefSentences';
import { reportedPairs, reportedWords } from './reportedPairs';

// A brief that is handed in. *One page* has the sentences and a table of who stands where; *short*
// has the sentences, then a table for each issue with each actor once and its words, and an annex
// with all quotes, each once, and how they were counted.

/** At most, on one page. */
const MOST_WORDS = 400;
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

type Parts = readonly BriefPart<readonly Block[]>[];

/** The content of a brief that is not the full one. */
export async function shorterParts(
  basis: BriefBasis,
  input: ExportInput,
): Promise<Parts | undefined> {
  switch (input.briefLength) {
    case 'one-page':
      return onePageParts(basis, input);
    case 'short':
      return shortParts(basis, input);
    case 'full':
    case undefined:
      return undefined;
  }
}

/** A4 with the sentences and as many issues as there is room for. */
function onePageParts(basis: BriefBasis, input: ExportInput): Parts {
  const { context } = basis;
  const first = firstParts(basis, input);
  const issues = issuesWithSides(context.analysis);
  for (let count = Math.min(issues.length, MOST_ROWS); count > 0; count--) {
    const parts = [...first, { name: 'issues', content: standTable(issues, count, context) }];
    const blocks = parts.flatMap(({ content }) => content);
    if (count === 1 || wordsIn(blocks) <= MOST_WORDS) return parts;
  }
  return first;
}

async function shortParts(basis: BriefBasis, input: ExportInput): Promise<Parts> {
  const { context } = basis;
  const parts = [...firstParts(basis, input)];
  const brief: ShortBrief = { context, place: placer(input), printed: new Set() };
  for (const on of issuesWithSides(context.analysis)) {
    parts.push({ name: partOfIssue(on.issue), content: await issueBlocks(on, brief) });
  }
  return [
    ...parts,
    { name: 'annex', content: await annexBlocks(brief) },
    { name: 'method', content: methodBlocks(context) },
  ];
}

/** What all begin with. */
function firstParts({ context, edition }: BriefBasis, input: ExportInput): Parts {
  const changes =
    edition &&
    changeBlocks(edition, context.analysis.reader.codebook, input.briefLength === 'one-page');
  return [
    { name: 'title', content: titleBlocks(input, edition) },
    { name: 'opening', content: openingBlocks(context) },
    ...(changes && changes.length > 0 ? [{ name: 'changes', content: changes }] : []),
  ];
}

/** The title, and the edition. */
export function titleBlocks(input: ExportInput, edition: Edition | undefined): readonly Block[] {
  return [
    { kind: 'heading', level: 1, runs: [{ text: briefTitle(input) }] },
    ...(edition ? [paragraph(editionLine(edition))] : []),
  ];
}

/** What was read, and the sentences. */
export function openingBlocks(context: OpeningContext): readonly Block[] {
  const { analysis, isOneSided } = context;
  const notes = [
    ...[...chosenActorLines(analysis.context.filter)].map(plainText),
    ...(isOneSided ? [createLocalizer().text('one side left out')] : []),
  ];
  return [
    paragraph(readText(analysis)),
    ...notes.map(paragraph),
    ...(issuesWithSides(analysis).length === 0
      ? [paragraph('No position on an issue counts.')]
      : []),
    ...briefSentences(context).map((text): Block => ({
      kind: 'member',
      level: 0,
      runs: [{ text }],
    })),
  ];
}

/** "12 articles were read, 3 May 2023 to 4 Jan 2026: Wire, Post and 2 more sources. Quotation marks
 * enclose the words of the articles; conditions are worded by the coders." */
function readText(analysis: Analysis): string {
  const articles = readArticles(analysis);
  const dates = articles.flatMap(({ metadata }) => metadata.date ?? []).sort();
  const [firstDate] = dates;
  const when =
    firstDate === undefined
      ? ''
      : `, ${daysText({ firstDate, lastDate: dates.at(-1) ?? firstDate })}`;
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
    ...(more > 0 ? [plural(more, 'more source')] : []),
    ...(without > 0 ? [`${String(without)} without a source`] : []),
  ];
  const from = sources.length === 0 ? '' : `: ${joined(named)}`;
  const isConditional = analysis.surviving.some(({ position }) => position.condition !== undefined);
  const conditions = isConditional ? '; conditions are worded by the coders' : '';
  const were = articles.length === 1 ? 'was' : 'were';
  return `${plural(articles.length, 'article')} ${were} read${begunText(articles, analysis)}${when}${from}. Quotation marks enclose the words of the articles${conditions}.`;
}

/** " (1 not to the end)", as the board counts, where others are marked as read to the end. */
function begunText(articles: readonly ArticleRow[], { context }: Analysis): string {
  const { coder } = context.filter;
  const begun = articles.filter((article) => codedStateOf(article, coder) === 'inProgress').length;
  return begun > 0 && begun < articles.length ? ` (${String(begun)} not to the end)` : '';
}

/** The first issues, with the names of the actors on each side. */
function standTable(
  issues: readonly IssueAnalysis[],
  count: number,
  { analysis }: BriefContext,
): readonly Block[] {
  const { codebook } = analysis.reader;
  const rows = issues.slice(0, count).map(({ issue, stances }) => {
    const sides = sidesOf(stances);
    const cell = (isMeant: (words: SideWords) => boolean, isNamed = false): Run[] =>
      sides
        .filter(({ words }) => isMeant(words))
        .map(({ words, actors }, at) => ({
          text: `${isNamed ? `${words}: ` : ''}${listedActors(actors, codebook)}`,
          newLine: at > 0,
        }));
    return [
      [{ text: nameOfIssue(codebook, issue), bold: true }],
      cell((words) => words === 'for'),
      cell((words) => words === 'against'),
      cell((words) => words !== 'for' && words !== 'against', true),
    ];
  });
  const more = issues.length - count;
  return [
    { kind: 'table', head: headOf(['Issue', ...SIDES]), rows, widths: [0.22, 0.28, 0.28, 0.22] },
    ...(more > 0 ? [paragraph(`${plural(more, 'more issue')}: in the short brief.`)] : []),
  ];
}

const SIDES = ['For', 'Against', 'Otherwise'];

/** The statement, the sides with the words of each actor, and the sharpest pairs. */
async function issueBlocks(on: IssueAnalysis, brief: ShortBrief): Promise<readonly Block[]> {
  const { codebook } = brief.context.analysis.reader;
  const { issue, stances } = on;
  const statement = issue === undefined ? undefined : codebook.issues.get(issue)?.statement;
  const sides: (readonly Run[])[][] = [[], [], []];
  for (const { words, actors } of sidesOf(stances)) {
    const at = words === 'for' ? 0 : words === 'against' ? 1 : 2;
    for (const stance of actors) {
      sides[at]?.push(await actorRuns(stance, at === 2 ? words : undefined, brief));
    }
  }
  // Most issues have nothing but two sides.
  if (sides[2]?.length === 0) sides.pop();
  const longest = greatest(sides.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, at) => sides.map((side) => side[at] ?? []));
  const anchor = brief.context.sections.get(issue)?.id;
  return [
    {
      kind: 'heading',
      level: 2,
      runs: [{ text: issue === undefined ? 'Without an issue' : nameOfIssue(codebook, issue) }],
      anchor,
    },
    ...(statement === undefined
      ? []
      : [{ kind: 'paragraph', runs: [{ text: statement, italic: true }] } as const]),
    { kind: 'table', head: headOf(SIDES.slice(0, sides.length)), rows },
    ...pairsParagraph(on, brief.context),
  ];
}

/** The name; its words, unless an issue before has them; who said them, when and where. */
async function actorRuns(
  stance: NetStance,
  words: SideWords | undefined,
  { context: { analysis }, place, printed }: ShortBrief,
): Promise<readonly Run[]> {
  const { codebook } = analysis.reader;
  const name: Run = {
    text: `${namedActor(stance, codebook)}${words === undefined ? '' : `, ${words}`}`,
    bold: true,
  };
  const cell = positionCell(stance, (record) => !printed.has(keyOf(record)));
  if (!cell) return [name, { text: 'quoted above', newLine: true, isFaint: true }];
  printed.add(keyOf(cell.printed));
  const [, ...runs] = await cellRuns(cell, stance.actor, { analysis, place });
  return [name, ...runs];
}

/** The words of a position in its article: those of several positions may be the same. */
function keyOf({ article, position }: PositionRecord): string {
  return JSON.stringify([article.path, position.quote.map(({ exact }) => exact)]);
}

function pairsParagraph(on: IssueAnalysis, { pairs, analysis }: BriefContext): readonly Block[] {
  const { codebook } = analysis.reader;
  const listed = COUNTED_KINDS.flatMap((kind) => pairs.get(on.issue)?.[kind] ?? [])
    .sort(compareSharpness)
    .slice(0, MOST_PAIRS);
  if (listed.length === 0) return [];
  const more = countDisagreementsOn(on) - listed.length;
  const others = more > 0 ? `; and ${plural(more, 'more pair')}` : '';
  const words = listed.map((row) => pairWords(row, codebook)).join('; ');
  return [paragraph(`Opposed: ${words}${others}.`)];
}

/** What articles themselves say about who disagrees, each place once. */
async function reportedBlocks({ context, place }: ShortBrief): Promise<readonly Block[]> {
  const { codebook } = context.analysis.reader;
  const pairs = reportedPairs(context.analysis);
  const heading = 'Disagreement that the articles report';
  const blocks: Block[] = [];
  const quoted = new Set<string>();
  for (const pair of pairs.slice(0, MOST_REPORTED)) {
    const runs: Run[] = [{ text: reportedWords(pair, codebook), bold: true }];
    for (const { id, placed, article } of pair.records) {
      if (quoted.has(id) || quoted.size >= MOST_REPORTED) continue;
      quoted.add(id);
      const { text, link } = await place(placed, article);
      runs.push({ text: `${quoteText(placed.annotation)}, `, newLine: true }, { text, link });
    }
    blocks.push({ kind: 'member', level: 0, runs });
  }
  const more = pairs.length - blocks.length;
  if (more > 0) blocks.push(paragraph(`${plural(more, 'more pair')}: in the full brief.`));
  return blocks.length === 0
    ? []
    : [{ kind: 'heading', level: 3, runs: [{ text: heading }] }, ...blocks];
}

/** All quotes, each once, article by article. */
async function annexBlocks(brief: ShortBrief): Promise<readonly Block[]> {
  const { context, place } = brief;
  const { analysis } = context;
  const blocks: Block[] = [{ kind: 'heading', level: 2, runs: [{ text: 'Annex: all quotes' }] }];
  const byArticle = new Map<ArticleRow, PositionRecord[]>();
  for (const record of analysis.surviving) addTo(byArticle, record.article, record);
  let left = MOST_QUOTES;
  for (const [article, records] of byArticle) {
    const quotes = new Map<string, PositionRecord[]>();
    for (const record of records) addTo(quotes, keyOf(record), record);
    const listed = [...quotes.values()].slice(0, Math.max(0, left));
    left -= listed.length;
    if (listed.length === 0) continue;
    const title = article.metadata.title ?? article.path;
    blocks.push({ kind: 'heading', level: 3, runs: [{ text: title }] });
    for (const same of listed) blocks.push(await quoteBlock(same, analysis, place));
  }
  const all = sum([...byArticle.values()].map((records) => new Set(records.map(keyOf)).size));
  if (all > MOST_QUOTES) {
    blocks.push(paragraph(`${plural(all - MOST_QUOTES, 'more quote')}: in the workbook.`));
  }
  addAll(blocks, await reportedBlocks(brief));
  return blocks;
}

function methodBlocks(context: BriefContext): readonly Block[] {
  return [
    { kind: 'heading', level: 2, runs: [{ text: 'How this was made' }] },
    ...[...methodLines(context, context.analysis.reader)].map((line): Block => ({
      kind: 'member',
      level: 0,
      runs: [{ text: plainText(line) }],
    })),
  ];
}

/** "“…” — Port on Tolls: for; Town on Tolls: against, one.md ¶3". */
async function quoteBlock(
  same: readonly PositionRecord[],
  { reader: { codebook } }: Analysis,
  place: Place,
): Promise<Block> {
  const [first] = same;
  if (!first) return paragraph('');
  const readings = new Set(
    same.map((record) => {
      const { issues } = record.position;
      const on = issues.length === 0 ? '' : ` on ${issueTexts(codebook, issues)}`;
      const what = positionText(record, record.polarity, codebook);
      return plainText(`${actorTexts(codebook, record.actors)}${on}: ${what}`);
    }),
  );
  const { text, link } = await place(first.placed, first.article);
  return {
    kind: 'member',
    level: 0,
    runs: [
      { text: `${quoteText(first.position)} — ${[...readings].join('; ')}, ` },
      { text, link },
    ],
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] };
}

function headOf(names: readonly string[]): readonly Run[][] {
  return names.map((text) => [{ text }]);
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
