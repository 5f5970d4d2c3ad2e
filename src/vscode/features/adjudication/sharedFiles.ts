import * as vscode from 'vscode';
import type { LoadedCorpus } from '../../corpora/corpora';
import { mayShowOthers } from '../../corpora/othersWork';
import { notify } from '../../host/notify';

/** Whether the user may adjudicate the corpus: each coder has their own files, and the user may see
 * those of others. Where all share one, a result has no place beside the readings, and deleting
 * some would lose them. */
export function mayAdjudicate(loaded: LoadedCorpus): boolean {
  if (loaded.corpus.codebook.annotationFiles === 'one-per-coder') return mayShowOthers(loaded);
  void notify(
    'information',
    vscode.l10n.t(
      'In this corpus all coders share one file for each article, so there is no place for an adjudicated result beside their readings. Positions that coders coded differently are in the Problems panel. To adjudicate, give each coder their own files.',
    ),
  );
  return false;
}
