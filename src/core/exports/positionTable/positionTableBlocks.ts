import type { Analysis } from '../../analysis/analyse';
import { issueName } from '../../codebook/lookUp';
import type { Annotation } from '../../model/annotation';
import type { ActorId, IssueId } from '../../model/ids';
import { dateOnScreen } from '../../text/dates';
import { addAll, sum } from '../../util/lists';
import { nameOfActor, plural } from '../brief/briefWords';
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

/** A heading, what was read, and the table, in several of them where it has many issues. */
export async function positionTableBlocks(
  table: PositionTable,
  analysis: Analysis,
  { title, place, limits }: { title: string; place: Place; limits: TableLimits },
): Promise<readonly Block[]> {
  const { codebook } = analysis.reader;
  const issues = table.issues.slice(0, limits.issues);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, runs: [{ text: title }] },
    { kind: 'paragraph', runs: [{ text: basisText(table, analysis) }] },
  ];
  const all = sum(table.groups.map(({ actors }) => actors.length));
  if (all === 0) {
    blocks.push({ kind: 'paragraph', runs: [{ text: 'No position on an issue counts.' }] });
    return blocks;
  }
  for (let from = 0; from < issues.length; from += limits.issuesPerTable) {
    const own = issues.slice(from, from + limits.issuesPerTable);
    const head = ['Actor', ...own.map((issue) => issueName(codebook, issue))];
    const first = 0.14;
    blocks.push({
      kind: 'table',
      head: head.map((text) => [{ text }]),
      rows: await tableRows(table, own, { analysis, place, most: limits.actors }),
      widths: [first, ...own.map(() => (1 - first) / own.length)],
    });
  }
  const more = [
    ...moreOf(all - Math.min(all, limits.actors), 'actor'),
    ...moreOf(table.issues.length - issues.length, 'issue'),
  ];
  if (more.length > 0) {
    const text = `Not in this table: ${more.join(' and ')}. The workbook has all of them.`;
    blocks.push({ kind: 'paragraph', runs: [{ text }] });
  }
  return blocks;
}

function moreOf(count: number, what: string): string[] {
  return count > 0 ? [plural(count, `more ${what}`)] : [];
}

/** Actors without a cell in any of the columns have no row. */
async function tableRows(
  table: PositionTable,
  issues: readonly IssueId[],
  { analysis, place, most }: { analysis: Analysis; place: Place; most: number },
): Promise<readonly (readonly (readonly Run[])[])[]> {
  const rows: (readonly (readonly Run[])[])[] = [];
  const isGrouped = table.groups.length > 1;
  let left = most;
  for (const group of table.groups) {
    const listed = group.actors.slice(0, Math.max(0, left));
    left -= listed.length;
    const own = await groupRows({ ...group, actors: listed }, issues, { table, analysis, place });
    if (own.length === 0) continue;
    if (isGrouped) rows.push([[{ text: nameOfGroup(group), bold: true }]]);
    addAll(rows, own);
  }
  return rows;
}

async function groupRows(
  { actors }: ActorGroup,
  issues: readonly IssueId[],
  { table, analysis, place }: { table: PositionTable; analysis: Analysis; place: Place },
): Promise<(readonly (readonly Run[])[])[]> {
  const nothing = nothingFound(table);
  const rows: (readonly (readonly Run[])[])[] = [];
  for (const actor of actors) {
    const cells = issues.map((issue) => table.cell(actor, issue));
    if (cells.every((cell) => cell === undefined)) continue;
    const row: (readonly Run[])[] = [
      [{ text: nameOfActor(analysis.reader.codebook, actor), bold: true }],
    ];
    for (const cell of cells) {
      row.push(
        cell
          ? await cellRuns(cell, actor, { analysis, place })
          : [{ text: nothing, isFaint: true }],
      );
    }
    rows.push(row);
  }
  return rows;
}

/** "nothing found in 12 articles". */
export function nothingFound({ articles }: PositionTable): string {
  return `nothing found in ${plural(articles, 'article')}`;
}

/** The degree; the quote; who says it, when, and where. */
export async function cellRuns(
  cell: PositionCell,
  actor: ActorId,
  { analysis, place }: { analysis: Analysis; place: Place },
): Promise<readonly Run[]> {
  const { placed, article } = cell.printed;
  const { text, link } = await place(placed, article);
  const source = sourceTexts(cell, actor, analysis);
  return [
    { text: cell.degree, bold: true, side: sideOf(cell) },
    { text: quoteText(cell.printed.position), newLine: true },
    { text: source.length > 0 ? `${source.join(', ')}, ` : '', newLine: true, isFaint: true },
    { text, link, isFaint: true },
  ];
}

/** Of an actor on both sides or neither, undefined. */
function sideOf({ stance: { sign, mixed } }: PositionCell): 'for' | 'against' | undefined {
  if (sign === 0 || mixed) return undefined;
  return sign > 0 ? 'for' : 'against';
}

export function quoteText({ quote }: Pick<Annotation, 'quote'>): string {
  return `“${quote.map(({ exact }) => exact.replace(/\s+/g, ' ')).join(' […] ')}”`;
}

/** Who speaks for the actor, the date, and the source of the article. */
export function sourceTexts(
  { printed: { speaker, date, article } }: PositionCell,
  actor: ActorId,
  { reader: { codebook } }: Analysis,
): readonly string[] {
  const { source } = article.metadata;
  return [
    ...(speaker === undefined || speaker === actor ? [] : [nameOfActor(codebook, speaker)]),
    ...(date === undefined ? ['undated'] : [dateOnScreen(date, 'en-GB')]),
    ...(source === undefined ? [] : [source]),
  ];
}

/** "12 articles. A cell has where an actor stands …". */
function basisText({ articles }: PositionTable, { records, context }: Analysis): string {
  const { filter } = context;
  const days = filter.window ? ', of the chosen dates' : '';
  return [
    `${plural(records.length, 'position')} in ${plural(articles, 'article')}${days}.`,
    'Each cell has the stance on balance of all dates, and the latest words of the actor for it.',
    ...(filter.query === undefined ? [] : ['Only what a search found is counted.']),
  ].join(' ');
}
