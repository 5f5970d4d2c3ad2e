import {
  entriesEdits,
  entryProblemText,
  planEntries,
  type EntryProblem,
  type PlannedEntry,
  jsonText,
} from '../../core';
import { changeHost } from '../corpus/corpusFiles';
import { openCorpus } from '../corpus/openCorpus';
import { corpusFolder, report } from '../imports/importing';
import type { ImportValues } from './import';
import { readEntries } from '../imports/readEntries';
import { writeImport } from '../imports/writeImport';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { clearedForChange } from '../corpus/interrupted';
import { unreadable, type FoundProblem } from './problems';

/** `import --codebook FILE|FOLDER`: actors, issues and keywords from a table, or from lists with a
 * name per line. Exit code 0: all were imported; 1: a row, or a name in it, was omitted; 2: wrong
 * use, or nothing can be read or written. */
export async function importCodebook(
  named: string,
  others: readonly string[],
  options: ImportValues,
  outside: Outside,
): Promise<0 | 1 | 2> {
  if (others.length > 0)
    throw new WrongUse('Name one file or folder after --codebook, and nothing else.');
  const folder = corpusFolder(options.into, outside);
  const host = changeHost(folder);
  const isDryRun = options['dry-run'];
  const cleared = await clearedForChange(host, isDryRun, outside);
  if (cleared !== undefined) return cleared;
  const opened = await openCorpus(folder, undefined);
  if (opened.kind === 'refused') {
    report(opened.problems, options, outside);
    return 2;
  }
  const read = await readEntries(named, outside);
  const plan = planEntries(read.rows, opened.codebook);
  report([...read.problems, ...plan.problems.map(problemOf)], options, outside);
  if (read.rows.length === 0) return 2;
  const edits = { codebook: entriesEdits(plan), articles: [] };
  const { codebook } = opened;
  const unwritten = await writeImport(host, edits, {
    ...{ codebook, coder: undefined, isDryRun },
    label: `Import of ${named}`,
  });
  report(unwritten, options, outside);
  if (unwritten.length > 0) return 2;
  await outside.write(
    options.json ? jsonRows(plan.entries) : listedText(plan.entries, isDryRun, outside),
  );
  return [...read.problems, ...plan.problems].some(({ severity }) => severity === 'error') ? 1 : 0;
}

function stateOf({ kind, aliases }: PlannedEntry): 'new' | 'more names' | 'same' {
  if (kind === 'new') return 'new';
  return aliases.length > 0 ? 'more names' : 'same';
}

function listedText(
  entries: readonly PlannedEntry[],
  isDryRun: boolean,
  { columns }: Outside,
): string {
  const rows = entries.map((entry) => {
    const { layer, id, name, aliases } = entry;
    return [stateOf(entry), layer, id, name, aliases.join('; ')];
  });
  const table = fittedTable([['STATE', 'LAYER', 'ID', 'NAME', 'NEW NAMES'], ...rows], columns);
  return isDryRun ? `${table}\n${printedLine('Nothing was written (--dry-run).')}` : table;
}

function jsonRows(entries: readonly PlannedEntry[]): string {
  const rows = entries.map((entry) => ({
    state: stateOf(entry),
    layer: entry.layer,
    id: entry.id,
    name: entry.name,
    names: entry.aliases,
  }));
  return `${jsonText(rows, 1)}\n`;
}

function problemOf(problem: EntryProblem): FoundProblem {
  const { file, row, severity, code } = problem;
  return {
    ...unreadable(file, undefined),
    line: row,
    severity,
    code,
    message: entryProblemText(problem),
    leavesOut: severity === 'error',
  };
}
