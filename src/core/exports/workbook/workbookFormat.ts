import type { DescribedColumn } from '../../tables/dataPackage';
import { analyse, type Analysis } from '../../analysis/analyse';
import { leavesOneSide } from '../../analysis/disagreements/oneSideRemoved';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Cell } from '../../tables/csv';
import type { Task } from '../../util/task';
import { withoutRefused } from '../exportedRows';
import type { DocumentFormat, ExportInput, LaidOut } from '../exportFormat';
import { disagreementsTable, periodsTable } from '../formats/disagreementsTable';
import { positionsTable } from '../formats/positionsTable';
import { quotePages, type QuotePage } from '../quotePages';
import { wordingOf } from '../wording/wording';
import { positionTableSheet } from '../positionTable/positionTableSheet';
import { actorsList, articlesList, codersList, issuesList } from './listSheets';
import { lossSentences, readMeSheet } from './readMeSheet';
import { tableSheet, type SheetLosses } from './sheetCells';
import type { Sheet, Workbook } from './workbook';

export const workbookXlsx = {
  kind: 'document',
  id: 'xlsx',
  label: 'Workbook (Excel)',
  extension: 'xlsx',
  description:
    'Positions, who wants what, disagreements with the quotes of both sides, their periods, actors, issues, articles and coders, one sheet each.',
  module: 'xlsx-out',
  layOut,
} as const satisfies DocumentFormat;

function* layOut(input: ExportInput): Task<LaidOut> {
  const analysis = yield* analyse(withoutRefused(input.reader), input.filter);
  const wording = wordingOf(analysis.reader.codebook, input.language);
  const losses: SheetLosses = { cutTexts: 0, excludedRows: 0, daysAsText: 0 };
  const disagreements = disagreementsTable(analysis);
  const periods = periodsTable(analysis);
  const { reader, records } = analysis;
  const positions = positionsTable(reader, records, input.filter, () => undefined);
  const names = (columns: readonly DescribedColumn[]): readonly string[] =>
    columns.map(({ name }) => name);
  const sheet = (
    name: string,
    table: { readonly columns: readonly string[]; readonly rows: Iterable<readonly Cell[]> },
  ): Task<Sheet> =>
    tableSheet(
      {
        name,
        columns: table.columns.map((column) => ({ name: column, kind: kindOf(column, analysis) })),
        rows: table.rows,
        linkOf: (cell) => pageAddress(cell) ?? articleAddress(cell, input, analysis),
      },
      losses,
    );
  const listed = yield* sheet('positions', {
    columns: names(positions.columns),
    rows: positions.rows,
  });
  const sheets = [
    yield* positionTableSheet(analysis, wording, losses),
    yield* sheet('disagreements', {
      columns: names(disagreements.columns),
      rows: disagreements.rows,
    }),
    yield* sheet('periods', { columns: names(periods.columns), rows: periods.rows }),
    yield* sheet('actors', actorsList(analysis)),
    yield* sheet('issues', issuesList(analysis)),
    yield* sheet('articles', articlesList(analysis)),
    yield* sheet('coders', codersList(analysis)),
  ];
  const described = {
    positions: positions.columns,
    disagreements: disagreements.columns,
    periods: periods.columns,
  };
  sheets.push(
    readMeSheet(input.corpusName, analysis, yield* leavesOneSide(analysis), described, {
      losses,
      wording,
    }),
  );
  return {
    content: async (): Promise<Workbook> => {
      const pageOf = await quotePages(input, records);
      return { title: input.corpusName, sheets: [withPages(listed, records, pageOf), ...sheets] };
    },
    losses: lossSentences(losses),
  };
}

/** `records`: those of the rows. */
function withPages(sheet: Sheet, records: readonly PositionRecord[], pageOf: QuotePage): Sheet {
  const at = sheet.columns.findIndex(({ name }) => name === 'page');
  const pages = records.map(pageOf);
  return { ...sheet, rows: sheet.rows.map((row, index) => row.with(at, pages[index])) };
}

const DAYS = new Set(['date', 'article_date', 'firstDate', 'lastDate', 'from', 'to']);
const LINKS = new Set(['article', 'url']);
const WRAPPED = new Set([
  ...['quote', 'note', 'condition', 'statement', 'definition', 'aliases', 'keywords', 'roles'],
  ...['quotes_a', 'quotes_b', 'quotes_stated', 'sources_a', 'sources_b', 'sources_stated'],
  ...['quotes_for', 'quotes_against', 'sources_for', 'sources_against'],
]);

function kindOf(column: string, { reader }: Analysis): 'day' | 'link' | 'wrapped' | undefined {
  if (DAYS.has(column)) return 'day';
  if (LINKS.has(column)) return 'link';
  if (WRAPPED.has(column)) return 'wrapped';
  const [, field] = /^field\.(.*)$/s.exec(column) ?? [];
  const definition = field === undefined ? undefined : reader.codebook.fields.get(field);
  return definition?.type === 'date' && !definition.list ? 'day' : undefined;
}

/** Accepts only web pages: the address that an article gives may be anything. */
function pageAddress(cell: string): string | undefined {
  return PAGE.test(cell) ? cell : undefined;
}

const PAGE = /^https?:\/\/[\p{L}\p{N}.-]+(?::\d+)?(?:[/?#][^\s"<>\\^`{|}\p{Cc}]*)?$/iu;

function articleAddress(
  cell: string,
  { articleLink }: ExportInput,
  { reader }: Analysis,
): string | undefined {
  return reader.article(cell) === undefined ? undefined : articleLink?.(cell);
}
