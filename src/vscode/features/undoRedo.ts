import * as vscode from 'vscode';
import { setContext } from '../host/contexts';
import type { Corpora, LoadedCorpus } from '../corpora/corpora';
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
  const texts = new TextUndo(corpora);
  const updateKeys = (): void => {
    setContext('undoHere', texts.isOurs('undo'));
    setContext('redoHere', texts.isOurs('redo'));
  };
  const update = (): void => {
    const corpus = corpora.active?.corpus;
    const history = corpus?.history;
    const isOther = coder !== '' && corpus?.coder !== coder;
    coder = corpus?.coder ?? '';
    if (isOther) texts.dropEarlier();
    setContext('canUndo', history?.canUndo === true);
    setContext('canRedo', history?.canRedo === true);
    updateKeys();
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

  /** `from`: the keys for undo of the text in front may have been pressed before the editor knew
   * that they are not ours. */
  const undoOrRedo = async (direction: 'undo' | 'redo', from: unknown): Promise<void> => {
    if (from === FROM_TEXT && !texts.isOurs(direction)) {
      await vscode.commands.executeCommand(direction);
      return;
    }
    await replay(direction);
    if (from === FROM_STATUS_BAR)
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  };

  return vscode.Disposable.from(
    corpora.onDidChange(update),
    guard.on(vscode.window.onDidChangeActiveTextEditor, updateKeys),
    guard.on(vscode.workspace.onDidChangeTextDocument, ({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      texts.changed(document.uri);
      updateKeys();
    }),
    // The history is updated after this event, in the same turn.
    corpora.listenToEach((loaded) =>
      loaded.corpus.searches.onDidChange(() => void Promise.resolve().then(update)),
    ),
    guard.command('policyAnnotator.undo', (from: unknown) => undoOrRedo('undo', from)),
    guard.command('policyAnnotator.redo', (from: unknown) => undoOrRedo('redo', from)),
  );
}

const MOST_SHOWN = 1;

/** What the editor's own keys for undo and redo give to ours. */
const FROM_TEXT = 'text';

/** Whose turn the editor's own keys for undo and redo are in the article in front: ours as long as
 * a change of its annotations is later than the last change of its text. */
class TextUndo {
  /** For each text that was changed, by its address, and for all others: the latest change of
   * annotations at that time. */
  readonly #before = new Map<string, number>();
  readonly #corpora: Corpora;
  #beforeAll = 0;

  constructor(corpora: Corpora) {
    this.#corpora = corpora;
  }

  changed(article: vscode.Uri): void {
    const located = this.#corpora.locate(article);
    if (!located?.loaded.corpus.state(located.path)) return;
    this.#before.set(article.toString(), located.loaded.corpus.history.latest);
  }

  /** What is earlier is another coder's. */
  dropEarlier(): void {
    this.#before.clear();
    this.#beforeAll = this.#corpora.active?.corpus.history.latest ?? 0;
  }

  isOurs(direction: 'undo' | 'redo'): boolean {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const located = uri && this.#corpora.locate(uri);
    if (!located || located.loaded !== this.#corpora.active) return false;
    const { history } = located.loaded.corpus;
    const change = history.next(direction);
    if (!change || (direction === 'undo' && history.offered === undefined)) return false;
    const before = Math.max(this.#before.get(uri.toString()) ?? 0, this.#beforeAll);
    const isHere = change.parts.some(
      (part) => part.file === 'annotations' && part.article === located.path,
    );
    return isHere && change.number > before;
  }
}

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
