import * as vscode from 'vscode';
import type { Services } from '../services';

/** Reports the steps done before to a walkthrough that is opened. VS Code does not notify
 * extensions of that; it is assumed when a tab comes to the front whose kind extensions cannot see,
 * such as the welcome page. */
export function registerWalkthroughSteps({ guard, walkthrough }: Services): vscode.Disposable {
  const look = (): void => {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    if (tab && tab.input === undefined) walkthrough.tellAgain();
  };
  look();
  return vscode.Disposable.from(
    guard.on(vscode.window.tabGroups.onDidChangeTabs, look),
    guard.on(vscode.window.tabGroups.onDidChangeTabGroups, look),
  );
}
