import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { oneEntry } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { until } from './until';

const FILE = 'harbour.txt.annotations.yaml';

suite('The discussion of an annotation', () => {
  setup(() => settings().update('coder', 'lea', vscode.ConfigurationTarget.Global));
  teardown(async () => {
    await settings().update('coder', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  test('is kept as comments: added, resolved, opened again by a reply, and undone', async () => {
    const folder = await annotated('discussion');
    await run(folder, 'addComment', { text: ' Is this theirs? ' });
    assert.match(
      folder.text(FILE),
      /\n {4}comments:\n {6}- by: lea\n {8}at: "\d{4}-[^"]+Z"\n {8}text: "Is this theirs\?"\n {4}quote:/,
    );
    await run(folder, 'resolveDiscussion');
    assert.match(folder.text(FILE), /text: "Is this theirs\?"\n {8}resolved: true\n/);
    const resolved = folder.text(FILE);
    await run(folder, 'addComment', { text: 'Look again.' });
    assert.match(folder.text(FILE), /resolved: true\n {6}- by: lea\n[^]*Look again\."\n {4}quote:/);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.equal(folder.text(FILE), resolved);
    await run(folder, 'reopenDiscussion');
    assert.doesNotMatch(folder.text(FILE), /resolved/);
  });

  test('is not shown by threads, with which VS Code would open its Comments panel, until the user takes the offer, which is made once', async () => {
    const comments = '    comments: [{by: max, text: "Theirs?"}]\n    quote:';
    const file = oneEntry().replace('    quote:', comments);
    assert.match(file, /Theirs/);
    const heard = await hearMessages('Show Discussions');
    const folder = await corpusFolder('discussion-panel', {
      ...{ 'harbour.txt': ARTICLE, [FILE]: file },
      ...{ 'other.txt': ARTICLE, 'other.txt.annotations.yaml': file },
    });
    await folder.opened('harbour.txt');
    const panel = () => vscode.workspace.getConfiguration('comments').inspect('openView');
    await until(() => panel()?.workspaceValue === 'never');
    await folder.opened('other.txt');
    heard.stop();
    assert.deepEqual(heard.texts, [
      'Discussions can be shown in the text, with the Comments panel of VS Code kept closed. Until then, cards have the comments.',
    ]);
    const { Workspace } = vscode.ConfigurationTarget;
    await vscode.workspace.getConfiguration('comments').update('openView', undefined, Workspace);
  });

  test('a coder deletes their own comments only', async () => {
    const folder = await annotated('discussion-delete');
    await run(folder, 'addComment', { text: 'Mine.' });
    await settings().update('coder', 'max', vscode.ConfigurationTarget.Global);
    await run(folder, 'deleteComment');
    assert.match(folder.text(FILE), /Mine\./);
    await settings().update('coder', 'lea', vscode.ConfigurationTarget.Global);
    await run(folder, 'deleteComment');
    assert.doesNotMatch(folder.text(FILE), /comments/);
  });

  test('begins at the words of the annotation with a question, and an empty comment writes nothing', async () => {
    const folder = await annotated('discussion-begin');
    const before = folder.text(FILE);
    const { window } = await testApi();
    const original = window.showInputBox;
    const answers = ['  ', ' Theirs? '];
    Object.assign(window, { showInputBox: () => Promise.resolve(answers.shift()) });
    try {
      await run(folder, 'discussAnnotation');
      const { activeTextEditor } = vscode.window;
      assert.equal(activeTextEditor?.document.uri.toString(), folder.uri('harbour.txt').toString());
      await run(folder, 'addComment', { text: '  ' });
      assert.equal(folder.text(FILE), before);
      await run(folder, 'discussAnnotation');
      assert.match(folder.text(FILE), /\n {8}text: "Theirs\?"\n/);
    } finally {
      Object.assign(window, { showInputBox: original });
    }
  });

  test('is written into the annotation as it is when the comment is typed; where it is removed, the comment can be copied', async () => {
    const folder = await annotated('discussion-meanwhile');
    const { window } = await testApi();
    const original = window.showInputBox;
    const typing = async (change: (text: string) => string, shown: string): Promise<string> => {
      folder.write(FILE, change(folder.text(FILE)));
      await folder.corpus.filesChanged([FILE]);
      return shown;
    };
    const heard = await hearMessages('Copy Comment');
    try {
      Object.assign(window, {
        showInputBox: () => typing((text) => text.replace('oppose', 'support'), 'Theirs?'),
      });
      await run(folder, 'discussAnnotation');
      assert.match(folder.text(FILE), /stance: support\n[^]*text: "Theirs\?"\n/);
      await vscode.commands.executeCommand('policyAnnotator.undo');
      await folder.corpus.settled();
      Object.assign(window, {
        showInputBox: () => typing((text) => text.replace(/positions:[^]*\.\.\./, '...'), 'Why?'),
      });
      await run(folder, 'discussAnnotation');
    } finally {
      Object.assign(window, { showInputBox: original });
      heard.stop();
    }
    assert.match(heard.texts.join(), /no longer there, so the comment could not be saved/);
    await until(async () => (await vscode.env.clipboard.readText()) === 'Why?');
    assert.doesNotMatch(folder.text(FILE), /Why/);
  });
});

const settings = () => vscode.workspace.getConfiguration('policyAnnotator');

async function annotated(name: string): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, { 'harbour.txt': ARTICLE, [FILE]: oneEntry() });
  (await testApi()).corpora.choose(folder.loaded);
  await folder.opened('harbour.txt');
  return folder;
}

/** Runs a command for the one annotation, and waits until it is written. */
async function run({ loaded, corpus }: CorpusFolder, command: string, more = {}): Promise<void> {
  await vscode.commands.executeCommand(`policyAnnotator.${command}`, {
    corpus: loaded.root.toString(),
    article: 'harbour.txt',
    id: 'aaaaaaaa',
    ...more,
  });
  await corpus.settled();
}
