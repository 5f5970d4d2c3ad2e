import * as vscode from 'vscode';

/** Remembers the place being read; the result returns to it, after other articles were shown in
 * passing. */
export function readersPlace(): () => Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const tabs = new Set(allTabs());
  const isPreview = vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview === true;
  if (!editor) {
    // Closes what was shown in passing, and shows the earlier place again.
    return async () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab;
      if (shown && shown.isPreview && !tabs.has(shown)) {
        await vscode.window.tabGroups.close(shown);
      }
    };
  }
  const { document, viewColumn, selections } = editor;
  const top = editor.visibleRanges[0]?.start;
  return async () => {
    if (document.isClosed && document.isUntitled) return;
    const shown = vscode.window.activeTextEditor;
    const isShown = shown?.document === document && shown.viewColumn === viewColumn;
    const again = isShown
      ? shown
      : await vscode.window.showTextDocument(
          await vscode.workspace.openTextDocument(document.uri),
          { preview: isPreview, ...(viewColumn === undefined ? {} : { viewColumn }) },
        );
    again.selections = selections;
    // After the cursor, which the editor reveals automatically.
    if (top) again.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
  };
}

function allTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}
