import fs from 'node:fs/promises';
import path from 'node:path';
import {
  CODEBOOK_FILE,
  foundRun,
  missingRuns,
  RUNS_FOLDER,
  type Codebook,
  type CoderId,
  type FoundRun,
} from '../../core';
import { problemsOf, type FoundProblem } from '../commands/problems';
import { plainProblem } from './oneArticle';

/** The runs of machines that a corpus keeps; none where it has no folder for them. */
export async function keptRuns(folder: string): Promise<readonly FoundRun[]> {
  const names = await fs.readdir(path.join(folder, RUNS_FOLDER)).catch(() => []);
  const runs: FoundRun[] = [];
  for (const name of names) {
    const text = await fs.readFile(path.join(folder, RUNS_FOLDER, name), 'utf8').catch(() => '');
    const found = foundRun(`${RUNS_FOLDER}/${name}`, text);
    if (found) runs.push(found);
  }
  return runs;
}

/** Runs that must have been and are not kept. `reading`: who has annotation files. */
export async function runProblems(
  folder: string,
  { machines }: Codebook,
  reading: ReadonlySet<CoderId | undefined>,
): Promise<readonly FoundProblem[]> {
  if (machines.size === 0) return [];
  const runs = await keptRuns(folder);
  const missing = [...machines.keys()].flatMap((machine) => {
    const kept = runs.filter((one) => one.machine === machine).map(({ run }) => run);
    return missingRuns(kept, reading.has(machine)).map((run) =>
      plainProblem('run-missing', machine, String(run)),
    );
  });
  return problemsOf(CODEBOOK_FILE, '', missing);
}
