import * as vscode from 'vscode';
import { coderName, labelText } from '../../../core';
import { askWhoCodes, isUnlisted } from '../../corpora/currentCoder';
import { directs } from '../../corpora/director';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { notifyNothingShown } from '../../corpora/othersWork';
import type { LoadedCorpus } from '../../corpora/corpora';
import type { Services } from '../../services';

/** *Who Is Coding?*, the answer in the status bar of an article, with what is wrong about it, and a
 * message in a study whose coders work blind: until that is answered, nothing that is coded
 * is shown. It is told once for each corpus and window. */
export function registerAskWhoCodes(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const noted = new WeakSet<LoadedCorpus>();
  const note = (): void => {
    const { active } = corpora;
    if (active?.corpus.seen !== 'nothing' || noted.has(active)) return;
    noted.add(active);
    guard.run('asking who codes', notifyNothingShown);
  };
  const item = vscode.window.createStatusBarItem(
    'policyAnnotator.coder',
    vscode.StatusBarAlignment.Left,
    13.5,
  );
  item.name = vscode.l10n.t('Who is coding?');
  item.command = 'policyAnnotator.whoIsCoding';
  const showCoder = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const loaded = document && corpora.stateOf(document.uri)?.loaded;
    const { coder = '', codebook } = loaded?.corpus ?? {};
    const isDirector = loaded !== undefined && directs(loaded);
    if (!loaded || !codebook || (coder === '' && !isDirector)) {
      item.hide();
      return;
    }
    const name = isDirector ? vscode.l10n.t('Director') : labelText(coderName(codebook, coder));
    // `$(` would be read as an icon.
    const plain = name.replaceAll('$(', '$ (');
    const isUnknown = isUnlisted(loaded, coder);
    item.text = isUnknown
      ? `$(person) ${vscode.l10n.t('{0}: not in the codebook', plain)}`
      : `$(person) ${plain}`;
    if (isDirector) item.tooltip = vscode.l10n.t('You direct the study and see the work of all');
    else if (isUnknown) {
      item.tooltip = vscode.l10n.t(
        'The setting "Coder" names {0}, who is no coder of this study. Click to say who is coding. Before the first annotation you can add them to the codebook.',
        name,
      );
    } else item.tooltip = vscode.l10n.t('{0} is coding', name);
    item.show();
  };
  const update = (): void => {
    note();
    showCoder();
  };
  update();
  return vscode.Disposable.from(
    item,
    corpora.onDidChange(update),
    corpora.onDidChangeState(showCoder),
    guard.on(vscode.window.onDidChangeActiveTextEditor, showCoder),
    guard.command('policyAnnotator.whoIsCoding', async () => {
      const { active } = corpora;
      if (active) await askWhoCodes(services, active);
      else tellNoCorpus();
    }),
  );
}
