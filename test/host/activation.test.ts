import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { testApi, workspaceRoot } from './support/api';
import { print } from './support/print';
import { until } from './until';

suite('Activation', () => {
  test('the extension becomes active by itself in a folder with a codebook', async () => {
    const extension = vscode.extensions.getExtension('policy-annotator.policy-annotator');
    assert.ok(extension, 'the extension is not installed');
    const folder = workspaceRoot();
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, 'codebook.yaml'));
    // Activation by `workspaceContains` happens some time after the window opens.
    await until(() => extension.isActive);
  });

  test('it finds the corpus and its articles, and writes nothing', async () => {
    const { corpora, activation } = await testApi();
    print(`      activate() with a codebook took ${activation.toFixed(1)} ms; target 50 ms`);
    const root = workspaceRoot();
    await until(() => corpora.active !== undefined);
    assert.equal(corpora.active?.root.toString(), root.toString());
    const { index } = corpora.active.corpus;
    await until(() => [...index.articles()].length === 2);
    assert.deepEqual(
      [...index.articles()].map((row) => row.path),
      ['quiet.md', 'toll.txt'],
    );
    assert.ok(index.codebook.actors.has('harbour-authority'));
    const files = fs
      .readdirSync(root.fsPath)
      .filter((name) => !fs.statSync(path.join(root.fsPath, name)).isDirectory());
    assert.deepEqual(files.sort(), ['codebook.yaml', 'quiet.md', 'toll.txt']);
  });
});
