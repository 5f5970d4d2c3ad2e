import * as vscode from 'vscode';
import { labelText } from '../../core';
import { pickOne } from '../ui/quickPick';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import { messageName, sayBriefly } from '../documents/words';
import { notify } from '../host/notify';
import { openInEditor } from '../ui/openInEditor';

/** Annotation files whose article another program renamed or moved: offers the article that
 * contains their quotes, and renames the annotation file to match it. */
export function registerLostFiles({ corpora, guard }: Services): vscode.Disposable {
  /** `argument`: the URI of such a file; otherwise the user chooses one of the corpus. */
  const findArticle = async (argument: unknown): Promise<void> => {
    const given = typeof argument === 'string' ? vscode.Uri.parse(argument) : undefined;
    const located = given && corpora.locate(given);
    const loaded = located?.loaded ?? corpora.active;
    if (!loaded) return;
    const path = located?.path ?? (await chooseFile(loaded));
    if (path === undefined) return;
    const likely = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Searching for the article of {0}', messageName(path)),
        cancellable: true,
      },
      (_progress, token) =>
        loaded.corpus.moves.likelyArticles(path, () => token.isCancellationRequested),
    );
    if (likely.length === 0) {
      void notify(
        'information',
        vscode.l10n.t(
          'No article without annotations contains these quotes. The annotation file was not moved. Restore its article to see the annotations.',
        ),
      );
      return;
    }
    const picked = await pickOne({
      title: vscode.l10n.t('Which article do these annotations belong to?'),
      placeholder: labelText(path),
      rows: likely.map((one) => ({
        label: labelText(one.article),
        description: vscode.l10n.t('quotes found: {0} of {1}', one.found, one.of),
        value: one,
      })),
    });
    if (picked.kind !== 'value') return;
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(loaded.uriOf(path), loaded.uriOf(picked.value.annotationFile));
    if (!(await vscode.workspace.applyEdit(edit))) return;
    await loaded.corpus.moves.foundAgain(path, picked.value);
    sayBriefly(vscode.l10n.t('The annotation file was moved to its article.'));
    await openInEditor(loaded.uriOf(picked.value.article));
  };

  const chooseFile = async ({ corpus }: LoadedCorpus): Promise<string | undefined> => {
    const lost = [...corpus.problems].flatMap(([path, { problems }]) =>
      problems.some(({ code }) => code === 'article-missing') ? [path] : [],
    );
    if (lost.length === 0) {
      sayBriefly(vscode.l10n.t('Every annotation file of this corpus has its article.'));
      return undefined;
    }
    const picked = await pickOne({
      title: vscode.l10n.t('Annotation files without an article'),
      placeholder: vscode.l10n.t('Choose the annotation file whose article to find'),
      rows: lost.map((path) => ({ label: labelText(path), value: path })),
    });
    return picked.kind === 'value' ? picked.value : undefined;
  };

  return guard.command('policyAnnotator.findArticle', findArticle);
}
