import * as vscode from 'vscode';

/** Tells that there is a codebook now, and offers to wrap long lines: a paragraph of an article is
 * one line, which plain text does not wrap by default. Never switched on by itself, since the
 * workspace's setting concerns every text. */
export async function tellAndOfferWrap(message: string): Promise<void> {
  const editor = vscode.workspace.getConfiguration('editor', { languageId: 'plaintext' });
  const mayWrap =
    vscode.workspace.workspaceFolders !== undefined && editor.get<string>('wordWrap') === 'off';
  const wrap = vscode.l10n.t('Wrap Long Lines');
  const choice = await vscode.window.showInformationMessage(message, ...(mayWrap ? [wrap] : []));
  if (choice !== wrap) return;
  await editor.update('wordWrap', 'on', vscode.ConfigurationTarget.Workspace, true);
}
