import {
  interruptedFiles,
  isSafe,
  PLAN_FILE,
  type Ending,
  type FoundPlan,
  type InterruptedFile,
  type InterruptedPlan,
} from '../../project';
import { problemLine, type FoundProblem } from '../commands/problems';
import { unwrittenReason } from '../output/unwrittenReason';
import { changeHost, type ChangedFiles, type ChangeHost } from './corpusFiles';
import type { Outside } from '../output/outside';
import { oneLine, printable } from '../output/printable';

/** To be called before a command changes a corpus: takes back what a process of this machine has
 * left half done, so that no command is done by half, if all of it can be. The exit code where
 * nothing may be changed, with the reason reported. */
export async function clearedForChange(
  { files, plans }: ChangeHost,
  isDryRun: boolean,
  outside: Outside,
): Promise<1 | 2 | undefined> {
  const found = await plans.find();
  if (found.kind === 'none') return undefined;
  if (found.kind === 'interrupted' && found.isFromHere && !isDryRun) {
    const states = await statesOf(found, files);
    const isComplete = states.every(({ completed }) => completed.kind === 'nothing');
    const ending = isComplete ? 'completed' : 'takenBack';
    // A part of it would leave more half done than there is, so then a person decides.
    if (states.every((file) => isSafe(file[ending])))
      return ended({ files, plans }, found, ending, outside);
  }
  outside.report(problemLine(await planProblem(found, files)));
  outside.report('Nothing was changed.');
  return found.kind === 'interrupted' ? 1 : 2;
}

/** `refactor finish` and `refactor undo`: ends a change of several files that was interrupted. Exit
 * code 0: nothing is half done, or with `isDryRun` all of it can be ended; 1: files were, or would
 * be, left as they are; 2: nothing can be done. */
export async function endInterrupted(
  corpus: string,
  ending: Ending,
  isDryRun: boolean,
  outside: Outside,
): Promise<0 | 1 | 2> {
  const host = changeHost(corpus);
  const found = await host.plans.find();
  if (found.kind === 'none') {
    await outside.write('Nothing was interrupted.\n');
    return 0;
  }
  if (found.kind === 'interrupted' && !isDryRun)
    return (await ended(host, found, ending, outside)) ?? 0;
  outside.report(problemLine(await planProblem(found, host.files)));
  if (found.kind !== 'interrupted') return 2;
  const left = (await statesOf(found, host.files)).filter((file) => !isSafe(file[ending]));
  for (const { path } of left) outside.report(leftText(path));
  await outside.write('Nothing was written (--dry-run).\n');
  return left.length > 0 ? 1 : 0;
}

async function ended(
  { files, plans }: ChangeHost,
  found: InterruptedPlan,
  ending: Ending,
  outside: Outside,
): Promise<1 | 2 | undefined> {
  const count = (await statesOf(found, files)).filter(
    (file) => file[ending].kind !== 'nothing',
  ).length;
  const done = await plans.end(found, ending);
  if (done.kind === 'taken') {
    outside.report(problemLine(await planProblem({ kind: 'in-use' }, files)));
    return 2;
  }
  if (done.kind === 'failed') {
    outside.report(
      `${PLAN_FILE} was not written: ${unwrittenReason(done.reason)}. Nothing was changed.`,
    );
    return 2;
  }
  for (const file of done.left) outside.report(leftText(file));
  if (done.left.length > 0) {
    outside.report(
      `Correct what is left and try again, or delete ${PLAN_FILE} to keep all files as they are.`,
    );
    return 1;
  }
  const what = ending === 'completed' ? 'finished' : 'undone';
  outside.report(
    `${named(found)} was interrupted, and is now ${what} (${count === 1 ? '1 file' : `${String(count)} files`} written).`,
  );
  return undefined;
}

function leftText(file: string): string {
  return `${oneLine(file)} was changed since or cannot be written, and was left as it is.`;
}

/** What is half done in a corpus, or being done now; nothing for a corpus without a plan. */
export async function planProblems(corpus: string): Promise<readonly FoundProblem[]> {
  const { files, plans } = changeHost(corpus);
  const found = await plans.find();
  return found.kind === 'none' ? [] : [await planProblem(found, files)];
}

async function planProblem(found: FoundPlan, files: ChangedFiles): Promise<FoundProblem> {
  const problem = (
    code: string,
    message: string,
    severity: FoundProblem['severity'] = 'error',
  ): FoundProblem => ({
    ...{ file: PLAN_FILE, line: 1, column: 1, severity, code, message },
    leavesOut: false,
  });
  switch (found.kind) {
    case 'interrupted': {
      const states = await statesOf(found, files);
      const changed = states.filter(({ completed }) => completed.kind === 'nothing').length;
      return problem(
        'interrupted-change',
        `${named(found)} was interrupted: ${String(changed)} of ${String(states.length)} files are changed. ` +
          'Run: policy-annotator refactor finish, or: policy-annotator refactor undo',
      );
    }
    case 'newer':
      return problem(
        'interrupted-change',
        'A newer version of Policy Annotator was interrupted in a change of several files. That version can finish or undo it.',
      );
    case 'unreadable':
      return problem(
        'interrupted-change',
        'This file cannot be read, so a change of several files may be half done. Check the files of the corpus, then delete it.',
      );
    case 'in-use':
    case 'none':
      return problem(
        'change-in-progress',
        'Another program is changing several files of this corpus. Try again in a moment.',
        'warning',
      );
  }
}

function named({ plans }: InterruptedPlan): string {
  return plans.map(({ label }) => `“${printable(oneLine(label).slice(0, 200))}”`).join(' and ');
}

async function statesOf(
  { plans }: InterruptedPlan,
  files: ChangedFiles,
): Promise<readonly InterruptedFile[]> {
  const states = await Promise.all(
    plans.map((plan) => interruptedFiles(plan, (path) => files.read(path))),
  );
  return states.flat();
}
