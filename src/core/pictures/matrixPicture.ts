import type { Matrix } from '../views/matrix';
import type { Picture, Shape } from './picture';
import { Sheet, PRINT_WIDTH } from './sheet';
import { cutToWidth } from './textWidth';

/** The matrix on a page: as wide as its columns need, at least a page's width. */
export function matrixPicture(matrix: Matrix, title: string, said: readonly string[]): Picture {
  const width = Math.max(PRINT_WIDTH, ROW_HEAD + matrix.issues.length * CELL + COLUMN_HEAD + 48);
  const sheet = new Sheet(width);
  sheet.write(title, 'title');
  const top = sheet.y + COLUMN_HEAD;
  const left = sheet.left + ROW_HEAD;
  const right = left + matrix.issues.length * CELL;
  const bottom = top + matrix.actors.length * ROW;
  const shapes: Shape[] = sheet.shapes;
  for (const [at, { name }] of matrix.issues.entries()) {
    const x = left + at * CELL;
    shapes.push({ kind: 'line', from: [x, top], to: [x, bottom], look: 'grid' });
    shapes.push({
      kind: 'text',
      at: [x + CELL / 2 + 4, top - 6],
      text: cutToWidth(name, 12, COLUMN_HEAD * 1.3),
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
      text: cutToWidth(name, 12, ROW_HEAD - 12),
      look: 'body',
      anchor: 'end',
    });
  }
  shapes.push({ kind: 'line', from: [sheet.left, bottom], to: [right, bottom], look: 'grid' });
  shapes.push({ kind: 'line', from: [right, top], to: [right, bottom], look: 'grid' });
  for (const { row, column, look, text, label } of matrix.cells) {
    const [x, y] = [left + column * CELL, top + row * ROW];
    const inner: Shape[] = [
      {
        kind: 'rect',
        x: x + 1,
        y: y + 1,
        width: CELL - 2,
        height: ROW - 2,
        look: `tint-${look}`,
      },
      {
        kind: 'text',
        at: [x + CELL / 2, y + ROW * 0.7],
        text,
        look: `sign-${look}`,
        anchor: 'middle',
      },
    ];
    shapes.push({ kind: 'group', label, target: undefined, shapes: inner });
  }
  sheet.y = bottom + 12;
  for (const line of [...matrix.more, ...said]) sheet.write(line, 'note');
  return sheet.picture(title);
}

const ROW_HEAD = 170;
const COLUMN_HEAD = 120;
const CELL = 48;
const ROW = 22;
