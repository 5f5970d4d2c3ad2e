import * as vscode from 'vscode';
import { addAll } from '../../../core';
import {
  interruptedFiles,
  PLAN_FILE,
  type FoundPlan,
  type InterruptedFile,
  type InterruptedPlan,
  type PendingChange,
} from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { messageName, sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import { notify } from '../../host/notify';
import type { Services } from '../../services';

interface Offered {
  readonly found: InterruptedPlan;
  /** The changes noted for its files one by one. */
  readonly parts: readonly PendingChange[];
}

/** Offers to complete a change of several files that another window or the command line did not
 * finish, or to revert it. */
export async function offerPlan(
  { journal }: Services,
  loaded: LoadedCorpus,
  { found, parts }: Offered,
): Promise<void> {
  const { plans } = loaded.corpus;
  const discard = async (): Promise<void> => {
    for (const { id } of parts) await journal.discard(id);
  };
  const files: InterruptedFile[] = [];
  for (const plan of found.plans)
    addAll(files, await interruptedFiles(plan, (path) => loaded.files.read(path)));
  const left = files.filter(({ completed }) => completed.kind !== 'nothing');
  if (left.length === 0) {
    await plans.end(found, 'completed');
    await discard();
    return;
  }
  const complete = vscode.l10n.t('Finish');
  const takeBack = vscode.l10n.t('Undo');
  const message = questionText(found, files.length, files.length - left.length);
  const leave = vscode.l10n.t('Leave As Is');
  // VS Code hides a warning after some seconds; an error with buttons stays until it is answered.
  const choice = await vscode.window.showErrorMessage(message, complete, takeBack, leave);
  // One of its files may be permanently missing: the question would return at every start.
  if (choice === leave) {
    await plans.drop(found);
    await discard();
  }
  if (choice !== complete && choice !== takeBack) return;
  if (!(await mayWrite(loaded.root))) return;
  const ended = await plans.end(found, choice === complete ? 'completed' : 'takenBack');
  if (ended.kind === 'taken') return;
  if (ended.kind === 'failed') {
    void vscode.window.showErrorMessage(failedText(PLAN_FILE, 1));
    return;
  }
  await loaded.corpus.filesChanged(files.map(({ path }) => path));
  const [first] = ended.left;
  if (first !== undefined) {
    void vscode.window.showErrorMessage(failedText(first, ended.left.length));
    return;
  }
  await discard();
  const name = messageName(labelOf(found));
  sayBriefly(
    choice === complete
      ? vscode.l10n.t('“{0}” was finished.', name)
      : vscode.l10n.t('“{0}” was undone.', name),
  );
}

/** Reports a plan about which nothing can be asked. */
export function reportPlan({ kind }: FoundPlan): void {
  switch (kind) {
    case 'in-use':
      void notify(
        'warning',
        vscode.l10n.t(
          'Another program is changing several files of this corpus. Nothing was changed here. Try again in a moment.',
        ),
      );
      break;
    case 'newer':
      void notify(
        'warning',
        vscode.l10n.t(
          'A change of several files was interrupted. A newer version of Policy Annotator made it, and can finish or undo it ({0}).',
          PLAN_FILE,
        ),
      );
      break;
    case 'unreadable':
      void notify(
        'warning',
        vscode.l10n.t(
          '{0} cannot be read, so a change of several files may be half done. Check the files of the corpus, then delete it.',
          PLAN_FILE,
        ),
      );
      break;
    case 'interrupted':
    case 'none':
  }
}

function labelOf({ plans }: InterruptedPlan): string {
  return plans.at(-1)?.label ?? '';
}

function questionText(found: InterruptedPlan, all: number, done: number): string {
  const moment = found.plans.at(-1)?.moment ?? '';
  return vscode.l10n.t(
    '“{0}” ({1}) was interrupted (changed files: {2} of {3}). Do you want to finish the change or undo it in all files?',
    messageName(labelOf(found)),
    new Date(moment).toLocaleString(vscode.env.language),
    done,
    all,
  );
}

function failedText(first: string, count: number): string {
  return count === 1
    ? vscode.l10n.t(
        '{0} was changed since, or cannot be written. It was left unchanged. You will be asked again at the next start.',
        messageName(first),
      )
    : vscode.l10n.t(
        'These files were changed since, or cannot be written: {0} and {1} more. They were left unchanged. You will be asked again at the next start.',
        messageName(first),
        count - 1,
      );
}
