import * as vscode from 'vscode';
import { labelText, progressText } from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { isBlindHere, isCodedShown } from '../../corpora/othersWork';
import { withDelayedProgress } from '../../derived/delayedProgress';
import { namedProgress } from '../../derived/directedWork';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';

/** *Show Progress of Coders*: how many of their articles each coder has read to the end, as a text;
 * a coder who codes blind gets their own progress. */
export async function showProgress(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  if (!isCodedShown(loaded)) return;
  const title = vscode.l10n.t('Progress of Coders');
  const readings = await withDelayedProgress(title, async (token, report) => {
    const isCancelled = (): boolean => token.isCancellationRequested;
    if (!(await loaded.corpus.readWhole(isCancelled))) return undefined;
    return loaded.corpus.coders.all(isCancelled, report);
  });
  if (!readings) return;
  const { coder } = loaded.corpus;
  const found = namedProgress(readings).filter(
    (one) => !isBlindHere(loaded) || one.coder === coder,
  );
  const lines = found.map((one) => `${labelText(one.name)}: ${progressText(localizer, one)}`);
  const note = isBlindHere(loaded)
    ? [
        vscode.l10n.t(
          'You code blind: the progress of others is shown to the person who directs the study.',
        ),
      ]
    : [];
  const text = [title, '', ...lines, ...note, ''].join('\n');
  await services.shownTexts.show(text, `${title}.txt`, vscode.ViewColumn.Active);
}
