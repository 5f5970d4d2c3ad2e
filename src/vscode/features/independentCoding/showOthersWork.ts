import * as vscode from 'vscode';
import { labelText, unblind } from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { isBlindHere, isCodedShown } from '../../corpora/othersWork';
import { recordInCodebook } from '../../corpora/record';
import { sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import type { Services } from '../../services';

/** *Show Other Coders' Work*: ends the blindness of the current coder, after a question, by an
 * undoable change of the codebook that notes the day. */
export async function showOthersWork(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  if (!(await mayWrite(loaded.root))) return;
  const { coder } = loaded.corpus;
  if (!isCodedShown(loaded)) return;
  if (!isBlindHere(loaded)) {
    sayBriefly(vscode.l10n.t('You may see the work of all coders here already.'));
    return;
  }
  const show = vscode.l10n.t('Show and Note the Day');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('Show you the work of the other coders?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'What you have completed until now stays independent. What you complete or change from now on does not count for intercoder agreement. The codebook notes that {0} is unblinded, and on which day.',
        labelText(coder),
      ),
    },
    show,
  );
  if (choice !== show) return;
  const edit = unblind(coder, services.environment.clock.today());
  await recordInCodebook(services, loaded, [edit], vscode.l10n.t("Show other coders' work"));
}
