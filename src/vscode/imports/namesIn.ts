import * as vscode from 'vscode';
import { foldName } from '../../core';

/** Names in a folder of the corpus, as `foldName` has them; none where there is no folder yet. */
export async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return new Set(entries.map(([name]) => foldName(name)));
  } catch {
    return new Set();
  }
}
