import * as vscode from 'vscode';
import {
  addAll,
  entryEdits,
  entryFields,
  nameOf,
  parentProblem,
  type CodebookEdit,
  type EntryName,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { messageName, sayBriefly } from '../../documents/words';
import { notify } from '../../host/notify';
import type { Services } from '../../services';

/** Moves entries under another one, or to the top, as one undo step. Those that are there already
 * stay; where one would become part of itself, nothing is moved, and that is reported. */
export async function moveEntries(
  services: Services,
  loaded: LoadedCorpus,
  entries: readonly EntryName[],
  parent: string | undefined,
): Promise<void> {
  const { codebook } = loaded.corpus;
  const edits: CodebookEdit[] = [];
  const moved: EntryName[] = [];
  for (const entry of entries) {
    const problem =
      parent === undefined ? undefined : parentProblem(codebook, entry, parent, localizer);
    if (problem !== undefined) {
      void notify('warning', problem);
      return;
    }
    const own = entryEdits(
      entry,
      entryFields(codebook, entry, localizer),
      'part-of',
      parent === undefined ? [] : [parent],
    );
    if (own.length > 0) moved.push(entry);
    addAll(edits, own);
  }
  const [first] = moved;
  if (!first) {
    sayBriefly(vscode.l10n.t('Nothing was changed.'));
    return;
  }
  const named = (id: string): string => messageName(nameOf(codebook, first.layer, id, localizer));
  const what = moved.length > 1 ? localizer.text('entries', moved.length) : named(first.id);
  const label =
    parent === undefined
      ? vscode.l10n.t('{0} moved to the top', what)
      : vscode.l10n.t('{0} moved under {1}', what, named(parent));
  await recordInCodebook(services, loaded, edits, label);
}
