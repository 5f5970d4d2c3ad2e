import fs from 'node:fs/promises';
import path from 'node:path';
import {
  articlesFromTables,
  importMessage,
  type ImportProblem,
  type ReadFileReport,
} from '../../core';
import { readForeign } from '../../formats/readForeign';
import { unreadable, type FoundProblem } from '../commands/problems';
import { WrongUse } from '../options/wrongUse';
import { formatModules } from '../output/formatModules';
import type { Outside } from '../output/outside';

export interface ReadNamed {
  /** Those that could be opened, in the order in which they were named. */
  readonly files: readonly (ReadFileReport & { readonly named: string })[];
  /** Of those that could not. */
  readonly problems: readonly FoundProblem[];
}

/** Reads files of other programs, one after the other. */
export async function readNamed(
  named: readonly string[],
  outside: Pick<Outside, 'folder' | 'loadFormat'>,
): Promise<ReadNamed> {
  const load = formatModules(outside);
  const files: ReadNamed['files'][number][] = [];
  const problems: FoundProblem[] = [];
  for (const one of named) {
    try {
      files.push({ ...(await readFile(path.resolve(outside.folder, one), load)), named: one });
    } catch (error) {
      if (error instanceof WrongUse) throw error;
      problems.push(unreadable(one, error));
    }
  }
  return { files, problems };
}

/** Rejects for what is no file, or may not be read. */
async function readFile(file: string, load: Outside['loadFormat']): Promise<ReadFileReport> {
  const stat = await fs.stat(file);
  if (!stat.isFile()) throw new Error('it is no file; name the files of a folder one by one');
  const name = path.basename(file);
  const place = { name, size: stat.size, bytes: () => fs.readFile(file) };
  const read = await readForeign(place, load, { isCancelled: () => false });
  const { articles, problems } = articlesFromTables(read.tables, undefined, read.fromHtml);
  return {
    name,
    articles: [...read.articles, ...articles],
    problems: [...read.problems, ...problems],
  };
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
