import * as vscode from 'vscode';

/** A paragraph of an article is one line, which plain text does not wrap by default. Offered as a
 * setting of the workspace, never switched on by itself: it concerns every text file. */
export async function offerWordWrap(): Promise<void> {
  if (!vscode.workspace.workspaceFolders) return;
  const editor = vscode.workspace.getConfiguration('editor', { languageId: 'plaintext' });
  if (editor.get<string>('wordWrap') !== 'off') return;
  const wrap = vscode.l10n.t('Wrap Long Lines');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Articles in plain text are easier to read with long lines wrapped. Shall this workspace wrap them?',
    ),
    wrap,
    vscode.l10n.t('Not Now'),
  );
  if (choice !== wrap) return;
  await editor.update('wordWrap', 'on', vscode.ConfigurationTarget.Workspace, true);
}
