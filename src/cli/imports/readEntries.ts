import fs from 'node:fs/promises';
import path from 'node:path';
import { decodeBytes, entryRows, listedEntries, type EntryRow } from '../../core';
import { readForeign } from '../../formats/readForeign';
import { unreadable, type FoundProblem } from '../commands/problems';
import { WrongUse } from '../options/wrongUse';
import { formatModules } from '../output/formatModules';
import type { Outside } from '../output/outside';
import { importProblems } from './readNamed';

export interface ReadEntries {
  readonly rows: readonly EntryRow[];
  readonly problems: readonly FoundProblem[];
}

/** Entries of a file, or of the lists and tables in a folder: text files have a name per line,
 * others are tables. */
export async function readEntries(named: string, outside: Outside): Promise<ReadEntries> {
  const place = path.resolve(outside.folder, named);
  const stat = await fs.stat(place).catch(() => undefined);
  if (!stat) throw new WrongUse(`${named} cannot be found.`);
  const names = stat.isDirectory() ? await listsIn(place) : [''];
  if (names.length === 0) throw new WrongUse(`${named} contains no lists (.txt) and no tables.`);
  const rows: EntryRow[] = [];
  const problems: FoundProblem[] = [];
  for (const name of names) {
    const shown = name === '' ? named : `${named.replace(/[\\/]$/, '')}/${name}`;
    const read = await readOne(path.join(place, name), shown, outside);
    for (const row of read.rows) rows.push(row);
    for (const problem of read.problems) problems.push(problem);
  }
  return { rows, problems };
}

const LIST = /\.txt$/i;
const TABLE = /\.(?:csv|tsv|tab|xlsx)$/i;

async function listsIn(folder: string): Promise<readonly string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && (LIST.test(entry.name) || TABLE.test(entry.name)))
    .map(({ name }) => name)
    .sort();
}

async function readOne(file: string, shown: string, outside: Outside): Promise<ReadEntries> {
  try {
    const stat = await fs.stat(file);
    if (!stat.isFile()) throw new Error('it is not a file');
    if (LIST.test(file)) {
      if (stat.size > LARGEST_LIST) throw new Error('it is larger than 10 MB');
      const { text, clean } = decodeBytes(await fs.readFile(file), TextDecoder);
      if (!clean) throw new Error('it is not UTF-8 text');
      const rows = listedEntries(path.basename(file), text);
      return { rows: rows.map((row) => ({ ...row, file: shown })), problems: [] };
    }
    const place = { name: path.basename(file), size: stat.size, bytes: () => fs.readFile(file) };
    const read = await readForeign(place, formatModules(outside), { isCancelled: () => false });
    // For a workbook of ours, the sheets that list entries, not those that count them.
    const listing = read.tables.filter(({ name }) => /^(?:actors|issues|keywords)$/i.test(name));
    const tables = listing.length > 0 ? listing : read.tables.slice(0, 1);
    return {
      rows: tables.flatMap((table) => entryRows(table, shown)),
      problems: importProblems(shown, read.problems),
    };
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    return { rows: [], problems: [unreadable(shown, error)] };
  }
}

const LARGEST_LIST = 10_000_000;
