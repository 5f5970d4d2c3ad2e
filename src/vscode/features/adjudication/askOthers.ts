import * as vscode from 'vscode';
import {
  annotationLabel,
  coderName,
  labelText,
  quoteText,
  sharedQuote,
  type ArticlePath,
  type OtherAnnotation,
  type QueueOptions,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { pickSeveral } from '../../ui/quickPick';
import { readQueue } from './readQueue';
import { takeOver } from './writeDecisions';

/** Asks which annotations that are no positions the adjudicated file takes over from the coders'
 * own; those that all coders have are ticked. One step of the undo history. */
export async function askOthers(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
  { options, withNames }: { readonly options: QueueOptions; readonly withNames: boolean },
): Promise<void> {
  const read = await readQueue(loaded, path, options);
  if (!read || read.queue.others.length === 0) return;
  const { coders, others } = read.queue;
  const { codebook } = loaded.corpus;
  const picked = await pickSeveral<OtherAnnotation>({
    title: vscode.l10n.t('Other annotations in {0}', labelText(path)),
    placeholder: vscode.l10n.t('Select those that the adjudicated file takes over from the coders'),
    rows: others.map((one) => {
      const { placed, coders: having } = one;
      const named = having.map((coder) => labelText(coderName(codebook, coder))).join(', ');
      const count = vscode.l10n.t('{0} of {1} coders', having.length, coders.length);
      return {
        label: placed[0] ? annotationLabel(codebook, placed[0].annotation, localizer) : '',
        description: withNames ? named : count,
        detail: quoteText(sharedQuote(placed.map((of) => ({ placed: of }))), 80),
        value: one,
      };
    }),
    ticked: others.filter((one) => one.coders.length === coders.length),
    mayBeEmpty: true,
    canGoBack: true,
  });
  if (picked.kind !== 'value' || picked.value.length === 0) return;
  await takeOver(services, loaded, { path, options }, picked.value);
}
