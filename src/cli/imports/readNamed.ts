import path from 'node:path';
import {
  addAll,
  articlesFromTables,
  importMessage,
  type ImportProblem,
  type ReadFileReport,
  type Table,
} from '../../core';
import { unreadable, type FoundProblem } from '../commands/problems';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { readForeignFile } from './namedFile';
import { columnsRead, type TableReading } from './tableOptions';

export interface ReadNamed {
  /** The files that could be read, in the order in which they were named. */
  readonly files: readonly (ReadFileReport & { readonly named: string })[];
  /** How columns were read, one line for each table with articles. */
  readonly notes: readonly string[];
  /** Problems of the files that could not be read. */
  readonly problems: readonly FoundProblem[];
}

/** Reads files of other programs, one after the other. Throws `WrongUse` for a column that no table
 * has. */
export async function readNamed(
  named: readonly string[],
  outside: Pick<Outside, 'folder' | 'loadFormat'>,
  reading: TableReading,
): Promise<ReadNamed> {
  const files: ReadNamed['files'][number][] = [];
  const notes: string[] = [];
  const tables: Table[] = [];
  const problems: FoundProblem[] = [];
  for (const one of named) {
    try {
      const read = await readForeignFile(one, outside, NOT_FILE);
      const more = articlesFromTables(read.tables, reading.choiceOf, read.fromHtml);
      addAll(tables, read.tables);
      addAll(notes, tableNotes(one, read.tables, reading));
      files.push({
        name: read.name,
        path: path.resolve(outside.folder, one).replaceAll(path.sep, '/'),
        named: one,
        articles: [...read.articles, ...more.articles],
        problems: [...read.problems, ...more.problems],
      });
    } catch (error) {
      if (error instanceof WrongUse) throw error;
      problems.push(unreadable(one, error));
    }
  }
  if (tables.length > 0) reading.checkNames(tables);
  return { files, notes, problems };
}

const NOT_FILE = 'it is not a file; name the files of a folder one by one';

function tableNotes(
  named: string,
  tables: readonly Table[],
  { choiceOf }: TableReading,
): readonly string[] {
  return tables.flatMap((table) => {
    const choice = choiceOf(table);
    if (choice.mapping.text === undefined) return [];
    const sheet = table.name === '' ? '' : ` (${table.name})`;
    return [
      `${named}${sheet} was read with ${columnsRead(table, choice)}. Use --columns to choose others.`,
    ];
  });
}

/** Problems of a file as the command line prints them. */
export function importProblems(
  named: string,
  problems: readonly ImportProblem[],
): readonly FoundProblem[] {
  return problems.map((problem) => ({
    file: named,
    line: problem.at ?? 1,
    column: 1,
    severity: problem.severity,
    code: problem.code,
    message: importMessage(problem),
    leavesOut: problem.severity === 'error',
  }));
}
