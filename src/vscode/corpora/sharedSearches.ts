import * as vscode from 'vscode';
import { MOST_SEARCHES, SEARCHES_FILE, type SearchesEdit, type SearchesRefusal } from '../../core';
import { mayWrite } from '../host/mayWrite';
import { showFileStep, notify } from '../host/notify';
import type { LoadedCorpus } from './corpora';

/** A change of the shared searches that was carried out. */
export interface SharedChange {
  /** Undoes it if nothing else was changed since; otherwise reports that it cannot. */
  readonly undo: () => Promise<void>;
}

type Besides = (direction: 'undo' | 'redo') => Promise<void>;

/** Changes the shared searches beside the codebook: shown at once, saved in the background, one
 * step of undo. Undefined, with a message and without a change, where that is not possible. `label`
 * names the change; `besides` undoes or redoes the accompanying change of the user's own
 * searches. */
export async function changeShared(
  loaded: LoadedCorpus,
  edit: SearchesEdit,
  label: string,
  besides?: Besides,
): Promise<SharedChange | undefined> {
  if (!(await mayWrite(loaded.root))) return undefined;
  const { corpus } = loaded;
  const edited = await corpus.changeSearches({ edit, besides }, label);
  if (edited.kind === 'refused') {
    void notify('error', refusalText(edited.reason), showFileStep(loaded.uriOf(SEARCHES_FILE)));
    return undefined;
  }
  const made = corpus.history.next('undo');
  return {
    undo: async () => {
      // Undoing a step that is no longer the last would undo the later ones too.
      if (corpus.history.next('undo') === made) {
        await vscode.commands.executeCommand('policyAnnotator.undo');
        return;
      }
      void notify(
        'information',
        vscode.l10n.t(
          'Something else was changed in the meantime, so nothing was undone. Use “Undo Last Annotation Change” to undo the changes one by one.',
        ),
      );
    },
  };
}

function refusalText(reason: SearchesRefusal): string {
  switch (reason) {
    case 'unreadable':
      return vscode.l10n.t(
        '{0} cannot be read, so nothing was written. Fix the errors shown in the Problems panel first.',
        SEARCHES_FILE,
      );
    case 'lone-surrogate':
      return vscode.l10n.t(
        'The text contains half a character, which cannot be saved. Nothing was written. Change the text.',
      );
    case 'too-many':
      return vscode.l10n.t(
        '{0} can contain at most {1} searches. Nothing was written. Delete a search that is not needed, or do not share this one.',
        SEARCHES_FILE,
        MOST_SEARCHES,
      );
    case 'no-such-search':
    case 'duplicate-name':
    case 'not-as-intended':
      return vscode.l10n.t(
        '{0} was changed in the meantime, so nothing was written. Check the file and try again.',
        SEARCHES_FILE,
      );
  }
}
