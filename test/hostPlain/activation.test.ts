import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { testApi, workspaceRoot } from '../host/support/api';
import { isFullRun, printRow } from '../host/scoreboard/rows';
import { offeredCommands } from '../host/support/offered';
import { hearMessages } from '../host/support/messages';
import { answerPicks } from '../host/support/quickPicks';
import { print } from '../host/support/print';
import { until } from '../host/until';

/** Long before now, so that any reading sets another time (Linux: `relatime`, the default). */
const LONG_AGO = new Date('2001-02-03');

suite('A folder without a codebook', () => {
  test('wakes the extension for a text, and it reads no file, writes none and paints nothing', async function () {
    const root = workspaceRoot().fsPath;
    const files = filesBelow(root);
    const before = contentsOf(files);
    assert.ok(files.length >= 3);
    for (const file of files) fs.utimesSync(file, LONG_AGO, new Date());
    const untouched = files.filter((file) => !file.endsWith('note.txt'));
    const extension = vscode.extensions.getExtension('policy-annotator.policy-annotator');
    assert.ok(extension);
    // Any plain text that VS Code opens for itself wakes it too, which an older one does at times.
    if (extension.isActive) print('      the extension was awake before the text was opened');

    await vscode.commands.executeCommand(
      'vscode.open',
      vscode.Uri.file(path.join(root, 'note.txt')),
    );
    const api = await testApi();
    print(`      activate() without a codebook took ${api.activation.toFixed(1)} ms; target 20 ms`);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(await api.corpora.corpusOf(editor.document.uri), undefined);
    await vscode.commands.executeCommand('policyAnnotator.nextAnnotation');

    assert.deepEqual(api.corpora.all, []);
    assert.equal(api.corpora.stateOf(editor.document.uri), undefined);
    assert.deepEqual(filesBelow(root), files);
    assert.deepEqual(
      vscode.languages.getDiagnostics().filter(([uri]) => uri.fsPath.startsWith(root)),
      [],
    );
    const read = untouched.filter((file) => fs.statSync(file).atime > LONG_AGO);
    assert.deepEqual(read, []);
    assert.deepEqual(contentsOf(files), before);
    await until(async () => (await offeredCommands()).length > 4);
    assert.deepEqual([...(await offeredCommands())].sort(), [
      'annotateSelection',
      'createCodebook',
      'import',
      'importProject',
      'newArticleFromClipboard',
      'openDocumentation',
      'openExampleCorpus',
      'openTutorial',
      'showAccessibilityHelp',
      'showLog',
      'startCoding',
    ]);
    // Now they have been read: a disk that notes nothing would have proved nothing.
    const noted = untouched.every((file) => fs.statSync(file).atime > LONG_AGO);
    const reported = `${!isFullRun() || api.activation < 20 ? 'ok: ' : ''}${api.activation.toFixed(1)} ms of 20`;
    printRow({
      row: 23,
      check:
        'a folder without a codebook: nothing read, painted or written; milliseconds to activate',
      asked: 1,
      run: noted ? 1 : 0,
      seed: undefined,
      result: noted ? reported : 'not run: this disk does not note when a file is read',
    });
    if (!noted) this.skip();
  });

  test('says what coding mode needs, and no text is made read-only', async () => {
    const note = vscode.Uri.joinPath(workspaceRoot(), 'note.txt');
    const { document } = await vscode.window.showTextDocument(note);
    const text = document.getText();
    const { contexts } = await testApi();
    const heard = await hearMessages();
    await vscode.commands.executeCommand('policyAnnotator.startCoding');
    heard.stop();
    assert.match(heard.texts.join(), /^Coding mode works in the articles of a corpus, and this/);
    assert.ok(!contexts().includes('codingMode'));
    await vscode.commands.executeCommand('type', { text: 'x' });
    await until(() => document.getText() !== text);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('is offered wrapping of long lines once its text is annotated, by a command that stays', async () => {
    const long = vscode.Uri.joinPath(workspaceRoot(), 'long.txt');
    await vscode.workspace.fs.writeFile(
      long,
      Buffer.from('The port rejects night shifts. '.repeat(90)),
    );
    const editor = await vscode.window.showTextDocument(long);
    editor.selection = new vscode.Selection(0, 0, 0, 'The port rejects'.length);
    const { contexts } = await testApi();
    const isOffered = (): boolean => contexts().includes('longLines');
    assert.ok(!isOffered());
    const heard = await hearMessages();
    const picks = await answerPicks();
    await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
    await until(() => isOffered() && heard.texts.length > 0);
    picks.stop();
    heard.stop();
    assert.deepEqual(heard.texts, [
      'Each paragraph of this article is one long line, and word wrap is off.',
    ]);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceRoot(), 'note.txt'));
    await until(() => !isOffered());
    await vscode.window.showTextDocument(long);
    await until(isOffered);
    await vscode.commands.executeCommand('policyAnnotator.wrapLines');
    await until(() => !isOffered());
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'plaintext' });
    await settings.update('wordWrap', undefined, vscode.ConfigurationTarget.Workspace, true);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(long);
  });
});

function filesBelow(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => fs.statSync(file).isFile())
    .sort();
}

function contentsOf(files: readonly string[]): readonly string[] {
  return files.map((file) => fs.readFileSync(file, 'utf8'));
}
