import * as vscode from 'vscode';
import { CODEBOOK_FILE, waitingFor } from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import { commandStep, notify } from '../host/notify';
import { messageName } from '../documents/words';

interface Found {
  problems: number;
  waiting: number;
  readonly corpora: string[];
}

/** Checks the whole workspace: reads every file of every corpus again, then the texts that cite
 * them, and counts what needs review; the Problems panel shows where, with fixes where possible. */
export function registerCheckAnnotations({ checks, corpora, guard }: Services): vscode.Disposable {
  const check = async (): Promise<void> => {
    const found: Found = { problems: 0, waiting: 0, corpora: [] };
    const done = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Checking annotations'),
        cancellable: true,
      },
      async (progress, token) => {
        for (const loaded of await allCorpora()) {
          progress.report({ message: messageName(loaded.name) });
          await loaded.corpus.load(() => token.isCancellationRequested);
          if (token.isCancellationRequested) return false;
          count(loaded, found);
        }
        // Once all corpora are read: a text may cite any of them.
        if (found.corpora.length > 0) {
          found.problems += await checks.run(() => token.isCancellationRequested);
        }
        return !token.isCancellationRequested;
      },
    );
    if (done) await tellFound(found);
  };

  /** All corpora, including those not loaded yet. */
  const allCorpora = async (): Promise<readonly LoadedCorpus[]> => {
    const codebooks = await vscode.workspace.findFiles(`**/${CODEBOOK_FILE}`, '**/node_modules/**');
    for (const codebook of codebooks) await corpora.corpusOf(codebook);
    return corpora.all;
  };

  return guard.command('policyAnnotator.checkAnnotations', check);
}

function count({ corpus, name }: LoadedCorpus, found: Found): void {
  for (const { annotations } of corpus.index.articles()) {
    found.waiting += annotations.filter((placed) => waitingFor(placed)).length;
  }
  for (const { problems } of corpus.problems.values()) found.problems += problems.length;
  found.corpora.push(name);
}

async function tellFound({ problems, waiting, corpora }: Found): Promise<void> {
  if (corpora.length === 0) {
    void notify(
      'information',
      vscode.l10n.t('No folder in this workspace has a codebook, so there is nothing to check.'),
    );
    return;
  }
  if (waiting + problems === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Annotations checked: no problems.'), 5000);
    return;
  }
  await notify(
    'information',
    vscode.l10n.t('Problems in files: {0}. Annotations to review: {1}.', problems, waiting),
    commandStep(vscode.l10n.t('Show Problems'), 'workbench.actions.view.problems'),
  );
}
