import * as vscode from 'vscode';
import { commandStep, notify } from '../host/notify';
import type { LoadedCorpus } from './corpora';

/** The title of the example's codebook, by which a copy of it is known; held by a test. */
export const EXAMPLE_TITLE = 'Who may mine the deep sea? 2023–2026';

export function isExample({ corpus }: LoadedCorpus): boolean {
  return corpus.codebook.title === EXAMPLE_TITLE;
}

/** For commands about a corpus that were called where there is none, as from the walkthrough. */
export function tellNoCorpus(): void {
  void notify(
    'information',
    vscode.l10n.t(
      'There is no codebook in this window yet. Open the example corpus, or a folder with articles of your own.',
    ),
    commandStep(vscode.l10n.t('Open Example Corpus'), 'policyAnnotator.openExampleCorpus'),
  );
}
