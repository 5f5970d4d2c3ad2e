import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  CODEBOOK_FILE,
  jsonText,
  normalizeText,
  planMachineImport,
  RUNS_FOLDER,
  unknownNames,
  type CoderId,
  type PlannedImport,
  type PlannedRun,
  type RunRefusal,
} from '../../core';
import type { PlannedFile } from '../../project';
import { changeHost, type ChangeHost } from '../corpus/corpusFiles';
import { loadCorpus } from '../corpus/corpus';
import { keptRuns } from '../corpus/machineRuns';
import { clearedForChange } from '../corpus/interrupted';
import { readFolder } from '../corpus/readFolder';
import { corpusFolder, report } from '../imports/importing';
import { readNamedText } from '../imports/namedFile';
import { writeChange } from '../imports/writeChange';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import type { ImportValues } from './import';
import { rowProblems } from './importPositions';

/** `import FILE --as-machine ID`: what a program read becomes its readings, which count nowhere,
 * and the run is kept. They replace those of the run before. Exit code 0: all answers were taken
 * in; 1: some were not; 2: wrong use, or nothing can be read or written. */
export async function importRun(
  named: readonly string[],
  machine: CoderId,
  options: ImportValues,
  outside: Outside,
): Promise<0 | 1 | 2> {
  const [file, ...more] = named;
  if (file === undefined || more.length > 0)
    throw new WrongUse(
      'Readings are imported from one file at a time: import FILE --as-machine ID.',
    );
  const folder = corpusFolder(options.into, outside);
  const imported = normalizeText(await readNamedText(file, outside));
  const host = changeHost(folder);
  const isDryRun = options['dry-run'];
  const cleared = await clearedForChange(host, isDryRun, outside);
  if (cleared !== undefined) return cleared;
  const loaded = await loadCorpus(folder, undefined, () => undefined);
  if (loaded.kind === 'refused') {
    report(loaded.problems, options, outside);
    return 2;
  }
  const { reader } = loaded.corpus;
  const book = (await host.files.read(CODEBOOK_FILE))?.text ?? '';
  const planned = await planMachineImport({
    ...{ imported, machine, codebook: reader.codebook, codebookText: book },
    articles: reader.articles(),
    text: (article) => loaded.corpus.text(article),
    files: (await readFolder(folder)).annotationFiles,
    runs: await keptRuns(folder),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    moment: new Date().toISOString(),
  });
  if (planned.kind === 'refused') throw new WrongUse(refusalText(planned, file, machine));
  const { plan, kept } = planned;
  report(rowProblems(file, plan.problems), options, outside);
  if (!isDryRun) {
    const files = await changedFiles(host, planned, book);
    await fs.mkdir(path.join(folder, RUNS_FOLDER), { recursive: true });
    const unwritten = await writeChange(host, { label: `Import of ${file}`, files });
    if (unwritten !== undefined) {
      outside.report(unwritten);
      return 2;
    }
  }
  const { taken } = kept;
  const counts = { articles: plan.articles.size, answers: plan.count, taken };
  await outside.write(
    options.json
      ? `${jsonText({ machine, run: kept.run, ...counts, dryRun: isDryRun }, 1)}\n`
      : runText(kept, counts, plan, isDryRun, outside.columns),
  );
  return plan.problems.length > 0 ? 1 : 0;
}

/** The codebook, where it changes, the run, and the machine's annotation files: those of this run,
 * and removed those of an earlier one. */
async function changedFiles(
  { files }: ChangeHost,
  { codebook, codebookText, run, files: readings }: PlannedImport,
  book: string,
): Promise<readonly PlannedFile[]> {
  const before = await files.read(run.path);
  const planned: PlannedFile[] =
    codebook.length > 0 ? [{ path: CODEBOOK_FILE, base: book, wanted: codebookText }] : [];
  planned.push({ path: run.path, base: before?.text, wanted: run.text });
  for (const [file, { text }] of readings) {
    const read = await files.read(file);
    if (read?.clean === false) throw new WrongUse(`${file} is no text, and nothing was written.`);
    if (read?.text !== text) planned.push({ path: file, base: read?.text, wanted: text });
  }
  return planned;
}

function refusalText(refusal: RunRefusal, file: string, machine: CoderId): string {
  switch (refusal.reason) {
    case 'bad-id':
      return `“${machine}” cannot be an id: use letters, digits and hyphens.`;
    case 'no-model':
      return `${file} does not say which model it is from. Begin it with a line such as {"model": "NAME", "version": "…", "instructions": "…"}.`;
    case 'person':
      return `“${machine}” is a person in the codebook. Name the machine otherwise, or write machine: true there.`;
    case 'taken':
      return `“${machine}” is taken: a coder of this study has it, or it has another meaning. Name the machine otherwise.`;
    case 'codebook':
      return `${CODEBOOK_FILE} cannot be changed (${refusal.detail}).`;
  }
}

function runText(
  {
    machine,
    run,
    model,
  }: { readonly machine: string; readonly run: number; readonly model: string },
  { articles, answers, taken }: { articles: number; answers: number; taken: number },
  { problems }: PlannedRun,
  isDryRun: boolean,
  columns: number,
): string {
  const proposed = [...new Set(unknownNames(problems).map(({ name }) => name))];
  const notes = [
    'Readings of a machine count nowhere until a person has decided them.',
    ...(proposed.length === 0
      ? []
      : [
          `The codebook lacks ${proposed.slice(0, MOST_NAMED).join(', ')}${proposed.length > MOST_NAMED ? ' …' : ''}. Add what belongs there, and import the same file again.`,
        ]),
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  ];
  const row = [machine, String(run), model, String(articles), String(answers), String(taken)];
  const head = ['MACHINE', 'RUN', 'MODEL', 'ARTICLES', 'ANSWERS', 'TAKEN IN'];
  return `${fittedTable([head, row], columns)}\n${notes.map(printedLine).join('')}`;
}

const MOST_NAMED = 10;
