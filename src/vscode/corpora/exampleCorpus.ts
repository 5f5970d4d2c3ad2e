import * as vscode from 'vscode';
import { commandStep, notify } from '../host/notify';
import type { LoadedCorpus } from './corpora';

/** The title of the example's codebook, which identifies a copy of it; a test compares the two. */
export const EXAMPLE_TITLE = 'Who may mine the deep sea? 2023–2026';

export function isExample({ corpus }: LoadedCorpus): boolean {
  return corpus.codebook.title === EXAMPLE_TITLE;
}

/** The message of commands about a corpus that are run where there is none, as from the
 * walkthrough. */
export function tellNoCorpus(): void {
  void notify(
    'information',
    vscode.l10n.t(
      'There is no codebook in this window yet. Open the example corpus, or a folder with articles of your own.',
    ),
    commandStep(vscode.l10n.t('Open Example Corpus'), 'policyAnnotator.openExampleCorpus'),
  );
}
