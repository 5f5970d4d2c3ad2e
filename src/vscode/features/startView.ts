import * as vscode from 'vscode';

/** The one view that is there before there is a corpus. It has no rows: what it says and offers stands in the manifest
 * (`viewsWelcome`), each part with the condition under which it can be done. */
export function registerStartView(): vscode.Disposable {
  const nothing: vscode.TreeDataProvider<never> = {
    getChildren: () => [],
    getTreeItem: () => new vscode.TreeItem(''),
  };
  return vscode.window.createTreeView('policyAnnotator.start', { treeDataProvider: nothing });
}
