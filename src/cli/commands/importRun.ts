import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  annotationFileOf,
  articleOf,
  CODEBOOK_FILE,
  editCodebook,
  findAmong,
  greatest,
  isId,
  jsonText,
  machineFileText,
  normalizeText,
  planRun,
  readRun,
  RUN_FORMAT,
  RUNS_FOLDER,
  runFileOf,
  runFileText,
  runSync,
  unknownNames,
  type Codebook,
  type CoderId,
  type KeptRun,
  type PlannedRun,
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
  if (!isId(machine))
    throw new WrongUse(`“${machine}” cannot be an id: use letters, digits and hyphens.`);
  const text = normalizeText(await readNamedText(file, outside));
  const run = readRun(text);
  const { source } = run;
  if (!source) {
    throw new WrongUse(
      `${file} does not say which model it is from. Begin it with a line such as {"model": "NAME", "version": "…", "instructions": "…"}.`,
    );
  }
  const folder = corpusFolder(options.into, outside);
  const host = changeHost(folder);
  const isDryRun = options['dry-run'];
  const cleared = await clearedForChange(host, isDryRun, outside);
  if (cleared !== undefined) return cleared;
  const loaded = await loadCorpus(folder, undefined, () => undefined);
  if (loaded.kind === 'refused') {
    report(loaded.problems, options, outside);
    return 2;
  }
  const { codebook } = loaded.corpus.reader;
  if (codebook.coders.has(machine)) {
    throw new WrongUse(
      `“${machine}” is a person in the codebook. Name the machine otherwise, or write machine: true there.`,
    );
  }
  const plan = await planRun({
    ...{ run, machine, codebook },
    articles: loaded.corpus.reader.articles(),
    text: (article) => loaded.corpus.text(article),
  });
  report(rowProblems(file, plan.problems), options, outside);
  const earlier = (await keptRuns(folder)).filter((one) => one.machine === machine);
  const answers = digest(text);
  const again = earlier.find((one) => one.answers === answers);
  const number = again?.run ?? Math.max(0, greatest(earlier.map((one) => one.run))) + 1;
  const taken = [...plan.articles.values()].reduce((sum, { length }) => sum + length, 0);
  const book = (await host.files.read(CODEBOOK_FILE))?.text ?? '';
  const added = newCodebook(book, machine, source.model, codebook);
  const kept: KeptRun = {
    ...{ format: RUN_FORMAT, machine, run: number, imported: new Date().toISOString() },
    ...{ ...source, codebook: digest(added[0]?.wanted ?? book), answers, count: plan.count, taken },
  };
  const runFile = runFileOf(machine, number);
  const before = await host.files.read(runFile);
  const files: PlannedFile[] = [
    ...added,
    { path: runFile, base: before?.text, wanted: runFileText(kept, text) },
    ...(await readingFiles(host, folder, machine, plan, codebook)),
  ];
  if (!isDryRun) {
    await fs.mkdir(path.join(folder, RUNS_FOLDER), { recursive: true });
    const unwritten = await writeChange(host, { label: `Import of ${file}`, files });
    if (unwritten !== undefined) {
      outside.report(unwritten);
      return 2;
    }
  }
  const counts = { articles: plan.articles.size, answers: plan.count, taken };
  await outside.write(
    options.json
      ? `${jsonText({ machine, run: number, ...counts, dryRun: isDryRun }, 1)}\n`
      : runText(kept, counts, plan, isDryRun, outside.columns),
  );
  return plan.problems.length > 0 ? 1 : 0;
}

/** A machine that the codebook lacks is added to it. */
function newCodebook(
  book: string,
  machine: CoderId,
  name: string,
  { machines }: Codebook,
): readonly PlannedFile[] {
  if (machines.has(machine)) return [];
  const edit = { kind: 'add-coder', coder: { id: machine, name, machine: true } } as const;
  const edited = runSync(editCodebook(book, [edit]));
  if (edited.kind === 'refused')
    throw new WrongUse(`${CODEBOOK_FILE} cannot be changed (${edited.reason}).`);
  return [{ path: CODEBOOK_FILE, base: book, wanted: edited.text }];
}

/** The machine's annotation files: those of this run, and removed those of an earlier one. */
async function readingFiles(
  { files }: ChangeHost,
  folder: string,
  machine: CoderId,
  { articles }: PlannedRun,
  codebook: Codebook,
): Promise<readonly PlannedFile[]> {
  const { annotationFiles, articles: all } = await readFolder(folder);
  const findArticle = findAmong(all);
  const wanted = new Map<string, string>();
  for (const file of annotationFiles) {
    if (articleOf(file, findArticle)?.coder === machine) wanted.set(file, '');
  }
  for (const [article, positions] of articles) {
    // A file without positions says that the machine read the article and found nothing.
    wanted.set(annotationFileOf(article, machine), machineFileText(positions, codebook));
  }
  const planned: PlannedFile[] = [];
  for (const [file, text] of wanted) {
    const read = await files.read(file);
    if (read?.clean === false) throw new WrongUse(`${file} is no text, and nothing was written.`);
    if (read?.text !== text) planned.push({ path: file, base: read?.text, wanted: text });
  }
  return planned;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
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
