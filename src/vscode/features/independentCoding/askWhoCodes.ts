import * as vscode from 'vscode';
import { askWhoCodes } from '../../corpora/currentCoder';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { notifyNothingShown } from '../../corpora/othersWork';
import type { LoadedCorpus } from '../../corpora/corpora';
import type { Services } from '../../services';

/** *Who Is Coding?*, and a message in a study whose coders work blind: until that is answered,
 * nothing that is coded is shown. It is told once for each corpus and window. */
export function registerAskWhoCodes(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const noted = new WeakSet<LoadedCorpus>();
  const note = (): void => {
    const { active } = corpora;
    if (active?.corpus.seen !== 'nothing' || noted.has(active)) return;
    noted.add(active);
    guard.run('asking who codes', notifyNothingShown);
  };
  note();
  return vscode.Disposable.from(
    corpora.onDidChange(note),
    guard.command('policyAnnotator.whoIsCoding', async () => {
      const { active } = corpora;
      if (active) await askWhoCodes(services, active);
      else tellNoCorpus();
    }),
  );
}
