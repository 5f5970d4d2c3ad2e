import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Block, Run } from '../../core';
import { runsOf, type Anchors } from './runs';
import { LINE, SHADE } from './styles';

const LIGHT = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const BORDERS = {
  top: LIGHT,
  bottom: LIGHT,
  left: LIGHT,
  right: LIGHT,
  insideHorizontal: LIGHT,
  insideVertical: LIGHT,
};
const INSIDE = { top: 60, bottom: 40, left: 100, right: 100 };

/** The first row is repeated on each page, and never stands alone. */
export function wordTable(
  { head, rows, widths }: Extract<Block, { kind: 'table' }>,
  anchors: Anchors,
  textWidth: number,
): Table {
  const isOfNumbers = widths === undefined && isDense(head.length);
  const style = isOfNumbers ? 'InDenseTable' : 'InTable';
  const columns = (widths ?? usualWidths(head.length)).map((share) =>
    Math.round(share * textWidth),
  );
  const row = (cells: readonly (readonly Run[])[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((runs, at) =>
        cell(
          [
            inTable(isHead ? bold(runs) : runs, anchors, {
              style,
              keepNext: isHead || isOfNumbers,
            }),
          ],
          columns[at] ?? 0,
          isHead,
        ),
      ),
    });
  /** The heading of the rows below it stays on their page. */
  const headingRow = (runs: readonly Run[]): TableRow =>
    new TableRow({
      cantSplit: true,
      children: [
        cell([inTable(runs, anchors, { style, keepNext: true })], textWidth, true, head.length),
      ],
    });
  return table(columns, [
    row(head, true),
    ...rows.map((cells) =>
      cells.length === 1 && head.length > 1 ? headingRow(cells[0] ?? []) : row(cells, false),
    ),
  ]);
}

/** The quotes of two sides: their names above, each quote a paragraph. */
export function sidesTable(
  { sides }: Extract<Block, { kind: 'sides' }>,
  anchors: Anchors,
  textWidth: number,
): Table {
  const columns = [textWidth / 2, textWidth / 2];
  const [half = 0] = columns;
  return table(columns, [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: sides.map(({ title }) =>
        cell([inTable(title, anchors, { keepNext: true })], half, true),
      ),
    }),
    new TableRow({
      children: sides.map(({ quotes }) =>
        cell(
          quotes.length === 0
            ? [inTable([], anchors)]
            : quotes.map((runs) => inTable(runs, anchors)),
          half,
          false,
        ),
      ),
    }),
  ]);
}

function table(columnWidths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    width: { size: columnWidths.reduce((all, one) => all + one, 0), type: WidthType.DXA },
    columnWidths: [...columnWidths],
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: INSIDE,
    rows: [...rows],
  });
}

function cell(
  children: readonly Paragraph[],
  width: number,
  isHead: boolean,
  columnSpan = 1,
): TableCell {
  return new TableCell({
    children: [...children],
    width: { size: width, type: WidthType.DXA },
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: SHADE } } : {}),
  });
}

function inTable(
  runs: readonly Run[],
  anchors: Anchors,
  { style = 'InTable', keepNext = false } = {},
): Paragraph {
  const isNumber = /^\d+$/.test(runs.map(({ text }) => text).join(''));
  return new Paragraph({
    style,
    ...(keepNext ? { keepNext } : {}),
    ...(isNumber ? { alignment: AlignmentType.RIGHT } : {}),
    children: runsOf(runs, anchors),
  });
}

function bold(runs: readonly Run[]): Run[] {
  return runs.map((run) => (run.isFaint === true ? run : { ...run, bold: true }));
}

/** Whether a table has many columns, and little room for words. */
function isDense(count: number): boolean {
  return count > 4;
}

/** The widths of columns: with many columns, which hold numbers, the first is wide. */
function usualWidths(count: number): number[] {
  if (!isDense(count)) return new Array<number>(count).fill(1 / count);
  return [0.23, ...new Array<number>(count - 1).fill(0.77 / (count - 1))];
}
