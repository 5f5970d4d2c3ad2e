import * as vscode from 'vscode';
import { reasonText } from '../../corpora/savingWords';
import { exists } from '../../documents/freeUri';
import { messageName, sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import { commandStep, notify } from '../../host/notify';
import { uriOf, type Dropped } from './openDrops';

/** Restores the annotations of a file, and says what came of it. False if they are still missing;
 * undefined if nothing may be written here. */
export async function restoreAnnotations(one: Dropped): Promise<boolean | undefined> {
  const { loaded, drop } = one;
  if (!(await mayWrite(loaded.root))) return undefined;
  const name = messageName(drop.path);
  // Undo in its editor then restores the refused text.
  if (drop.now === 'refused') await vscode.window.showTextDocument(uriOf(one));
  const isArticleLost = drop.now === 'deleted' && !(await restoreArticle(one));
  const label = vscode.l10n.t('annotations of {0} restored', name);
  const outcome = await loaded.corpus.drops.bringBack(drop, label);
  switch (outcome.kind) {
    case 'saved':
      if (isArticleLost) warnArticleLost(name);
      else sayBriefly(vscode.l10n.t('The annotations of {0} were restored.', name));
      return true;
    case 'pending':
      sayBriefly(vscode.l10n.t('The annotations of {0} were restored. Save the file.', name));
      return true;
    case 'unread':
    case 'conflict':
      return false;
    case 'failed':
      void notify(
        'error',
        vscode.l10n.t(
          'The annotations of {0} could not be restored: {1}. The previous content is still kept. Fix the cause and try again.',
          name,
          reasonText(outcome.reason),
        ),
      );
      return false;
    case 'unmergeable':
      void notify(
        'error',
        vscode.l10n.t(
          'The previous content of {0} cannot be merged with its current content, so nothing was written. Compare the two and copy what is missing, or move the file elsewhere and try again.',
          name,
        ),
      );
      return false;
  }
}

/** Restores a deleted article as a new file; at least its folder, so that its annotation file has a
 * place. False if its text was not kept. */
async function restoreArticle({ loaded, drop }: Dropped): Promise<boolean> {
  const { path, text } = await loaded.corpus.drops.deletedArticle(drop.path);
  const uri = loaded.uriOf(path);
  if (await exists(uri)) return true;
  if (text === undefined) {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
    return false;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return true;
}

function warnArticleLost(name: string): void {
  void notify(
    'information',
    vscode.l10n.t(
      'The annotations of {0} were restored. The text of the article was not kept. Look for it in version control or a backup; if the article was moved, Check Annotations finds it.',
      name,
    ),
    commandStep(vscode.l10n.t('Check Annotations'), 'policyAnnotator.checkAnnotations'),
  );
}
