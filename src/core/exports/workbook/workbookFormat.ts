import { analyse, type Analysis } from '../../analysis/analyse';
import { leavesOneSide } from '../../analysis/disagreements/oneSideRemoved';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Task } from '../../util/task';
import { withoutRefused } from '../exportedRows';
import type { DocumentFormat, ExportInput, LaidOut } from '../exportFormat';
import { disagreementsTable } from '../../listings/disagreements';
import { periodsTable } from '../../listings/periods';
import type { tableOf } from '../../listings/listing';
import { positionsTable, type QuotePage } from '../../listings/positions';
import { quotePages } from '../quotePages';
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
  const wording = wordingOf(analysis.reader.codebook, input.language, analysis.reader);
  const losses: SheetLosses = { cutTexts: 0, excludedRows: 0, daysAsText: 0 };
  const disagreements = disagreementsTable(analysis);
  const periods = periodsTable(analysis);
  const { reader, records } = analysis;
  const positions = positionsTable(reader, records, input.filter, () => undefined);
  const sheet = (
    name: string,
    { columns, rows }: Pick<ReturnType<typeof tableOf>, 'columns' | 'rows'>,
  ): Task<Sheet> =>
    tableSheet(
      {
        name,
        columns,
        rows,
        linkOf: (cell) => pageAddress(cell) ?? articleAddress(cell, input, analysis),
      },
      losses,
    );
  const listed = yield* sheet('positions', positions);
  const sheets = [
    yield* positionTableSheet(analysis, wording, losses),
    yield* sheet('disagreements', disagreements),
    yield* sheet('periods', periods),
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
