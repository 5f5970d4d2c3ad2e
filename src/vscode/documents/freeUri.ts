import * as vscode from 'vscode';

/** A free name in the folder, with a number appended where needed: nothing is ever overwritten. */
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
