import { didYouMean, type Table } from '../../core';
import { unreadable, type FoundProblem } from '../commands/problems';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { readForeignFile } from './namedFile';
import { importProblems } from './readNamed';

export interface ReadTable {
  /** Undefined where the file has no table. */
  readonly table: Table | undefined;
  readonly problems: readonly FoundProblem[];
}

/** The table of a CSV file, or a sheet of a workbook: the named one, otherwise the one with the
 * name that exports use, otherwise the first. Throws `WrongUse` for a sheet that the workbook does
 * not have. */
export async function readTable(
  named: string,
  { sheet, usual }: { readonly sheet: string | undefined; readonly usual: readonly string[] },
  outside: Pick<Outside, 'folder' | 'loadFormat'>,
): Promise<ReadTable> {
  try {
    const read = await readForeignFile(named, outside);
    const problems = importProblems(named, read.problems);
    const names = read.tables.map(({ name }) => name);
    if (sheet !== undefined && !names.includes(sheet)) {
      const known = names.filter((name) => name !== '').join(', ');
      throw new WrongUse(
        `${named} has no sheet “${sheet}”.${didYouMean(sheet, names)}${known === '' ? '' : ` Available: ${known}.`}`,
      );
    }
    const wanted = sheet === undefined ? usual : [sheet];
    const table = read.tables.find(({ name }) => wanted.includes(name)) ?? read.tables[0];
    return { table, problems: table || problems.length > 0 ? problems : [noTable(named)] };
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    return { table: undefined, problems: [unreadable(named, error)] };
  }
}

function noTable(file: string): FoundProblem {
  const message = 'This file contains no table. Use a CSV file or an Excel workbook.';
  return { ...unreadable(file, undefined), code: 'no-table', message };
}
