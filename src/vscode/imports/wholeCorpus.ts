import * as vscode from 'vscode';
import type { LoadedCorpus } from '../corpora/corpora';

/** Reads the rest of a corpus for an import, which compares with all articles what was imported
 * before. True where there is no corpus yet; false where the user stopped it. */
export async function isRead({ corpus }: Partial<LoadedCorpus>): Promise<boolean> {
  if (!corpus || corpus.index.isComplete) return true;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Loading all articles'),
      cancellable: true,
    },
    (_progress, token) => corpus.readWhole(() => token.isCancellationRequested),
  );
}
