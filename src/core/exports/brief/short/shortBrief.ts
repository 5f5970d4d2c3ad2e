import { COUNTED_KINDS } from '../../../analysis/disagreements/kinds';
import { countDisagreementsOn } from '../../../analysis/disagreements/findRows';
import { compareSharpness } from '../../../analysis/disagreements/sharpestRows';
import type { Contradiction } from '../../../analysis/contradictions';
import { pairsOfKind, type Disagreement } from '../../../analysis/disagreements/whoDisagrees';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { NetStance } from '../../../analysis/netStances';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import type { ActorId, IssueId } from '../../../model/ids';
import { oneLine } from '../../../text/lines';
import { greatest, sum } from '../../../util/lists';
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
import { isQuoteWithheld, isWithheld } from '../../quotable';
import {
  positionCell,
  silentCell,
  silentOn,
  type PositionCell,
  type Silent,
} from '../../positionTable/positionTable';
import { cellRuns } from '../../positionTable/positionTableBlocks';
import type { BriefBasis } from '../briefContext';
import { MOST_QUOTED } from '../briefLimits';
import { methodBlocks } from '../briefMethod';
import { issuesWithSides, sidesOf, type SideWords } from '../briefSummary';
import {
  chosenActorLines,
  daysText,
  issueText,
  joined,
  nameOfActor,
  namedOf,
  onIssues,
  statementBelow,
  statementOf,
} from '../briefWords';
import { briefTitle } from '../documentTitle';
import { shiftsOn, turnsText } from '../../turnTexts';
import type { PhraseKey, Wording } from '../../wording/wording';
import { changeBlocks, editionLine } from '../editions/changes';
import type { Edition } from '../editions/edition';
import { allOwnBlocks, partOfIssue, type BriefPart } from '../ownParagraphs';
import type { BriefContext, OpeningContext } from '../issues/briefIssue';
import { WrittenConditions } from '../writtenConditions';
import { placer, type Place } from '../issues/briefQuotes';
import { readArticles, readCounts } from '../issues/briefRecords';
import { annexBlocks } from './annex';
import { pairQuotes } from './pairQuotes';
import {
  briefSentences,
  listedActors,
  listedNames,
  MOST_ISSUES,
  namedActor,
  pairWords,
  sideOfBoth,
} from './briefSentences';

// A brief that is handed in. *One page* has the sentences and a table of who stands where; *short*
// has the sentences, then a table for each issue with each actor once and its words, and an annex
// with the quotes, each once, and how they were counted. Both have a number of words, whatever the
// size of the study.

/** At most, on one page. */
const MOST_WORDS = 440;
/** The words that fit on a page. */
const MOST_WORDS_WITH_OWN = 450;
const MOST_ROWS = 8;
/** With fewer, the quotes of the sharpest disagreement have no room. */
const LEAST_ROWS = 3;
const MOST_SOURCES = 4;
/** Pairs of an issue that are named. */
const MOST_PAIRS = 3;
/** Words of a short brief before its annex. */
const MOST_WORDS_BEFORE_ANNEX = 2200;
/** Actors of an issue on each side: as many as leave room for all issues. */
const MOST_ACTORS = [12, 8, 7, 6, 5, 4, 3];

interface ShortBrief {
  readonly context: BriefContext;
  readonly place: Place;
  /** The words that the cells before have printed. */
  readonly printed: Map<string, Printed>;
  /** On each side of an issue. */
  readonly mostActors: number;
}

/** Where words stand. */
interface Printed {
  readonly record: PositionRecord;
  readonly actor: ActorId;
  readonly issue: IssueId | undefined;
}

type TableRows = Extract<Block, { kind: 'table' }>['rows'];

/** Parts whose words can be counted. */
type Parts = readonly (BriefPart & { readonly content: readonly Block[] })[];

/** A4 with the sentences, the analyst's own paragraphs, and as many issues as there is room for. */
export function onePageParts(basis: BriefBasis, input: ExportInput): Parts {
  const { context } = basis;
  const room = MOST_WORDS - ownWords(input);
  const issues = issuesWithSides(context);
  if (issues.length === 0) return firstParts(basis, input);
  const most = Math.min(issues.length, MOST_ROWS);
  const fitting = (opening: Opening, least: number): Parts | undefined => {
    const first = firstParts(basis, input, opening);
    const { conditions } = briefSentences(context, opening.mostIssues);
    const rows = standRows(issues.slice(0, most), context, conditions);
    for (let count = most; count >= least; count--) {
      const content = standTable(rows.slice(0, count), issues.length - count, context);
      const parts = [...first, { name: 'issues', content }];
      if (count === 0 || wordsOf(parts) <= room) return parts;
    }
    return undefined;
  };
  const pair = briefSentences(context).sentences.flatMap((one) => one.pair ?? [])[0];
  const quotes = pair && pairQuotes(pair, context.wording, input);
  for (let mostIssues = MOST_ISSUES; mostIssues > 0; mostIssues--) {
    const parts =
      fitting({ mostIssues, quotes }, Math.min(most, LEAST_ROWS)) ?? fitting({ mostIssues }, 1);
    if (parts) return parts;
  }
  const last = { mostIssues: 1 };
  return fitting(last, 0) ?? firstParts(basis, input, last);
}

/** How many words a brief has that does not fit on one page with the analyst's own paragraphs, as a
 * sentence; nothing where it fits, and of other briefs. */
export function beyondPage(basis: BriefBasis, input: ExportInput): readonly string[] {
  const own = ownWords(input);
  if (input.briefLength !== 'one-page' || own === 0) return [];
  const words = wordsOf(onePageParts(basis, input)) + own;
  return words > MOST_WORDS_WITH_OWN ? [basis.context.wording.text('over a page', words)] : [];
}

function ownWords({ beside }: ExportInput): number {
  return wordsIn(allOwnBlocks(beside?.own ?? new Map()));
}

/** The sentences, a table for each issue as far as there is room, the annex and how it was
 * counted. */
export async function shortParts(basis: BriefBasis, input: ExportInput): Promise<Parts> {
  const { context } = basis;
  const { wording } = context;
  const first = firstParts(basis, input);
  const place = placer(input, wording);
  const room = MOST_WORDS_BEFORE_ANNEX - wordsOf(first) - ownWords(input);
  const issues = issuesWithSides(context);
  let tables: Parts = [];
  for (const mostActors of MOST_ACTORS) {
    tables = await issueParts(issues, { context, place, printed: new Map(), mostActors }, room);
    if (tables.length === issues.length) break;
  }
  const more = issues.length - tables.length;
  const rest = [paragraph(wording.text('in the full brief', wording.text('more issues', more)))];
  return [
    ...first,
    ...tables,
    ...(more > 0 ? [{ name: 'rest', content: rest }] : []),
    { name: 'annex', content: await annexBlocks(context, place) },
    { name: 'method', content: [...methodBlocks(context)] },
  ];
}

/** The tables of the first issues for which there is room: at least one. */
async function issueParts(
  issues: readonly IssueAnalysis[],
  brief: ShortBrief,
  room: number,
): Promise<Parts> {
  const parts: Parts[number][] = [];
  let left = room;
  for (const on of issues) {
    const content = await issueBlocks(on, brief);
    left -= wordsIn(content);
    if (left < 0 && parts.length > 0) break;
    parts.push({ name: partOfIssue(on.issue), content });
  }
  return parts;
}

/** The sentences. */
interface Opening {
  readonly mostIssues?: number | undefined;
  /** What follows that on the first disagreement. */
  readonly quotes?: readonly Block[] | undefined;
  /** Whether there are words of articles. */
  readonly hasQuotes?: boolean;
}

/** What all begin with. */
function firstParts(
  { context, edition }: BriefBasis,
  input: ExportInput,
  { mostIssues, quotes = [] }: Opening = {},
): Parts {
  const changes = edition && changeBlocks(edition, context.wording, input.briefLength);
  const hasQuotes = quotes.length > 0 || input.briefLength !== 'one-page';
  return [
    { name: 'title', content: titleBlocks(input, edition, context) },
    { name: 'opening', content: openingBlocks(context, { mostIssues, quotes, hasQuotes }) },
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

/** What was read, and the sentences. */
export function openingBlocks(
  context: OpeningContext,
  { mostIssues, quotes = [], hasQuotes = true }: Opening = {},
): readonly Block[] {
  const { analysis, isOneSided, wording } = context;
  const { sentences } = briefSentences(context, mostIssues);
  const first = sentences.find(({ pair }) => pair !== undefined);
  const notes = [
    ...chosenActorLines(analysis.context.filter, wording),
    ...(isOneSided ? [wording.text('one side left out')] : []),
  ];
  return [
    paragraph(readText(context, hasQuotes)),
    ...notes.map((note) => paragraph(note)),
    ...(issuesWithSides(context).length === 0 ? [paragraph(wording.text('nothing counts'))] : []),
    ...sentences.flatMap((one) => [member(0, one.text), ...(one === first ? quotes : [])]),
  ];
}

/** "12 articles were read, 1 begun, dated 3 May 2023 to 4 Jan 2026: Wire, Post and 2 more sources.
 * Quotation marks enclose the words of the articles; conditions are worded by the coders." */
function readText({ analysis, wording }: OpeningContext, hasQuotes: boolean): string {
  const { text } = wording;
  const articles = readArticles(analysis);
  const dates = articles.flatMap(({ metadata }) => metadata.date ?? []).sort();
  const [firstDate] = dates;
  const when =
    firstDate === undefined
      ? ''
      : text('and dated', daysText(wording, { firstDate, lastDate: dates.at(-1) ?? firstDate }));
  const counts = new Map<string, number>();
  for (const { metadata } of articles) {
    const { source } = metadata;
    if (source !== undefined) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const sources = [...counts].sort(([, a], [, b]) => b - a).map(([source]) => source);
  const first = namedOf(sources, MOST_SOURCES);
  const more = sources.length - first.length;
  const without = articles.filter(({ metadata }) => metadata.source === undefined).length;
  const named = [
    ...first,
    ...(more > 0 ? [text('more sources', more)] : []),
    ...(without > 0 ? [text('without a source', without)] : []),
  ];
  const from = sources.length === 0 ? '' : `: ${joined(wording, named)}`;
  const isConditional = analysis.surviving.some(
    ({ position: { condition } }) => condition !== undefined && !isWithheld(condition),
  );
  const [read, begun] = readCounts(articles, analysis, wording);
  const isQuoted = hasQuotes && analysis.surviving.some((one) => !isQuoteWithheld(one.position));
  const marks = isQuoted
    ? [text(isConditional ? 'marks enclose, conditions' : 'marks enclose', articles.length)]
    : isConditional
      ? [text('conditions by coders')]
      : [];
  const what =
    read === 0
      ? text('none was read', begun, when, from)
      : text('articles were read', read, begun, when, from);
  return [what, ...marks].join(' ');
}

/** These issues, with the names of the actors on each side. `conditions`: those of the sentences
 * above. */
function standRows(
  issues: readonly IssueAnalysis[],
  { wording }: BriefContext,
  conditions: WrittenConditions,
): TableRows {
  const { text: say } = wording;
  return issues.map((on) => {
    const { issue, stances } = on;
    const sides = sidesOf(stances);
    const shifts = shiftsOn(on);
    conditions.beginSentence();
    const silent = [...silentOn(on).keys()];
    const cell = (isMeant: (words: SideWords) => boolean, isNamed = false): Run[] =>
      sides
        .filter(({ words }) => isMeant(words))
        .map(({ words, actors }, at) => ({
          text: `${isNamed ? `${say(words)}: ` : ''}${listedActors(actors, wording, conditions, shifts)}`,
          newLine: at > 0,
        }));
    return [
      [{ text: issueText(wording, issue), bold: true }, ...statementBelow(wording, issue)],
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
}

/** `more`: issues that have no row. */
function standTable(rows: TableRows, more: number, { wording }: BriefContext): readonly Block[] {
  const { text } = wording;
  if (rows.length === 0) return [paragraph(text('in longer briefs', text('n issues', more)))];
  return [
    {
      kind: 'table',
      head: headOf(['head issue', ...SIDES], wording),
      rows,
      widths: [0.22, 0.28, 0.28, 0.22],
    },
    ...(more > 0 ? [paragraph(text('in longer briefs', text('more issues', more)))] : []),
  ];
}

const SIDES = ['head for', 'head against', 'head otherwise'] as const;

/** The statement, the sides with the words of each actor, and the sharpest pairs. */
async function issueBlocks(on: IssueAnalysis, brief: ShortBrief): Promise<readonly Block[]> {
  const { wording } = brief.context;
  const { text } = wording;
  const { issue } = on;
  const statement = statementOf(wording, issue);
  const actors: (readonly [NetStance | Silent, (SideWords | 'no side')?])[][] = [[], [], []];
  for (const { words, actors: stances } of sidesOf(on.stances)) {
    const at = words === 'for' ? 0 : words === 'against' ? 1 : 2;
    for (const stance of stances) actors[at]?.push(at === 2 ? [stance, words] : [stance]);
  }
  for (const [actor, records] of silentOn(on)) actors[2]?.push([{ actor, records }, 'no side']);
  // Most issues have nothing but two sides.
  if (actors[2]?.length === 0) actors.pop();
  const where =
    sum(actors.map(({ length }) => length)) > MOST_QUOTED ? 'in the workbook' : 'in the full brief';
  const conditions = new WrittenConditions();
  const shifts = shiftsOn(on);
  const sides: (readonly Run[])[][] = [];
  for (const all of actors) {
    const side: (readonly Run[])[] = [];
    for (const [stance, words] of namedOf(all, brief.mostActors))
      side.push(
        await actorRuns(stance, words, {
          ...brief,
          issue,
          conditions,
          shift: shifts.get(stance.actor),
        }),
      );
    const more = all.length - side.length;
    if (more > 0) side.push([{ text: text(where, text('more actors', more)) }]);
    sides.push(side);
  }
  const longest = greatest(sides.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, at) => sides.map((side) => side[at] ?? []));
  const anchor = brief.context.sections.get(issue);
  return [
    heading(2, issueText(wording, issue), anchor),
    ...(statement === undefined ? [] : [paragraph(italic(statement))]),
    { kind: 'table', head: headOf(SIDES.slice(0, sides.length), wording), rows },
    ...pairsParagraphs(on, brief.context),
  ];
}

interface CellOf extends ShortBrief {
  readonly issue: IssueId | undefined;
  readonly conditions: WrittenConditions;
  readonly shift: Contradiction | undefined;
}

/** The name; its words, or where they stand above; who said them, when and where. */
async function actorRuns(
  stance: NetStance | Silent,
  words: SideWords | 'no side' | undefined,
  brief: CellOf,
): Promise<readonly Run[]> {
  const {
    context: { wording },
    place,
    printed,
    conditions,
    shift,
    issue,
  } = brief;
  const { actor } = stance;
  const called =
    'records' in stance ? nameOfActor(wording, actor) : namedActor(stance, wording, conditions);
  const turns = shift && words === 'on both sides' ? `: ${turnsText(shift, wording)}` : '';
  const name: Run = {
    text: `${called}${words === undefined ? '' : `, ${wording.text(words)}${turns}`}`,
    bold: true,
  };
  const cellOf = (isToPrint: (record: PositionRecord) => boolean): PositionCell | undefined =>
    'records' in stance
      ? silentCell(stance.records, wording, { isToPrint })
      : positionCell(stance, wording, { isToPrint });
  const fresh = cellOf(
    (record) => !isQuoteWithheld(record.position) && !printed.has(sameWords(record)),
  );
  const cell = fresh ?? cellOf(() => true);
  if (!cell) return [name];
  const [, quote, ...source] = await cellRuns(cell, actor, { place, wording });
  if (fresh && quote) {
    printed.set(sameWords(fresh.printed), { record: fresh.printed, actor, issue });
    return [name, quote, ...source];
  }
  if (isQuoteWithheld(cell.printed.position)) return [name, ...(quote ? [quote] : []), ...source];
  const above = printed.get(sameWords(cell.printed));
  if (!above) return [name];
  const where = wording.text('quoted above', whereText(above, issue, wording));
  // Other articles may have the same words.
  const isSame = above.record.article.path === cell.printed.article.path;
  return [name, { text: where, newLine: true, isFaint: true }, ...(isSame ? [] : source)];
}

function sameWords({ position: { quote } }: PositionRecord): string {
  return JSON.stringify(quote.map(({ exact }) => oneLine(exact)));
}

/** "Port", and of another issue "Port on Tolls". */
function whereText(above: Printed, issue: IssueId | undefined, wording: Wording): string {
  const name = nameOfActor(wording, above.actor);
  if (above.issue === issue) return name;
  return textOf(onIssues(wording, name, [issueText(wording, above.issue)]));
}

/** Who is opposed to whom, and who within one side. */
function pairsParagraphs(on: IssueAnalysis, { pairs, wording }: BriefContext): readonly Block[] {
  const { text } = wording;
  const paragraphOf = (
    key: 'opposed' | 'opposed within',
    rows: readonly Disagreement[],
    count: number,
  ): readonly Block[] => {
    const words = rows.slice(0, MOST_PAIRS).map((row) => pairWords(row, wording));
    if (words.length === 0) return [];
    const more = count - words.length;
    const others = more > 0 ? [text('and more', text('more pairs', more))] : [];
    const sides = new Set(rows.slice(0, MOST_PAIRS).map((row) => sideOfBoth(row, wording)));
    return [paragraph(text(key, [...words, ...others].join('; '), [...sides].join(', ')))];
  };
  const found = pairs.get(on.issue);
  const counted = COUNTED_KINDS.flatMap((kind) => found?.[kind] ?? []).sort(compareSharpness);
  const within = pairsOfKind(on, 'internal').internal.count;
  return [
    ...paragraphOf('opposed', counted, countDisagreementsOn(on)),
    ...paragraphOf('opposed within', found?.internal ?? [], within),
  ];
}

function headOf(keys: readonly PhraseKey[], { text }: Wording): readonly Run[][] {
  return keys.map((key) => [{ text: text(key) }]);
}

function wordsOf(parts: Parts): number {
  return sum(parts.map(({ content }) => wordsIn(content)));
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
