import fs from 'node:fs';
import path from 'node:path';
import {
  editAnnotationFile,
  emptyCodebookText,
  guessProjectMapping,
  parseCodebook,
  planProject,
  projectEdits,
  runSync,
} from '../../../src/core';
import { project as brat } from '../../../src/formats/brat';
import { project as inception } from '../../../src/formats/inception';
import { project as refi } from '../../../src/formats/refi';
import { project as w3c } from '../../../src/formats/w3c';
import { readForeign } from '../../../src/formats/readForeign';
import type { Cost } from './importCost';

// A program of its own: reads the project that its argument names, and plans all of its import.

const MODULES = new Map(Object.entries({ brat, inception, refi, w3c }));

async function importing(file: string): Promise<Pick<Cost, 'stated' | 'planned'>> {
  const bytes = fs.readFileSync(file);
  const name = path.basename(file);
  const { project, problems } = await readForeign(
    { name, size: bytes.length, bytes: () => Promise.resolve(bytes) },
    (id) => Promise.resolve({ project: MODULES.get(id) ?? brat }),
    { isCancelled: () => false, onlyProjects: true, canBeEnded: true },
  );
  const stated = problems.map(({ code }) => code);
  if (!project) return { stated, planned: 0 };
  const codebookText = emptyCodebookText('Study');
  const parsed = runSync(parseCodebook(codebookText));
  if (parsed.kind !== 'codebook') throw new Error('The empty codebook is refused.');
  const { codebook } = parsed;
  const mapping = guessProjectMapping(project, codebook);
  const plan = await planProject({
    ...{ project, mapping, codebook, codebookText, articles: [], known: new Map() },
    file: { name, path: undefined },
    ...{ folder: '', taken: new Set(), replaceTexts: false },
  });
  if (plan?.kind !== 'plan') throw new Error(`The codebook was not changed: ${plan?.reason ?? ''}`);
  let planned = 0;
  for (const { edits } of projectEdits(plan, false).articles) {
    if (editAnnotationFile('', edits, codebook).kind === 'edited') planned += edits.length;
  }
  return { stated, planned };
}

void importing(process.argv[2] ?? '').then((done) => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cost: Cost = {
    ...done,
    megabytes: Math.round(maxRSS / 1024),
    seconds: (userCPUTime + systemCPUTime) / 1e6,
  };
  console.log(JSON.stringify(cost));
});
