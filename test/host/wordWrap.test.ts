import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, show } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { until } from './until';

const LONG = `${ARTICLE.trimEnd().replaceAll('\n', ' ')} ${ARTICLE.repeat(2).replaceAll('\n', ' ')}\n`;
const OFFER = 'Each paragraph of this article is one long line, and word wrap is off.';

suite('Wrapping long lines', () => {
  teardown(closeAll);

  test('is offered once for a corpus, when an article with long lines is opened', async () => {
    const folder = await corpusFolder('wrap', {
      'short.txt': ARTICLE,
      'long.txt': LONG,
      'other.txt': LONG,
      'wrapped.md': LONG,
    });
    const heard = await hearMessages();
    await folder.opened('short.txt');
    // The editor wraps Markdown by default.
    await folder.opened('wrapped.md');
    assert.deepEqual(heard.texts, []);
    await folder.opened('long.txt');
    await until(() => heard.texts.length > 0);
    await folder.opened('other.txt');
    await closeAll();
    await folder.opened('long.txt');
    heard.stop();
    assert.deepEqual(heard.texts, [OFFER]);
    const { memory } = await testApi();
    assert.ok(memory.get<string[]>('wordWrap.offered')?.includes(folder.loaded.root.toString()));
  });

  test('is offered for each corpus, and not where its lines are wrapped already', async () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'plaintext' });
    await editor.update('wordWrap', 'on', vscode.ConfigurationTarget.Global, true);
    const folder = await corpusFolder('wrap-another', { 'long.txt': LONG, 'other.txt': LONG });
    const heard = await hearMessages();
    await folder.opened('long.txt');
    assert.deepEqual(heard.texts, []);
    await editor.update('wordWrap', undefined, vscode.ConfigurationTarget.Global, true);
    await show(folder.uri('other.txt'));
    await until(() => heard.texts.length > 0);
    heard.stop();
    assert.deepEqual(heard.texts, [OFFER]);
  });

  test('is a command as long as an article with long lines is in front, which the workspace remembers', async () => {
    const folder = await corpusFolder('wrap-command', { 'short.txt': ARTICLE, 'long.txt': LONG });
    const { contexts } = await testApi();
    const isOffered = (): boolean => contexts().includes('longLines');
    const heard = await hearMessages();
    await folder.opened('long.txt');
    await until(isOffered);
    await folder.opened('short.txt');
    await until(() => !isOffered());
    await folder.opened('long.txt');
    await until(isOffered);
    const editor = () => vscode.workspace.getConfiguration('editor', { languageId: 'plaintext' });
    await vscode.commands.executeCommand('policyAnnotator.wrapLines');
    await until(() => !isOffered());
    heard.stop();
    assert.equal(editor().inspect('wordWrap')?.workspaceLanguageValue, 'on');
    await editor().update('wordWrap', undefined, vscode.ConfigurationTarget.Workspace, true);
  });
});
