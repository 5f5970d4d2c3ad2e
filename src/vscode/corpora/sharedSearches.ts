import * as vscode from 'vscode';
import { MOST_SEARCHES, SEARCHES_FILE, type SearchesEdit, type SearchesRefusal } from '../../core';
import { mayWrite } from '../host/mayWrite';
import { showFileStep, tell } from '../host/tell';
import type { LoadedCorpus } from './corpora';

/** A change of the shared searches that was made. */
export interface SharedChange {
  /** Takes it back as long as nothing else was changed since; else says so. */
  readonly undo: () => Promise<void>;
}

type Besides = (direction: 'undo' | 'redo') => Promise<void>;

/** Changes the searches that lie beside the codebook: shown at once, saved behind, one step of undo. Undefined, and said
 * why, where that cannot be; nothing was changed then. `label` says what the change was about; `besides` takes back, or
 * does again, what is kept for oneself and goes along. */
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
    void tell('error', refusalText(edited.reason), showFileStep(loaded.uriOf(SEARCHES_FILE)));
    return undefined;
  }
  const made = corpus.history.next('undo');
  return {
    undo: async () => {
      // Of a step that is not the last any more, what came after it would be taken back.
      if (corpus.history.next('undo') === made) {
        await vscode.commands.executeCommand('policyAnnotator.undo');
        return;
      }
      void tell(
        'information',
        vscode.l10n.t(
          'Something else was changed since. “Undo Last Annotation Change” takes back one change after the other.',
        ),
      );
    },
  };
}

function refusalText(reason: SearchesRefusal): string {
  switch (reason) {
    case 'unreadable':
      return vscode.l10n.t(
        '{0} cannot be read as it is, so nothing was written to it. Correct it first; the Problems panel says where.',
        SEARCHES_FILE,
      );
    case 'lone-surrogate':
      return vscode.l10n.t(
        'The text holds half a character that no file can keep. Nothing was written. Choose other words.',
      );
    case 'too-many':
      return vscode.l10n.t(
        '{0} holds no more than {1} searches. Nothing was written. Delete one that is not needed, or keep this one to yourself.',
        SEARCHES_FILE,
        MOST_SEARCHES,
      );
    case 'no-such-search':
    case 'duplicate-name':
    case 'not-as-intended':
      return vscode.l10n.t(
        '{0} changed meanwhile, so nothing was written. Look at it and try again.',
        SEARCHES_FILE,
      );
  }
}
