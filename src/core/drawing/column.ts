import { TEXT_SIZE } from './picture';

// The widths of figures in journals: one column of two, or both. 84 and 174 mm are those of
// Springer's artwork guidelines; Elsevier's columns, of 90 and 190 mm, hold them. The smallest text
// has 7 pt on paper, which is Elsevier's minimum.

export const COLUMN_MM = { one: 84, two: 174 } as const;

export type Column = keyof typeof COLUMN_MM;

const LEAST_POINTS = 7;
const MM_PER_POINT = 25.4 / 72;

/** The width of a column in units of a picture. */
export function columnWidth(column: Column): number {
  return (COLUMN_MM[column] * TEXT_SIZE.note) / (LEAST_POINTS * MM_PER_POINT);
}
