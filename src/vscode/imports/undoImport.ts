import * as vscode from 'vscode';
import type { LoadedCorpus } from '../corpora/corpora';
import { notify } from '../host/notify';
import type { Services } from '../services';

/** Undoes an import as long as it is the last step. Its message stays open, and by then something
 * else may have been changed, or *Undo* may apply to another corpus. False, with a message, where
 * nothing was undone. */
export async function undoImport(
  { corpora }: Services,
  loaded: LoadedCorpus,
  label: string,
): Promise<boolean> {
  if (corpora.active !== loaded || loaded.corpus.history.next('undo')?.label !== label) {
    void notify(
      'warning',
      vscode.l10n.t(
        'Something else was changed after the import, so nothing was undone. Undo that change first, then the import.',
      ),
    );
    return false;
  }
  await vscode.commands.executeCommand('policyAnnotator.undo');
  return true;
}
