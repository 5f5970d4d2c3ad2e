import { greatest } from '../../util/lists';
import type { Matrix } from './matrix';
import type { MatrixHead } from './matrixArranged';
import type { Picture, Shape } from '../../drawing/picture';
import { Sheet, PRINT_WIDTH } from '../../drawing/sheet';
import { cutToWidth, textWidth } from '../../drawing/textWidth';

/** The matrix on a page: as wide as its columns need, at least a page's width. */
export function matrixPicture(matrix: Matrix, title: string, remarks: readonly string[]): Picture {
  const rowHead = within(LEAST_HEAD, longest(matrix.actors) + 12, MOST_ROW_HEAD);
  const columnHead = within(LEAST_HEAD, longest(matrix.issues) * SLOPE + 12, MOST_COLUMN_HEAD);
  // “+ 12 ○ 3” is wider than most.
  const cell = Math.max(CELL, greatest(matrix.cells.map(({ text }) => textWidth(text, 12))) + 8);
  const width = Math.max(PRINT_WIDTH, rowHead + matrix.issues.length * cell + columnHead + 48);
  const sheet = new Sheet(width);
  sheet.write(title, 'title');
  const top = sheet.y + columnHead;
  const left = sheet.left + rowHead;
  const right = left + matrix.issues.length * cell;
  const bottom = top + matrix.actors.length * ROW;
  const shapes: Shape[] = sheet.shapes;
  for (const [at, { name }] of matrix.issues.entries()) {
    const x = left + at * cell;
    shapes.push({ kind: 'line', from: [x, top], to: [x, bottom], look: 'grid' });
    shapes.push({
      kind: 'text',
      at: [x + cell / 2 + 4, top - 6],
      text: cutToWidth(name, 12, (columnHead - 12) / SLOPE),
      look: 'body',
      turn: -45,
    });
  }
  for (const [at, { name }] of matrix.actors.entries()) {
    const y = top + at * ROW;
    shapes.push({ kind: 'line', from: [sheet.left, y], to: [right, y], look: 'grid' });
    shapes.push({
      kind: 'text',
      at: [left - 8, y + ROW * 0.7],
      text: cutToWidth(name, 12, rowHead - 12),
      look: 'body',
      anchor: 'end',
    });
  }
  shapes.push({ kind: 'line', from: [sheet.left, bottom], to: [right, bottom], look: 'grid' });
  shapes.push({ kind: 'line', from: [right, top], to: [right, bottom], look: 'grid' });
  for (const { row, column, look, text, label } of matrix.cells) {
    const [x, y] = [left + column * cell, top + row * ROW];
    const inner: Shape[] = [
      {
        kind: 'rect',
        x: x + 1,
        y: y + 1,
        width: cell - 2,
        height: ROW - 2,
        look: `tint-${look}`,
      },
      {
        kind: 'text',
        at: [x + cell / 2, y + ROW * 0.7],
        text,
        look: `sign-${look}`,
        anchor: 'middle',
      },
    ];
    shapes.push({ kind: 'group', label, target: undefined, shapes: inner });
  }
  sheet.y = bottom + 12;
  for (const line of [...matrix.more, ...remarks]) sheet.write(line, 'note');
  return sheet.picture(title);
}

function longest(heads: readonly MatrixHead[]): number {
  return Math.max(0, greatest(heads.map(({ name }) => textWidth(name, 12))));
}

function within(least: number, size: number, most: number): number {
  return Math.min(most, Math.max(least, size));
}

const LEAST_HEAD = 60;
const MOST_ROW_HEAD = 280;
const MOST_COLUMN_HEAD = 180;
/** Height of a name that is rotated by 45°, as a share of its length. */
const SLOPE = Math.SQRT1_2;
const CELL = 48;
const ROW = 22;
