import * as vscode from 'vscode';

/** Names in a folder of the corpus, in small letters; none where there is no folder yet. */
export async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return new Set(entries.map(([name]) => name.toLowerCase()));
  } catch {
    return new Set();
  }
}
