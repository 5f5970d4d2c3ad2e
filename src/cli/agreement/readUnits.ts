import type { Metric, Table } from '../../core';
import { namedRows, refuseRows } from './tableColumns';

/** A table of units, coders and their values, as text. */
export interface ReadUnits {
  /** Units in rows, coders in columns; undefined or absent where a coder gave no value. */
  readonly table: readonly (readonly (string | undefined)[])[];
  readonly coders: readonly string[];
  /** What a reader of the figures must know about how the table was read. */
  readonly notes: readonly string[];
}

/** Reads a table with the columns unit, coder and value, a row for each value; an absent row and an
 * empty value are missing values. Throws `WrongUse` where a column is missing, a unit or coder has
 * no name, a coder gave two values to one unit, or a value is not on the scale. */
export function readUnits(file: string, table: Table, metric: Metric): ReadUnits {
  const units = new Map<string, { row: number; value: string | undefined }[]>();
  const coders = new Map<string, number>();
  const wrong: string[] = [];
  let empty = 0;
  let unavailable = 0;
  for (const { row, cells } of namedRows(file, table, ['unit', 'coder', 'value'])) {
    const { unit, coder, value } = cells;
    if (unit === '' || coder === '') {
      wrong.push(`row ${String(row)}: the ${unit === '' ? 'unit' : 'coder'} is missing.`);
      continue;
    }
    const given = units.get(unit) ?? [];
    units.set(unit, given);
    const place = coders.get(coder) ?? coders.size;
    coders.set(coder, place);
    const before = given[place];
    if (before) {
      wrong.push(
        `row ${String(row)}: coder “${coder}” has a value of unit “${unit}” already, in row ${String(before.row)}. Keep one of them.`,
      );
      continue;
    }
    const mistake = value === '' ? undefined : mistakeIn(value, metric);
    if (mistake !== undefined) wrong.push(`row ${String(row)}: ${mistake}`);
    given[place] = { row, value: value === '' ? undefined : value };
    if (value === '') empty++;
    if (/^(?:na|n\/a|nan|null|none)$/i.test(value)) unavailable++;
  }
  refuseRows(file, wrong);
  const read = [...units.values()].map((given) => given.map((one) => one.value));
  return {
    table: read,
    coders: [...coders.keys()],
    notes: notesOf(read, metric, empty, unavailable),
  };
}

function notesOf(
  read: ReadUnits['table'],
  metric: Metric,
  empty: number,
  unavailable: number,
): readonly string[] {
  const values = new Set(read.flat()).size;
  return [
    ...(empty > 0 ? [`Rows without a value are missing values: ${String(empty)}.`] : []),
    ...(unavailable > 0
      ? [
          `Values such as “NA” are values like others: ${String(unavailable)}. Leave the cell empty where a value is missing.`,
        ]
      : []),
    ...(metric === 'nominal' && values > MANY_VALUES
      ? [
          `There are ${String(values)} different values, and as nominal ones they are equally far from each other. For numbers use --metric interval.`,
        ]
      : []),
  ];
}

/** More are hardly categories of a codebook. */
const MANY_VALUES = 100;

function mistakeIn(value: string, metric: Metric): string | undefined {
  if (metric === 'nominal') return undefined;
  if (!NUMBER.test(value)) {
    const meant = DECIMAL_COMMA.test(value) ? ' Write a point in it, not a comma.' : '';
    const text = metric === 'ordinal' ? 'numbers that say the order' : 'numbers';
    return `“${value}” is not a number.${meant === '' ? ` --metric ${metric} needs ${text}.` : meant}`;
  }
  if (Math.abs(Number(value)) > GREATEST) return `“${value}” is too large to compute with.`;
  if (metric === 'ratio' && Number(value) < 0) {
    return `“${value}” is below 0, which a ratio scale does not have. Use --metric interval.`;
  }
  return undefined;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const GREATEST = 1e100;
