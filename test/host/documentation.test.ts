import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, corpusFolder, show } from './support/corpusFolder';
import { until } from './until';

suite('Open Documentation', () => {
  teardown(closeAll);

  test('opens the page about what is in front', async () => {
    const folder = await corpusFolder('documentation', { 'a.txt': 'The council listens.\n' });
    const pages = [
      ['a.txt', 'annotate.md'],
      ['codebook.yaml', 'codebook.md'],
    ] as const;
    for (const [file, page] of pages) {
      if (file === 'a.txt') await folder.opened(file);
      else await show(folder.uri(file));
      await vscode.commands.executeCommand('policyAnnotator.openDocumentation');
      await until(() => shownPage().endsWith(page));
    }
    await closeAll();
    await vscode.commands.executeCommand('policyAnnotator.openDocumentation');
    await until(() => shownPage().endsWith('index.md'));
    assert.match(shownPage(), /index\.md$/);
  });
});

/** The title of the rendered page in front. */
function shownPage(): string {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return tab?.input instanceof vscode.TabInputWebview ? tab.label : '';
}
