import * as vscode from 'vscode';
import { mayChangeOthers } from '../../corpora/othersWork';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { changeFieldType } from './changeFieldType';
import { entryFor, type CorpusEntry } from './chooseEntry';
import { deleteEntry } from './deleteEntry';
import { deleteUnused } from './deleteUnused';
import { mergeEntry } from './mergeEntry';
import { moveEntry } from './moveEntry';
import { renameEntry } from './renameEntry';
import { registerRenameProvider } from './renameProvider';
import { renameValue } from './renameValue';
import { splitEntry } from './splitEntry';

/** Changes of an entry of the codebook together with everything that names it: renamed, merged,
 * split, moved, deleted. Each is shown before it is done, and is one undo step. */
export function registerRefactorings(services: Services): vscode.Disposable {
  const { guard } = services;
  const { t } = vscode.l10n;
  /** Runs with the entry of the row, the card or the mention, or one that the user chooses. */
  const withEntry =
    (title: string, run: (entry: CorpusEntry, argument: unknown) => Promise<void>) =>
    async (argument: unknown): Promise<void> => {
      const entry = await entryFor(services, argument, title);
      if (entry) await run(entry, argument);
    };
  /** For what changes the words of all coders, so that they cannot be told apart again. */
  const forAll =
    (run: (argument: unknown) => Promise<void>) =>
    async (argument: unknown): Promise<void> => {
      const { corpora } = services;
      const loaded = readTarget(corpora, argument)?.loaded ?? corpora.active;
      if (!loaded || mayChangeOthers(loaded)) await run(argument);
    };
  const rename = withEntry(t('Rename Actor or Issue'), (entry) => renameEntry(services, entry));
  const merge = forAll(
    withEntry(t('Merge Actor or Issue'), (entry, argument) =>
      mergeEntry(services, entry, argument),
    ),
  );
  const split = withEntry(t('Split Actor or Issue'), (entry) => splitEntry(services, entry));
  const move = withEntry(t('Move Actor or Issue'), (entry) => moveEntry(services, entry));
  const remove = forAll(
    withEntry(t('Delete Actor or Issue'), (entry) => deleteEntry(services, entry)),
  );
  return vscode.Disposable.from(
    guard.command('policyAnnotator.renameEntry', rename),
    guard.command('policyAnnotator.mergeEntry', merge),
    guard.command('policyAnnotator.splitEntry', split),
    guard.command('policyAnnotator.moveEntry', move),
    guard.command('policyAnnotator.deleteEntry', remove),
    // In the menu of a row the entry is seen, so their titles are one word.
    guard.command('policyAnnotator.renameEntryRow', rename),
    guard.command('policyAnnotator.mergeEntryRow', merge),
    guard.command('policyAnnotator.splitEntryRow', split),
    guard.command('policyAnnotator.moveEntryRow', move),
    guard.command('policyAnnotator.deleteEntryRow', remove),
    // What is missing in its list would say what the others have coded.
    guard.command(
      'policyAnnotator.deleteUnused',
      forAll(() => deleteUnused(services)),
    ),
    guard.command(
      'policyAnnotator.renameValue',
      forAll(() => renameValue(services)),
    ),
    guard.command(
      'policyAnnotator.changeFieldType',
      forAll(() => changeFieldType(services)),
    ),
    registerRenameProvider(services),
  );
}
