import { didYouMean, type Table } from '../../core';
import { WrongUse } from '../options/wrongUse';

/** A row of a table, with its number: the header is row 1; empty lines do not count. */
export interface NamedRow<Name extends string> {
  readonly row: number;
  /** Without white space at either end. */
  readonly cells: Readonly<Record<Name, string>>;
}

/** The named columns of a table, whatever their order and case; others are left out. Throws
 * `WrongUse` for a column that is missing. */
export function namedRows<Name extends string>(
  file: string,
  { columns, rows }: Table,
  names: readonly Name[],
): readonly NamedRow<Name>[] {
  const known = columns.map((column) => column.toLowerCase());
  const places = names.map((name) => {
    const place = known.indexOf(name);
    if (place >= 0) return [name, place] as const;
    throw new WrongUse(
      `${file} has no column “${name}”.${didYouMean(name, columns)} It needs a row for each value, with the columns ${names.join(', ')}; it has ${columns.slice(0, MOST_NAMED).join(', ')}${columns.length > MOST_NAMED ? ' …' : ''}.`,
    );
  });
  return rows.map((cells, index) => ({
    row: index + 2,
    cells: Object.fromEntries(
      places.map(([name, place]) => [name, (cells[place] ?? '').trim()]),
    ) as Record<Name, string>,
  }));
}

const MOST_NAMED = 10;

/** Throws `WrongUse` where rows of a table are wrong, with what is wrong in the first of them. */
export function refuseRows(file: string, wrong: readonly string[]): void {
  const [only] = wrong;
  if (only === undefined) return;
  if (wrong.length === 1) throw new WrongUse(`${file}, ${only}`);
  const more = wrong.length - MOST_WRONG;
  throw new WrongUse(`${file} has ${String(wrong.length)} mistakes; nothing was computed.`, [
    ...wrong.slice(0, MOST_WRONG).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${String(more)} more`] : []),
  ]);
}

const MOST_WRONG = 5;
