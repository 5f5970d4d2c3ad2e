import {
  COLUMN_ROLES,
  didYouMean,
  namedMapping,
  type ColumnRole,
  type NamedColumns,
  type Table,
  type TableChoice,
} from '../../core';
import { oneOf } from '../options/oneOf';
import type { Values } from '../options/option';
import type { TABLES } from '../options/shared';
import { WrongUse } from '../options/wrongUse';

/** How tables are to be read: the roles given for columns, the rest guessed. */
export interface TableReading {
  readonly choiceOf: (table: Table) => TableChoice;
  /** Throws `WrongUse` for a named column that none of the tables has. */
  readonly checkNames: (tables: readonly Table[]) => void;
}

/** Reads `--columns text=Body,title=Headline --dates day-first`. Throws `WrongUse` for columns that
 * are not understood. */
export function tableReading({ columns, dates: dayOrder }: Values<typeof TABLES>): TableReading {
  const named = namedColumns(columns);
  return {
    choiceOf: (table) => ({ mapping: namedMapping(table, named).mapping, dayOrder }),
    checkNames: (tables) => {
      const all = tables.map((table) => namedMapping(table, named).missing);
      const [first = []] = all;
      const missing = first.find((name) => all.every((names) => names.includes(name)));
      if (missing === undefined) return;
      const known = tables.flatMap((table) => table.columns);
      throw new WrongUse(
        `There is no column “${missing}”.${didYouMean(missing, known)} Available: ${known.join(', ')}.`,
      );
    },
  };
}

/** A name may contain commas: only a comma before a role separates. */
function namedColumns(words: readonly string[]): NamedColumns {
  const named = new Map<ColumnRole, string>();
  const divides = new RegExp(`,(?=\\s*(?:${COLUMN_ROLES.join('|')})=)`);
  for (const part of words.flatMap((word) => word.split(divides))) {
    const [, role = part, name] = /^\s*([\w-]+)\s*=(.*)$/s.exec(part) ?? [];
    const known = oneOf('The word before = in --columns', role.trim(), COLUMN_ROLES);
    if (name === undefined) throw new WrongUse(`--columns needs names: ${known}=NAME.`);
    named.set(known, name.trim());
  }
  return named;
}

/** Such as `text=Body, title=Headline`: the role of each column. */
export function columnsRead({ columns }: Table, { mapping }: TableChoice): string {
  return COLUMN_ROLES.flatMap((role) => {
    const column = mapping[role];
    return column === undefined ? [] : [`${role}=${columns[column] ?? ''}`];
  }).join(', ');
}
