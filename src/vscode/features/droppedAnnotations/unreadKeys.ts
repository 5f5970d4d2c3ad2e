import * as vscode from 'vscode';
import type { DroppedFile } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';

/** Shows the misspelt key that holds the annotations of a file, and renames it where possible, as
 * an edit by the user: one undo in the file's editor reverts it. False where nothing was
 * renamed. */
export async function mendKey(loaded: LoadedCorpus, drop: DroppedFile): Promise<boolean> {
  const { path, key } = drop;
  if (!key) return false;
  const document = await vscode.workspace.openTextDocument(loaded.uriOf(path));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const line = document.validatePosition(new vscode.Position(key.line, 0)).line;
  const at = document.lineAt(line).text.indexOf(key.written);
  const range = new vscode.Range(line, Math.max(at, 0), line, Math.max(at, 0) + key.written.length);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  if (at < 0 || key.isBeside) return false;
  const isDone = await editor.edit((edit) => {
    edit.replace(range, key.nearest);
  });
  return isDone && document.save();
}
