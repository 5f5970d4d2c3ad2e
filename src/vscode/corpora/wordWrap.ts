import * as vscode from 'vscode';
import { tell } from '../host/tell';

/** Tells that there is a codebook now, and offers to wrap long lines: a paragraph of an article is
 * one line, which plain text does not wrap by default. Never switched on by itself, since the
 * workspace's setting concerns every text. */
export async function tellAndOfferWrap(message: string): Promise<void> {
  const editor = vscode.workspace.getConfiguration('editor', { languageId: 'plaintext' });
  const mayWrap =
    vscode.workspace.workspaceFolders !== undefined && editor.get<string>('wordWrap') === 'off';
  const wrap = {
    label: vscode.l10n.t('Wrap Long Lines'),
    run: () => editor.update('wordWrap', 'on', vscode.ConfigurationTarget.Workspace, true),
  };
  await tell('information', message, mayWrap ? wrap : undefined);
}
