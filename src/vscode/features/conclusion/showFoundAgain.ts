import * as vscode from 'vscode';
import { DEFAULT_RESAMPLING, foundAgainPage } from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { mayShowOthers } from '../../corpora/othersWork';
import type { Services } from '../../services';
import { madeWithReadings } from './withReadings';

/** *Estimate What Other Coders Would Find*: the findings with how often other coders would find
 * them, as a text. */
export async function showFoundAgain(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  if (!mayShowOthers(loaded)) return;
  const title = vscode.l10n.t('Estimate What Other Coders Would Find');
  const text = await madeWithReadings(services, loaded, title, (context, coders, progress) =>
    foundAgainPage(context, coders, DEFAULT_RESAMPLING.seed, progress),
  );
  if (text === undefined) return;
  const name = vscode.l10n.t('Found Again');
  await services.shownTexts.show(text, `${name}.txt`, vscode.ViewColumn.Active, true);
}
