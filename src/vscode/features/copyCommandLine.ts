import * as vscode from 'vscode';
import { shellWord } from '../../core';
import { tellNoCorpus } from '../corpora/exampleCorpus';
import { sayBriefly } from '../documents/words';
import type { Services } from '../services';

/** *Copy Command Line for Terminal*: the command line for the folder of the corpus, which works
 * without installing anything else than Node.js. */
export function registerCopyCommandLine({ corpora, guard }: Services): vscode.Disposable {
  return guard.command('policyAnnotator.copyCommandLine', async () => {
    if (!corpora.active) {
      tellNoCorpus();
      return;
    }
    const folder = shellWord(corpora.active.root.fsPath, vscode.env.shell);
    await vscode.env.clipboard.writeText(`npx policy-annotator disagreements ${folder}`);
    sayBriefly(vscode.l10n.t('Copied. Paste it into a terminal; it needs Node.js 20 or newer.'));
  });
}
