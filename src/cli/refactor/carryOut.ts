import fs from 'node:fs/promises';
import path from 'node:path';
import { CODEBOOK_FILE, type LostValue, type Refactoring, jsonText } from '../../core';
import { problemLine } from '../commands/problems';
import { changeHost } from '../corpus/corpusFiles';
import type { OpenedCorpus } from '../corpus/openCorpus';
import { writeChange } from '../imports/writeChange';
import type { ChangeValues } from '../options/shared';
import type { Outside } from '../output/outside';
import { printable, printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { plannedFiles, type RefactoredText } from './plannedFiles';
import { unifiedDiff } from './unifiedDiff';

interface Words {
  readonly done: string;
  readonly found?: string;
}

/** Writes what a refactoring changes, all files or none, and prints it. `corpus`: its folder;
 * `done`: what was done, without a full stop; `found`: a sentence below the table. Exit code 0:
 * done, or with `--dry-run` possible; 1: something blocks it, and each place is reported; 2: a file
 * could not be written. */
export async function carryOut(
  corpus: string,
  refactoring: Refactoring,
  { codebook }: Pick<OpenedCorpus, 'codebook'>,
  { options, outside, ...words }: Words & { options: ChangeValues; outside: Outside },
): Promise<0 | 1 | 2> {
  const host = changeHost(corpus);
  const { blocked, files, lost, misfits } = await plannedFiles(
    corpus,
    host.files,
    refactoring,
    codebook,
  );
  if (blocked.length > 0) {
    // The reasons are needed with --quiet, too.
    for (const found of blocked) outside.report(problemLine(found));
    outside.report('Nothing was changed.');
    return 1;
  }
  const isDryRun = options['dry-run'];
  if (!isDryRun) {
    const unwritten = await writeChange(host, { label: words.done, files });
    if (unwritten !== undefined) {
      outside.report(unwritten);
      return 2;
    }
  }
  if (!options.quiet) {
    for (const one of lost) outside.report(lostText(one));
    for (const { path: file, id, value } of misfits)
      outside.report(`Does not fit: “${printable(value)}” of ${id} in ${printable(file)}.`);
    if (await isShared(corpus, files)) outside.report(SHARED);
  }
  if (options.json) await outside.write(jsonRows(files, options));
  else await outside.write(textOf(files, words, options, outside.columns));
  return 0;
}

/** Whether another corpus may have the changed codebook, too. */
async function isShared(corpus: string, files: readonly RefactoredText[]): Promise<boolean> {
  if (!files.some((file) => file.path === CODEBOOK_FILE)) return false;
  return (await fs.lstat(path.join(corpus, CODEBOOK_FILE))).isSymbolicLink();
}

const SHARED =
  'The codebook is a link. Annotation files of other corpora that share it were not looked at.';

function jsonRows(files: readonly RefactoredText[], { diff }: ChangeValues): string {
  const rows = files.map((file) => ({
    file: file.path,
    changed: file.changed,
    deleted: file.deleted,
    diff: diff ? diffOf(file) : null,
  }));
  return `${jsonText(rows, 1)}\n`;
}

function textOf(
  files: readonly RefactoredText[],
  { done, found }: Words,
  { 'dry-run': isDryRun, diff }: ChangeValues,
  columns: number,
): string {
  const deletes = files.some(({ deleted }) => deleted.length > 0);
  const count = (ids: readonly string[]): string => (ids.length > 0 ? String(ids.length) : '');
  const table = [
    ['FILE', 'CHANGED', ...(deletes ? ['DELETED'] : [])],
    ...files.map(({ path: file, changed, deleted }) => [
      ...[file, count(changed)],
      ...(deletes ? [count(deleted)] : []),
    ]),
  ];
  return [
    ...(files.length > 0 ? [fittedTable(table, columns), '\n'] : []),
    printedLine(files.length > 0 ? `${done}: ${countText(files)}.` : 'Nothing is to be changed.'),
    ...(found === undefined ? [] : [printedLine(found)]),
    ...(isDryRun && files.length > 0 ? ['Nothing was written (--dry-run).\n'] : []),
    ...(diff ? files.map((file) => `\n${diffOf(file)}`) : []),
  ].join('');
}

function diffOf({ path: file, splices, base }: RefactoredText): string {
  return unifiedDiff(file, base, splices);
}

/** `12 annotations changed, 1 deleted, in 4 files`. */
function countText(files: readonly RefactoredText[]): string {
  const sum = (of: (file: RefactoredText) => readonly string[]): number =>
    files.reduce((total, file) => total + of(file).length, 0);
  const changed = sum((file) => file.changed);
  const deleted = sum((file) => file.deleted);
  return [
    `${String(changed)} ${changed === 1 ? 'annotation' : 'annotations'} changed`,
    ...(deleted > 0 ? [`${String(deleted)} deleted`] : []),
    `in ${String(files.length)} ${files.length === 1 ? 'file' : 'files'}`,
  ].join(', ');
}

function lostText({ id, key, value }: LostValue): string {
  const what = value === undefined ? key : `${key} “${printable(value)}”`;
  return `Not in the merged entry: ${what} of ${id}.`;
}
