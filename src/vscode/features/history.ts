import * as vscode from 'vscode';
import { setContext } from '../contexts';
import type { LoadedCorpus } from '../corpora';
import type { Services } from '../services';

/** Undo and redo of annotation changes, across articles: Ctrl+Z in an article does not reach its
 * annotation file. */
export function registerHistory({ corpora, guard }: Services): vscode.Disposable {
  const update = (): void => {
    const history = corpora.active?.corpus.history;
    setContext('canUndo', history?.canUndo === true);
    setContext('canRedo', history?.canRedo === true);
  };

  const replay = async (direction: 'undo' | 'redo'): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) return;
    const change = await loaded.corpus.replay(direction);
    update();
    if (change) {
      await showArticle(loaded, change.article);
      const message =
        direction === 'undo'
          ? vscode.l10n.t('Undone: {0}', change.label)
          : vscode.l10n.t('Done again: {0}', change.label);
      vscode.window.setStatusBarMessage(message, 4000);
    } else if (loaded.corpus.history.next(direction)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The last change cannot be taken back: its annotation file was changed elsewhere. Nothing was changed.',
        ),
      );
    }
  };

  return vscode.Disposable.from(
    corpora.onDidChange(update),
    guard.command('policyAnnotator.undo', () => replay('undo')),
    guard.command('policyAnnotator.redo', () => replay('redo')),
  );
}

/** An undo in another article than the one in view must be seen. */
async function showArticle(loaded: LoadedCorpus, path: string): Promise<void> {
  const uri = loaded.uriOf(path).toString();
  const visible = vscode.window.visibleTextEditors.some(
    (editor) => editor.document.uri.toString() === uri,
  );
  if (!visible) await vscode.window.showTextDocument(loaded.uriOf(path), { preview: true });
}
