import type { SqlRow } from './sqlite';

/** A text without white space at its ends; undefined where it is empty. */
export function textAt(row: SqlRow, column: string): string | undefined {
  const value = row.get(column);
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** A text as it is, with its blank lines, since places count them; '' where there is none. */
export function wholeTextAt(row: SqlRow, column: string): string {
  const value = row.get(column);
  return typeof value === 'string' ? value : '';
}

export function idAt(row: SqlRow, column: string): string | undefined {
  const value = row.get(column);
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

/** NaN where there is none. */
export function numberAt(row: SqlRow, column: string): number {
  const value = row.get(column);
  return typeof value === 'number' ? value : Number.NaN;
}
