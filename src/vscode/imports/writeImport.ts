import * as vscode from 'vscode';
import type { ArticlePath } from '../../core';
import type { ChangeOutcome, CorpusEdits } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { tellRefusedFiles } from '../corpora/record';
import { localizer } from '../derived/viewContext';
import { notify } from '../host/notify';

/** Writes what an import adds to a corpus as one step of undo, with progress. Where the user
 * cancels, what was written is taken back. `nothing`, with a message where the codebook cannot be
 * changed; otherwise the outcome of each article, after a message about those refused. */
export async function writeImport(
  { corpus }: LoadedCorpus,
  edits: Required<CorpusEdits>,
  label: string,
): Promise<ReadonlyMap<ArticlePath, ChangeOutcome> | 'nothing'> {
  const made = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Writing annotations'),
      cancellable: true,
    },
    async (progress, token) => {
      const each = 100 / Math.max(1, edits.articles.length);
      let reported = 0;
      const outcome = await corpus.make(edits, label, {
        isCancelled: () => token.isCancellationRequested,
        report: (done) => {
          progress.report({
            message: vscode.l10n.t(
              '{0} of {1}',
              localizer.number(done + 1),
              localizer.number(edits.articles.length),
            ),
            increment: (done - reported) * each,
          });
          reported = done;
        },
      });
      const isLeft =
        outcome.articles.size < edits.articles.length && outcome.codebook?.kind !== 'refused';
      // A partial import is reverted. Where nothing was written, the last step is not the import.
      const isWritten = [...outcome.articles.values()].some(({ kind }) => kind === 'done');
      if (isLeft && isWritten && corpus.history.next('undo')?.label === label)
        await corpus.replay('undo');
      return isLeft ? undefined : outcome;
    },
  );
  if (!made) return 'nothing';
  if (made.codebook?.kind === 'refused') {
    void notify('error', vscode.l10n.t('The codebook cannot be changed, so nothing was imported.'));
    return 'nothing';
  }
  await tellRefusedFiles(made.articles);
  return made.articles;
}
