import * as vscode from 'vscode';
import type { SaveOutcome } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { isOthersFile } from '../../corpora/othersWork';
import { savingMessage } from '../../corpora/savingWords';
import type { Services } from '../../services';
import { settleDispute } from './settleDispute';
import { commandStep, notify } from '../../host/notify';
import { openInEditor } from '../../ui/openInEditor';

/** A file in use is tried again after this time, then after twice and three times as long. */
const BUSY_MS = 1000;
const MOST_TRIES = 3;

/** Reports when saving failed and the user must act, and asks which version to keep where the same
 * was changed here and in the file. A message closed without an answer can be reopened by the
 * command. */
export function registerSavingMessages(services: Services): vscode.Disposable {
  const { corpora, disputes, guard } = services;
  /** How many attempts found the file in use, by corpus and path. */
  const busy = new Map<string, number>();
  /** Files that are tried again soon. */
  const timers = new Map<string, Parameters<typeof clearTimeout>[0]>();

  const report = async (loaded: LoadedCorpus, outcome: SaveOutcome): Promise<void> => {
    if (outcome.kind === 'saved' && outcome.reformatted !== undefined) tellReformatted();
    const key = [loaded.root.toString(), outcome.path].join('\n');
    if (outcome.kind === 'saved' || outcome.kind === 'pending') {
      busy.delete(key);
      return;
    }
    if (outcome.kind === 'failed' && outcome.reason === 'EBUSY' && waits(loaded, key)) return;
    const show = vscode.l10n.t('Show File');
    const choose = vscode.l10n.t('Choose…');
    const again = vscode.l10n.t('Try Again');
    const all = {
      disputed: isRead(loaded, outcome.path) ? [choose, show] : [show],
      dropped: [show],
      unreadable: [show],
      failed: [again],
    }[outcome.kind];
    const isHidden = isOthersFile(loaded, outcome.path);
    const buttons = all.filter((button) => button !== show || !isHidden);
    const choice = await vscode.window.showErrorMessage(savingMessage(outcome), ...buttons);
    if (choice === show) await openInEditor(loaded.uriOf(outcome.path));
    if (choice === choose) await settleAll();
    if (choice === again) loaded.corpus.saveAgain();
  };

  /** Another window or program usually releases the file in a moment: a message is shown only after
   * several attempts. */
  const waits = (loaded: LoadedCorpus, key: string): boolean => {
    // Each change also tries, and typing into the file makes many.
    if (timers.has(key)) return true;
    const tries = (busy.get(key) ?? 0) + 1;
    busy.set(key, tries);
    if (tries > MOST_TRIES) return false;
    const again = (): void => {
      timers.delete(key);
      loaded.corpus.saveAgain();
    };
    timers.set(key, setTimeout(again, BUSY_MS * tries));
    return true;
  };

  let isReported = false;
  /** Shown once: it does no harm, but git shows changed lines that the user did not change. */
  const tellReformatted = (): void => {
    if (isReported) return;
    isReported = true;
    void notify(
      'information',
      vscode.l10n.t(
        'A formatter changed the layout of the annotation file when it was saved. Its content is the same. To keep the layout, turn off formatting for YAML files, or close the file while you annotate.',
      ),
      commandStep(
        vscode.l10n.t('Open Settings'),
        'workbench.action.openSettings',
        'editor.formatOnSave',
      ),
    );
  };

  const settleAll = async (): Promise<void> => {
    const { all } = disputes;
    if (all.length === 0) {
      void notify('information', vscode.l10n.t('There are no versions to choose between.'));
      return;
    }
    for (const [at, open] of all.entries()) {
      const progress = all.length > 1 ? `(${at + 1}/${all.length})` : '';
      if (!(await settleDispute(services, open.located, open.dispute, progress))) return;
      disputes.settled(open);
    }
  };

  return vscode.Disposable.from(
    corpora.listenToEach((loaded) =>
      loaded.corpus.onDidSave((outcome) => {
        const path = loaded.corpus.articleOfAnnotations(outcome.path);
        if (outcome.kind === 'disputed' && path !== undefined && isRead(loaded, outcome.path)) {
          for (const dispute of outcome.disputes) {
            disputes.add({ located: { loaded, path }, dispute });
          }
        }
        guard.run('telling how saving went', () => report(loaded, outcome));
      }),
    ),
    guard.command('policyAnnotator.settleDisputes', settleAll),
    { dispose: () => timers.forEach((timer) => clearTimeout(timer)) },
  );
}

/** Whether an article is read from this annotation file: what is chosen is written into that. A
 * change of all files may be disputed in another coder's. */
function isRead({ corpus }: LoadedCorpus, file: string): boolean {
  const article = corpus.articleOfAnnotations(file);
  return article !== undefined && corpus.annotationPath(article) === file;
}
