import * as vscode from 'vscode';
import type { Services } from '../services';

/** Reports to a walkthrough that is opened which of its steps were done before. VS Code tells no extension when one is
 * opened, but that a tab is in front that is no file and nothing else that extensions know, as its welcome page is. */
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
