import * as vscode from 'vscode';
import {
  codebookContent,
  entriesRemoval,
  nameOf,
  runCooperatively,
  unusedEntries,
  type UnusedEntry,
  COUNTS,
} from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { tellUnreadable } from '../../ui/questions/codebookDraft';
import { headed, pickSeveral, type PickRow } from '../../ui/quickPick';
import { readWhole } from '../../ui/refactoring/readWhole';

/** Lists the entries of the codebook that nothing names, and deletes those that are ticked. */
export async function deleteUnused(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  if (!(await readWhole(loaded))) return;
  const { codebook, coders, index, knownCodebook } = loaded.corpus;
  const unread = unusedEntries(index.articles(), codebook);
  const named = await coders.named(unread.map(({ id }) => id));
  const unused = unread.filter(({ id }) => !named.has(id));
  if (unused.length === 0) {
    sayBriefly(vscode.l10n.t('Every entry of the codebook is in use.'));
    return;
  }
  const row = (entry: UnusedEntry): PickRow<UnusedEntry> => ({
    label: nameOf(codebook, entry.layer, entry.id, localizer),
    description: [
      entry.layer === 'actor' ? vscode.l10n.t('actor') : vscode.l10n.t('issue'),
      ...(entry.mentions > 0 ? [localizer.text(COUNTS.mentions, entry.mentions)] : []),
    ].join(' · '),
    value: entry,
  });
  const picked = await pickSeveral<UnusedEntry>({
    title: vscode.l10n.t('Delete Unused Entries'),
    placeholder: vscode.l10n.t('Tick those to delete: nothing names them'),
    mayBeEmpty: true,
    rows: [
      ...headed(
        vscode.l10n.t('Not mentioned in any article'),
        unused.filter(({ mentions }) => mentions === 0).map(row),
      ),
      ...headed(
        vscode.l10n.t('Mentioned, but not coded'),
        unused.filter(({ mentions }) => mentions > 0).map(row),
      ),
    ],
  });
  if (picked.kind !== 'value' || picked.value.length === 0) return;
  const { environment } = services;
  const content = await runCooperatively(
    codebookContent(knownCodebook.text),
    environment.yieldToHost,
  );
  if (!content || knownCodebook.text !== knownCodebook.readFrom) {
    tellUnreadable();
    return;
  }
  const label = vscode.l10n.t('{0} deleted', localizer.text(COUNTS.entries, picked.value.length));
  await recordInCodebook(services, loaded, entriesRemoval(content, picked.value), label);
}
