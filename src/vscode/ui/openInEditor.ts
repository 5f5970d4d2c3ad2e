import * as vscode from 'vscode';

/** Opens a file as a click in the Explorer does. `showTextDocument` would keep its document alive
 * for minutes after the tab is closed: an article that another program removes meanwhile would stay
 * listed. */
export async function openInEditor(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri);
}
