import * as vscode from 'vscode';
import { isCalled, labelText, nameOf, withoutAlias, type Layer } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';

/** Takes some words away from entries of the codebook, in one step that can be undone. Reports the
 * entries that are called so, since a name stays. */
export async function removeAlias(
  services: Services,
  loaded: LoadedCorpus,
  layer: Layer,
  ids: readonly string[],
  words: string,
): Promise<void> {
  const { codebook } = loaded.corpus;
  const edits = withoutAlias(codebook, layer, ids, words);
  const shown = labelText(words, 60);
  const namesOf = (some: readonly string[]): string =>
    [...new Set(some)].map((id) => nameOf(codebook, layer, id, localizer)).join(', ');
  const called = ids.filter((id) => isCalled(codebook, layer, id, words));
  if (called.length > 0) {
    sayBriefly(
      vscode.l10n.t('“{0}” is the name of {1} and stays ambiguous.', shown, namesOf(called)),
    );
  }
  if (edits.length === 0) return;
  const label = vscode.l10n.t('“{0}” removed from {1}', shown, namesOf(edits.map(({ id }) => id)));
  await recordInCodebook(services, loaded, edits, label);
}
