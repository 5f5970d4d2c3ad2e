import * as vscode from 'vscode';
import {
  interruptedFiles,
  writeRestored,
  type InterruptedFile,
  type PendingChange,
  type PendingPlan,
  type Restored,
} from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { messageName, sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import type { Services } from '../../services';

interface Offered {
  readonly plan: PendingPlan;
  /** The changes noted for its files one by one. */
  readonly parts: readonly PendingChange[];
}

/** Offers to complete a change of several files that an earlier window did not finish, or to revert
 * it. */
export async function offerPlan(
  { journal }: Services,
  loaded: LoadedCorpus,
  { plan, parts }: Offered,
): Promise<void> {
  const read = async (path: string): Promise<string | undefined> =>
    (await loaded.files.read(path))?.text;
  const discard = async (): Promise<void> => {
    for (const { id } of [plan, ...parts]) await journal.discard(id);
  };
  const files = await interruptedFiles(plan, read);
  const left = files.filter(({ completed }) => completed.kind !== 'nothing');
  if (left.length === 0) {
    await discard();
    return;
  }
  const complete = vscode.l10n.t('Finish Change');
  const takeBack = vscode.l10n.t('Undo Change');
  const message = questionText(plan, files.length, files.length - left.length);
  const leave = vscode.l10n.t('Leave Files As They Are');
  const choice = await vscode.window.showWarningMessage(message, complete, takeBack, leave);
  // One of its files may be permanently missing: the question would return at every start.
  if (choice === leave) await discard();
  if (choice !== complete && choice !== takeBack) return;
  if (!(await mayWrite(loaded.root))) return;
  const which = choice === complete ? 'completed' : 'takenBack';
  const failed = await write(loaded, await interruptedFiles(plan, read), which);
  await loaded.corpus.filesChanged(plan.files.map(({ path }) => path));
  const [first] = failed;
  if (first !== undefined) {
    void vscode.window.showErrorMessage(failedText(first, failed.length));
    return;
  }
  await discard();
  sayBriefly(
    choice === complete
      ? vscode.l10n.t('“{0}” was finished.', messageName(plan.label))
      : vscode.l10n.t('“{0}” was undone.', messageName(plan.label)),
  );
}

/** The paths of files that could not be written; the plan stays noted for them. */
async function write(
  loaded: LoadedCorpus,
  files: readonly InterruptedFile[],
  which: 'completed' | 'takenBack',
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { path, now, [which]: restored } of files) {
    if (restored.kind === 'nothing') continue;
    const isWritten = isText(restored) && (await isReplaced(loaded, path, now, restored.text));
    if (!isWritten) failed.push(path);
  }
  return failed;
}

async function isReplaced(
  { files }: LoadedCorpus,
  path: string,
  now: string | undefined,
  text: string,
): Promise<boolean> {
  const { kind } = await writeRestored(files, path, now, text);
  return kind === 'saved' || kind === 'pending';
}

function isText(restored: Restored): restored is Extract<Restored, { kind: 'text' }> {
  return restored.kind === 'text';
}

function questionText({ label, moment }: PendingPlan, all: number, done: number): string {
  return vscode.l10n.t(
    '“{0}” ({1}) was interrupted when the window closed (changed files: {2} of {3}). Do you want to finish the change or undo it in all files?',
    messageName(label),
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
