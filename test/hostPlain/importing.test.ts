import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { hearMessages } from '../host/support/messages';
import { answerPicks } from '../host/support/quickPicks';
import { testApi, workspaceRoot } from '../host/support/api';
import { until } from '../host/until';
import { folderOf } from '../host/support/corpusFolder';

const PAGE = `<html><head><title>Port talks</title><meta name="date" content="2024-05-02"></head><body><article>
<p>The dock workers reject night shifts, their chair said on Friday, and will not go back to the table.</p></article></body></html>`;

suite('Importing into a folder without a codebook', () => {
  test('makes the codebook with the first article; Undo takes both away again', async () => {
    await testApi();
    const root = workspaceRoot().fsPath;
    const article = path.join(root, '2024-05-02-port-talks.md');
    const codebook = path.join(root, 'codebook.yaml');
    const page = vscode.Uri.file(
      path.join(folderOf('foreign', { 'port.html': PAGE }), 'port.html'),
    );

    const left = await answerPicks('leave');
    await vscode.commands.executeCommand('policyAnnotator.import', page, [page]);
    left.stop();
    assert.equal(fs.existsSync(codebook), false);

    const messages = await hearMessages('Undo');
    const picks = await answerPicks({ choose: 'Port talks' }, { choose: ' | ' });
    await vscode.commands.executeCommand('policyAnnotator.import', page, [page]);
    picks.stop();
    messages.stop();
    assert.deepEqual(messages.texts, [
      '1 article was imported. A codebook was created for this corpus.',
    ]);
    await until(() => !fs.existsSync(article) && !fs.existsSync(codebook));
  });
});
