import * as vscode from 'vscode';
import { COUNTS } from '../../core';
import { localizer } from '../derived/viewContext';
import { articlesHere, LOOKED_FOR } from '../documents/articlesHere';
import { setContext } from '../host/contexts';
import type { Services } from '../services';

/** The only view while there is no corpus. It has no rows: its texts and buttons are in the
 * manifest (`viewsWelcome`), each part with the condition under which it applies. While it is
 * shown, it says how many articles the folder has. */
export function registerStartView({ corpora, guard }: Services): vscode.Disposable {
  const nothing: vscode.TreeDataProvider<never> = {
    getChildren: () => [],
    getTreeItem: () => new vscode.TreeItem(''),
  };
  const view = vscode.window.createTreeView('policyAnnotator.start', { treeDataProvider: nothing });
  const look = async (): Promise<void> => {
    if (!view.visible || corpora.active) return;
    const { length } = await articlesHere();
    setContext('articlesHere', length > 0);
    // Of more than are looked for, the number is not known.
    const isKnown = length > 0 && length < LOOKED_FOR;
    // Where a container has a single view, VS Code shows its title, but not its description.
    const start = vscode.l10n.t('Start');
    view.title = isKnown ? localizer.text(COUNTS.articles, length) : start;
  };
  return vscode.Disposable.from(
    view,
    guard.on(view.onDidChangeVisibility, look),
    guard.on(vscode.workspace.onDidChangeWorkspaceFolders, look),
    // Files may have come from outside.
    guard.on(vscode.window.onDidChangeWindowState, look),
  );
}
