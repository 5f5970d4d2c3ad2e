import * as vscode from 'vscode';
import type { LoadedCorpus } from '../corpora/corpora';

/** Reads what is not read yet of a corpus, for an import: what was imported before is found by what all articles have. False
 * where the user stopped it. */
export async function isRead({ corpus }: LoadedCorpus): Promise<boolean> {
  if (corpus.index.isComplete) return true;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Loading all articles'),
      cancellable: true,
    },
    (_progress, token) => corpus.readWhole(() => token.isCancellationRequested),
  );
}
