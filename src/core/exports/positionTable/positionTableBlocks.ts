import type { Analysis } from '../../analysis/analyse';
import { issueName } from '../../codebook/lookUp';
import type { ActorId, IssueId } from '../../model/ids';
import { addAll, sum } from '../../util/lists';
import type { Wording } from '../wording/wording';
import { joined, nameOfActor, quoteText, statementBelow } from '../brief/briefWords';
import type { Place } from '../brief/issues/briefQuotes';
import type { Block, Run } from '../document/blocks';
import {
  nameOfGroup,
  type ActorGroup,
  type PositionCell,
  type PositionTable,
} from './positionTable';

/** How much of a position table is laid out. */
export interface TableLimits {
  readonly issuesPerTable: number;
  readonly issues: number;
  readonly actors: number;
}

interface TableWords {
  readonly place: Place;
  readonly wording: Wording;
}

/** A heading, what was read, and the table, in several of them where it has many issues. */
export async function positionTableBlocks(
  table: PositionTable,
  analysis: Analysis,
  { title, place, limits, wording }: { title: string; limits: TableLimits } & TableWords,
): Promise<readonly Block[]> {
  const { codebook, text: say } = wording;
  const issues = table.issues.slice(0, limits.issues);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, runs: [{ text: title }] },
    { kind: 'paragraph', runs: [{ text: basisText(table, analysis, wording) }] },
  ];
  const all = sum(table.groups.map(({ actors }) => actors.length));
  if (all === 0) {
    blocks.push({ kind: 'paragraph', runs: [{ text: say('nothing counts') }] });
    return blocks;
  }
  for (let from = 0; from < issues.length; from += limits.issuesPerTable) {
    const own = issues.slice(from, from + limits.issuesPerTable);
    const head = [
      [{ text: say('head actor') }],
      ...own.map((issue) => [
        { text: issueName(codebook, issue) },
        ...statementBelow(wording, issue),
      ]),
    ];
    const first = 0.14;
    blocks.push({
      kind: 'table',
      head,
      rows: await tableRows(table, own, { place, wording, most: limits.actors }),
      widths: [first, ...own.map(() => (1 - first) / own.length)],
    });
  }
  const more = [
    ...moreOf(all - Math.min(all, limits.actors), 'more actors', wording),
    ...moreOf(table.issues.length - issues.length, 'more issues', wording),
  ];
  if (more.length > 0) {
    const text = say('not in table', joined(wording, more));
    blocks.push({ kind: 'paragraph', runs: [{ text }] });
  }
  return blocks;
}

function moreOf(count: number, what: 'more actors' | 'more issues', { text }: Wording): string[] {
  return count > 0 ? [text(what, count)] : [];
}

/** Actors without a cell in any of the columns have no row. */
async function tableRows(
  table: PositionTable,
  issues: readonly IssueId[],
  { most, ...words }: { most: number } & TableWords,
): Promise<readonly (readonly (readonly Run[])[])[]> {
  const rows: (readonly (readonly Run[])[])[] = [];
  const isGrouped = table.groups.length > 1;
  let left = most;
  for (const group of table.groups) {
    const listed = group.actors.slice(0, Math.max(0, left));
    left -= listed.length;
    const own = await groupRows({ ...group, actors: listed }, issues, { table, ...words });
    if (own.length === 0) continue;
    if (isGrouped) rows.push([[{ text: nameOfGroup(group, words.wording), bold: true }]]);
    addAll(rows, own);
  }
  return rows;
}

async function groupRows(
  { actors }: ActorGroup,
  issues: readonly IssueId[],
  { table, ...words }: { table: PositionTable } & TableWords,
): Promise<(readonly (readonly Run[])[])[]> {
  const nothing = nothingFound(table, words.wording);
  const rows: (readonly (readonly Run[])[])[] = [];
  for (const actor of actors) {
    const cells = issues.map((issue) => table.cell(actor, issue));
    if (cells.every((cell) => cell === undefined)) continue;
    const row: (readonly Run[])[] = [[{ text: nameOfActor(words.wording, actor), bold: true }]];
    for (const cell of cells) {
      row.push(cell ? await cellRuns(cell, actor, words) : [{ text: nothing, isFaint: true }]);
    }
    rows.push(row);
  }
  return rows;
}

/** "nothing found in 12 articles". */
export function nothingFound({ read: [read] }: PositionTable, { text }: Wording): string {
  return text('nothing found', read);
}

/** The degree; the quote; who says it, when, and where. */
export async function cellRuns(
  cell: PositionCell,
  actor: ActorId,
  { place, wording }: TableWords,
): Promise<readonly Run[]> {
  const { placed, article } = cell.printed;
  const { text, link } = await place(placed, article);
  const source = sourceTexts(cell, actor, wording);
  return [
    { text: cell.degree, bold: true, side: cell.side },
    { text: printedText(cell, wording), newLine: true },
    { text: source.length > 0 ? `${source.join(', ')}, ` : '', newLine: true, isFaint: true },
    { text, link, isFaint: true },
  ];
}

/** "“We need it”", and of an actor on both sides "for: “We need it”". */
export function printedText({ printed, printedSide }: PositionCell, wording: Wording): string {
  const words = quoteText(printed.position, wording);
  return printedSide === undefined ? words : `${wording.text(printedSide)}: ${words}`;
}

/** Who speaks for the actor, the date, and the source of the article. */
export function sourceTexts(
  { printed: { speaker, date, article } }: Pick<PositionCell, 'printed'>,
  actor: ActorId,
  wording: Wording,
): readonly string[] {
  const { source } = article.metadata;
  return [
    ...(speaker === undefined || speaker === actor ? [] : [nameOfActor(wording, speaker)]),
    ...(date === undefined ? [wording.text('undated')] : [wording.date(date)]),
    ...(source === undefined ? [] : [source]),
  ];
}

/** "20 positions in 8 articles. 12 articles were read, 1 begun. Each cell has …". */
function basisText(
  { read: [read, begun] }: PositionTable,
  { records, context }: Analysis,
  { text }: Wording,
): string {
  const { filter } = context;
  const key = filter.window ? 'table basis of dates' : 'table basis';
  const having = new Set(records.map(({ article }) => article.path)).size;
  return [
    text(key, text('n positions', records.length), text('in articles', having)),
    ...(read === having && begun === '' ? [] : [text('articles were read', read, begun, '', '')]),
    text('table cells'),
    ...(filter.query === undefined ? [] : [text('table search')]),
  ].join(' ');
}
