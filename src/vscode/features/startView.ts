import * as vscode from 'vscode';

/** The only view while there is no corpus. It has no rows: its texts and buttons are in the
 * manifest (`viewsWelcome`), each part with the condition under which it applies. */
export function registerStartView(): vscode.Disposable {
  const nothing: vscode.TreeDataProvider<never> = {
    getChildren: () => [],
    getTreeItem: () => new vscode.TreeItem(''),
  };
  return vscode.window.createTreeView('policyAnnotator.start', { treeDataProvider: nothing });
}
