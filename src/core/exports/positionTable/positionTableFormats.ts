import { analyse, type Analysis } from '../../analysis/analyse';
import type { Task } from '../../util/task';
import { documentTitle } from '../brief/documentTitle';
import { placer } from '../brief/issues/briefQuotes';
import type { Block, TextDocument } from '../document/blocks';
import { blocksHtml } from '../document/blocksHtml';
import { withoutRefused } from '../exportedRows';
import type { DocumentFormat, ExportInput, LaidOut, Rendered, TextFormat } from '../exportFormat';
import { filterField, pageEnd, pageStart } from '../report/reportPage';
import { wordingOf, type Wording } from '../wording/wording';
import { positionTable, type PositionTable } from './positionTable';
import { positionTableBlocks, type TableLimits } from './positionTableBlocks';

export const positionTableDocx = {
  kind: 'document',
  id: 'position-table-docx',
  label: 'Position table (Word)',
  extension: 'docx',
  description:
    'Who wants what: actors by issues, with the stance, its condition, the latest quote and its source in each cell.',
  module: 'docx-out',
  layOut,
} as const satisfies DocumentFormat;

export const positionTableHtml = {
  kind: 'text',
  id: 'position-table-html',
  label: 'Position table (web page)',
  extension: 'html',
  description: 'The position table as one page that can be filtered, for a browser or to send.',
  render,
} as const satisfies TextFormat;

/** Of a page of paper. */
const ON_PAPER: TableLimits = { issuesPerTable: 4, issues: 24, actors: 80 };
/** A larger page opens slowly. */
const ON_SCREEN: TableLimits = { issuesPerTable: 4, issues: 60, actors: 400 };

function* layOut(input: ExportInput): Task<LaidOut> {
  const analysis = yield* analyse(withoutRefused(input.reader), input.filter);
  return {
    content: async (): Promise<TextDocument> => {
      const table = positionTable(analysis, wordingIn(input));
      return {
        title: titleOf(table, input),
        foot: input.corpusName,
        isLandscape: true,
        blocks: await blocksOf(table, analysis, input, ON_PAPER),
      };
    },
    losses: [],
  };
}

function* render(input: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(input.reader), input.filter);
  const pieces = async function* (): AsyncGenerator<string> {
    const wording = wordingIn(input);
    const table = positionTable(analysis, wording);
    const blocks = await blocksOf(table, analysis, input, ON_SCREEN);
    yield pageStart(titleOf(table, input), wording);
    const heading = blocks.slice(0, 2);
    yield* blocksHtml(heading, 'rows');
    yield filterField('rows', wording.text('find rows'));
    yield* blocksHtml(blocks.slice(heading.length), 'rows');
    yield pageEnd();
  };
  return { pieces: pieces() };
}

function blocksOf(
  table: PositionTable,
  analysis: Analysis,
  input: ExportInput,
  limits: TableLimits,
): Promise<readonly Block[]> {
  const wording = wordingIn(input);
  return positionTableBlocks(table, analysis, {
    title: titleOf(table, input),
    place: placer(input, wording),
    limits,
    wording,
  });
}

function wordingIn({ reader, language }: ExportInput): Wording {
  return wordingOf(reader.codebook, language, reader);
}

function titleOf({ issues }: PositionTable, input: ExportInput): string {
  return documentTitle('table', input, issues, wordingIn(input));
}
