import * as vscode from 'vscode';
import {
  coderName,
  coderProgress,
  GOLD,
  labelText,
  type CoderId,
  type CoderProgress,
  type CodersCorpus,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { isBlindHere, isCodedShown } from '../../corpora/othersWork';
import { withDelayedProgress } from '../../derived/delayedProgress';
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
  const found = coderProgress(readings, shownCoders(loaded, readings));
  const { codebook } = loaded.corpus;
  const lines = found.map((one) => progressLine(labelText(coderName(codebook, one.coder)), one));
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

/** The coders of the codebook, then others who have begun an article. */
function shownCoders(
  loaded: LoadedCorpus,
  { codebook, articles }: CodersCorpus,
): readonly CoderId[] {
  if (isBlindHere(loaded)) return [loaded.corpus.coder];
  const begun = articles.flatMap(({ readings }) => [...readings.keys()]);
  return [...new Set([...codebook.coders.keys(), ...begun])].filter((coder) => coder !== GOLD);
}

function progressLine(name: string, { assigned, readings }: CoderProgress): string {
  const number = (count: number): string => localizer.number(count);
  const { complete, changed, unfinished } = readings;
  const done = complete + changed;
  const parts = [
    assigned === undefined
      ? vscode.l10n.t('{0} complete or not relevant', number(done))
      : vscode.l10n.t('{0} of {1} complete or not relevant', number(done), number(assigned)),
    ...(unfinished > 0 ? [vscode.l10n.t('{0} in progress', number(unfinished))] : []),
    ...(changed > 0 ? [vscode.l10n.t('{0} changed since, not independent', number(changed))] : []),
  ];
  return `${name}: ${parts.join(' · ')}`;
}
