import * as vscode from 'vscode';
import type { LoadedCorpus } from '../../corpora/corpora';

/** Reads what is not read of a corpus yet, before something is decided about all of it. False where
 * the user cancelled. */
export async function readWhole({ corpus }: LoadedCorpus): Promise<boolean> {
  if (corpus.index.isComplete) return true;
  const title = vscode.l10n.t('Reading all articles');
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) =>
    corpus.readWhole(() => token.isCancellationRequested),
  );
}
