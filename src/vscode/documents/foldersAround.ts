import * as vscode from 'vscode';

/** The folders whose codebook a file may belong to, the nearest first: those around it up to the
 * folder of the workspace; for a file outside the workspace, only its own. */
export function foldersAround(file: vscode.Uri): readonly vscode.Uri[] {
  const top = vscode.workspace.getWorkspaceFolder(file)?.uri.path ?? file.path;
  const folders: vscode.Uri[] = [];
  let folder = file;
  do {
    folder = vscode.Uri.joinPath(folder, '..');
    folders.push(folder);
  } while (folder.path.length > top.length);
  return folders;
}
