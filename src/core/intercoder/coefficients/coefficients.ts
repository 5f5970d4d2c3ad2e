import { alphaOf } from './alpha';
import { codersOf, incomparable, sizeOf, unitsOf, type CodedTable } from './codedTable';
import type { Category, Distance } from './distance';
import { undefinedFigure, type Figure } from './figure';
import { ac1Of, cohenOf, fleissOf, percentOf, scottOf } from './kappas';

/** Every coefficient of one table, and its size. */
export interface Coefficients {
  readonly alpha: Figure;
  /** Of this and those that follow: values are names, whatever the metric of α. */
  readonly percent: Figure;
  readonly cohen: Figure;
  readonly fleiss: Figure;
  readonly scott: Figure;
  readonly ac1: Figure;
  /** The coders who gave any value. */
  readonly coders: number;
  /** The units that two or more coders gave values, and the values in them. */
  readonly units: number;
  readonly values: number;
  /** The units with the value of one coder only, which are compared with nothing. */
  readonly single: number;
}

export function coefficientsOf<V extends Category>(
  table: CodedTable<V>,
  distance: Distance<V>,
): Coefficients {
  const units = unitsOf(table);
  const reason = incomparable(table);
  return {
    alpha: reason ? undefinedFigure(reason) : alphaOf(units, distance),
    percent: percentOf(table),
    cohen: cohenOf(table),
    fleiss: fleissOf(table),
    scott: scottOf(table),
    ac1: ac1Of(table),
    coders: codersOf(table).length,
    ...sizeOf(units),
    single: units.filter(({ length }) => length === 1).length,
  };
}
