import * as vscode from 'vscode';
import { CODEBOOK_FILE } from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import { folderName, makeCodebook, newRoot } from '../corpora/ensureCorpus';
import { exists } from '../documents/freeUri';
import { commandStep, notify } from '../host/notify';
import type { Services } from '../services';

/** Where articles are written: a corpus, or a folder that becomes one with the first article. */
export type ImportPlace = Pick<LoadedCorpus, 'root' | 'name' | 'uriOf'> & Partial<LoadedCorpus>;

/** The corpus that the views show, else the folder of the window; undefined, with a message, where
 * neither can be written to. Creates nothing. */
export async function importPlace(services: Services): Promise<ImportPlace | undefined> {
  if (services.corpora.active) return services.corpora.active;
  const root = newRoot(undefined);
  if (!root) {
    void notify(
      'information',
      vscode.l10n.t('Open a folder first. Articles are written into it, and it becomes a corpus.'),
      commandStep(vscode.l10n.t('Open Folder…'), 'vscode.openFolder'),
    );
    return undefined;
  }
  // A codebook that is not loaded yet, or a file of another tool.
  if (await exists(codebookOf(root))) return (await makeCodebook(services, undefined))?.loaded;
  return { root, name: folderName(root), uriOf: (path) => vscode.Uri.joinPath(root, path) };
}

function codebookOf(root: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(root, CODEBOOK_FILE);
}
