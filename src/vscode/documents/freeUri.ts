import * as vscode from 'vscode';

/** A name in the folder that nothing has, with a number behind it where needed: nothing is ever overwritten. */
export async function freeUri(
  folder: vscode.Uri,
  name: string,
  extension = '',
): Promise<vscode.Uri> {
  for (let n = 1; ; n++) {
    const numbered = n === 1 ? name : `${name}-${String(n)}`;
    const uri = vscode.Uri.joinPath(folder, `${numbered}${extension}`);
    if (!(await exists(uri))) return uri;
  }
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
