import * as vscode from 'vscode';
import { hasLongLines } from '../../core';
import type { Services } from '../services';
import type { Step } from '../host/notify';

/** The folders of corpora for which wrapping was offered. */
const KEY = 'wordWrap.offered';

/** Whether to offer wrapping the lines of a text, and records that it was offered: the article in
 * front has lines too long to read, the editor does not wrap them, and it was not offered for its
 * corpus before. Wrapping is never switched on automatically, since a workspace setting concerns
 * every text in it. */
export async function isWrapToOffer(
  { memory }: Pick<Services, 'memory'>,
  root: vscode.Uri,
  { uri, languageId }: vscode.TextDocument,
  text: string,
): Promise<boolean> {
  const offered = memory.get<readonly string[]>(KEY, []);
  if (offered.includes(root.toString()) || !vscode.workspace.isTrusted) return false;
  if (!vscode.workspace.getWorkspaceFolder(uri)) return false;
  const editor = vscode.workspace.getConfiguration('editor', { uri, languageId });
  if (editor.get<string>('wordWrap') !== 'off' || !hasLongLines(text)) return false;
  await memory.update(KEY, [...offered, root.toString()]);
  return true;
}

/** Sets wrapping for all texts of the language in the open folder, since a corpus may be nested in
 * it. */
export function wrapStep({ uri, languageId }: vscode.TextDocument): Step {
  return {
    label: vscode.l10n.t('Wrap Long Lines'),
    run: () => {
      const isOfSeveral = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
      const { Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
      return vscode.workspace
        .getConfiguration('editor', { uri, languageId })
        .update('wordWrap', 'on', isOfSeveral ? WorkspaceFolder : Workspace, true);
    },
  };
}
