import * as vscode from 'vscode';

/** Remembers what is read now; the answer leads back to it, after other articles were shown in passing. */
export function readersPlace(): () => Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const tabs = new Set(allTabs());
  const isPreview = vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview === true;
  if (!editor) {
    // What was shown in passing goes, and what was there before is seen again.
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
    // After the cursor, which the editor shows by itself.
    if (top) again.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
  };
}

function allTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}
