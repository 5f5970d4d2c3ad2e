import * as vscode from 'vscode';
import { setContext } from '../host/contexts';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import { messageName, sayBriefly } from '../documents/words';
import { commandStep, showFileStep, notify } from '../host/notify';
import { FROM_STATUS_BAR } from '../ui/lastChangeStatus';
import { SEARCHES_FILE } from '../../core';
import type { Replayed } from '../../project';

/** Undo and redo of changes of annotation files and the codebook, across articles: the editor's own
 * undo in an article does not reach its annotation file. */
export function registerUndoRedo({ corpora, guard, lastChange }: Services): vscode.Disposable {
  let coder = '';
  const update = (): void => {
    const corpus = corpora.active?.corpus;
    const history = corpus?.history;
    const isOther = coder !== '' && corpus?.coder !== coder;
    coder = corpus?.coder ?? '';
    setContext('canUndo', history?.canUndo === true);
    setContext('canRedo', history?.canRedo === true);
    // Another coder is not offered to undo what they did not do.
    lastChange.canUndo(isOther ? undefined : history?.offered);
  };

  const replay = async (direction: 'undo' | 'redo'): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) return;
    const replayed = await loaded.corpus.replay(direction);
    update();
    if (!replayed) {
      tellNothingLeft(direction);
      return;
    }
    const { label, undone = label, done, refused, codebook, searches } = replayed;
    const [first] = done;
    const [kept] = refused;
    // Where only the codebook was changed and it was kept, nothing was undone.
    const stays = codebook === 'kept' && done.length + refused.length === 0;
    if (stays) {
      tellStays(direction);
      return;
    }
    const isDone = codebook === 'done' || codebook === 'kept' || searches === 'done';
    if (first !== undefined || isDone) {
      // Of a change in many files, no article shows what was undone.
      const isFew = done.length <= MOST_SHOWN;
      if (first !== undefined && isFew && !done.some((article) => isVisible(loaded, article)))
        await showArticle(loaded, first);
      const message =
        direction === 'undo'
          ? vscode.l10n.t('Undone: {0}', undone)
          : vscode.l10n.t('Redone: {0}', label);
      vscode.window.setStatusBarMessage(message, 4000);
    }
    tellCodebook(codebook);
    if (searches === 'refused') {
      void notify(
        'warning',
        direction === 'undo'
          ? vscode.l10n.t(
              'The last change to {0} cannot be undone because the file has changed since. Nothing was changed.',
              SEARCHES_FILE,
            )
          : vscode.l10n.t(
              'The last change to {0} cannot be redone because the file has changed since. Nothing was changed.',
              SEARCHES_FILE,
            ),
        showFileStep(loaded.uriOf(SEARCHES_FILE)),
      );
    }
    if (kept !== undefined) {
      lastChange.canUndo(undefined);
      void notify(
        'warning',
        refusedText(direction, first === undefined, refused.map(messageName)),
        showFileStep(loaded.uriOf(loaded.corpus.annotationPath(kept))),
      );
    }
  };

  return vscode.Disposable.from(
    corpora.onDidChange(update),
    // The history is updated after this event, in the same turn.
    corpora.listenToEach((loaded) =>
      loaded.corpus.searches.onDidChange(() => void Promise.resolve().then(update)),
    ),
    guard.command('policyAnnotator.undo', async (from: unknown) => {
      await replay('undo');
      if (from === FROM_STATUS_BAR)
        await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    }),
    guard.command('policyAnnotator.redo', () => replay('redo')),
  );
}

const MOST_SHOWN = 1;

/** The message on a change whose annotation files were changed elsewhere: those of all its
 * articles, or those of the named articles only. */
function refusedText(
  direction: 'undo' | 'redo',
  isNothingDone: boolean,
  names: readonly string[],
): string {
  if (isNothingDone) {
    return direction === 'undo'
      ? vscode.l10n.t(
          'The last change cannot be undone because its annotation file was changed elsewhere. Nothing was changed.',
        )
      : vscode.l10n.t(
          'The last change cannot be redone because its annotation file was changed elsewhere. Nothing was changed.',
        );
  }
  const listed = names.join(', ');
  return direction === 'undo'
    ? vscode.l10n.t(
        'The last change was not undone in these articles because their annotation files were changed elsewhere: {0}. It was undone in all others.',
        listed,
      )
    : vscode.l10n.t(
        'The last change was not redone in these articles because their annotation files were changed elsewhere: {0}. It was redone in all others.',
        listed,
      );
}

/** The keys are ours also then: the editor would call them no command. */
function tellNothingLeft(direction: 'undo' | 'redo'): void {
  sayBriefly(
    direction === 'undo'
      ? vscode.l10n.t('There is no change to annotations or the codebook to undo.')
      : vscode.l10n.t('There is no change to annotations or the codebook to redo.'),
  );
}

function tellStays(direction: 'undo' | 'redo'): void {
  void notify(
    'information',
    direction === 'undo'
      ? vscode.l10n.t(
          'The last change to the codebook was not undone because what it added is used elsewhere or has been changed since.',
        )
      : vscode.l10n.t(
          'The change to the codebook was not redone because the codebook has been changed there since.',
        ),
    commandStep(vscode.l10n.t('Show Codebook'), 'policyAnnotator.goToCodebook'),
  );
}

/** Reports what happened to the codebook entries added with the change. */
function tellCodebook(outcome: Replayed['codebook']): void {
  const show = commandStep(vscode.l10n.t('Show Codebook'), 'policyAnnotator.goToCodebook');
  if (outcome === 'kept') {
    void notify(
      'information',
      vscode.l10n.t(
        'What this change added to the codebook was kept because it is used elsewhere or has been changed since.',
      ),
      show,
    );
  }
  if (outcome === 'refused') {
    void notify(
      'warning',
      vscode.l10n.t(
        'What this change added to the codebook was not removed because the codebook cannot be read. Fix the errors shown in the Problems panel.',
      ),
      show,
    );
  }
}

function isVisible(loaded: LoadedCorpus, path: string): boolean {
  const uri = loaded.uriOf(path).toString();
  return vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri);
}

/** Shows an article in which a change was undone while another one was in view. */
async function showArticle(loaded: LoadedCorpus, path: string): Promise<void> {
  await vscode.window.showTextDocument(loaded.uriOf(path), { preview: true });
}
