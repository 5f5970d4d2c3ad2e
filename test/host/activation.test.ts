import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

suite('Activation', () => {
  test('the extension becomes active by itself in a folder with a codebook', async () => {
    const extension = vscode.extensions.getExtension('policy-annotator.policy-annotator');
    assert.ok(extension, 'the extension is not installed');
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'no folder is open');
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, 'codebook.yaml'));
    // Activation by `workspaceContains` happens some time after the window opens.
    await until(() => extension.isActive);
  });
});
