import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { describeSpan, newPosition } from '../../src/core';
import { mentionsIn } from '../../src/project';
import type { LoadedCorpus } from '../../src/vscode/corpora/corpora';
import { idsIn } from '../host/support/annotations';
import { testApi } from '../host/support/api';
import { ARTICLE, closeAll, CODEBOOK, show } from '../host/support/corpusFolder';
import { MemoryDisk } from '../host/support/memoryDisk';
import { hearMessages } from '../host/support/messages';
import { answerPicks } from '../host/support/quickPicks';
import { until } from '../host/until';

const FILE = '/texts/harbour.txt.annotations.yaml';
const TEXTS = { '/texts/codebook.yaml': CODEBOOK, '/texts/harbour.txt': ARTICLE };

suite('A workspace of several folders', () => {
  const disposables: vscode.Disposable[] = [];

  teardown(async () => {
    for (const one of disposables.splice(0)) one.dispose();
    await closeAll();
  });

  test('has the corpus of each folder; views follow the editor, and the switch', async () => {
    const { corpora } = await testApi();
    const [north, south] = folders();
    await until(() => corpora.all.length === 2);
    await show(vscode.Uri.joinPath(south, 'grapes.txt'));
    await until(() => corpora.active?.name === 'south');
    await show(vscode.Uri.joinPath(north, 'ferry.txt'));
    await until(() => corpora.active?.name === 'north');
    const picks = await answerPicks({ choose: 'south' });
    await vscode.commands.executeCommand('policyAnnotator.switchCorpus');
    picks.stop();
    assert.deepEqual(picks.shown[0]?.rows, [
      'north | Northern ferries',
      'south | Southern vineyards',
    ]);
    assert.equal(corpora.active?.name, 'south');
  });

  test('annotations of each article go into its own folder, whatever corpus the views show', async () => {
    const { corpora } = await testApi();
    const [north, south] = folders();
    await show(vscode.Uri.joinPath(south, 'grapes.txt'));
    await show(vscode.Uri.joinPath(north, 'ferry.txt'));
    await until(() => corpora.all.every(({ corpus, name }) => corpus.state(articleOf(name))));
    for (const loaded of corpora.all) await annotate(loaded, articleOf(loaded.name));
    const files = await vscode.workspace.findFiles('**/*.annotations.yaml');
    assert.deepEqual(files.map(({ path: file }) => file.split('/').slice(-2).join('/')).sort(), [
      'north/ferry.txt.annotations.yaml',
      'south/grapes.txt.annotations.yaml',
    ]);
  });

  test('a folder that is on no disk is read, and annotated through the editor', async () => {
    const { disk, loaded } = await added('memory', new MemoryDisk(TEXTS));
    assert.ok(mentionsIn(stateOf(loaded)).length > 0);
    await annotate(loaded, 'harbour.txt');
    assert.deepEqual(idsIn(disk.text(FILE)), ['aaaaaaaa']);
    await annotate(loaded, 'harbour.txt', 'bbbbbbbb');
    assert.deepEqual(idsIn(disk.text(FILE)), ['aaaaaaaa', 'bbbbbbbb']);
    await loaded.corpus.replay('undo');
    await loaded.corpus.settled();
    assert.deepEqual(idsIn(disk.text(FILE)), ['aaaaaaaa']);
  });

  test('a read-only file system is read; the key says that nothing was written, and what to do', async () => {
    const { disk, loaded } = await added('frozen', new MemoryDisk(TEXTS), true);
    assert.ok(mentionsIn(stateOf(loaded)).length > 0);
    assert.equal(loaded.corpus.index.article('harbour.txt')?.path, 'harbour.txt');
    const heard = await hearMessages();
    const picks = await answerPicks();
    await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
    picks.stop();
    assert.deepEqual(picks.shown, []);
    assert.match(heard.texts.join('\n'), /read-only, so nothing was written.*copy the folder/);
    // Whoever gets past that is told by the outcome.
    await annotate(loaded, 'harbour.txt');
    heard.stop();
    assert.match(heard.texts.join('\n'), /could not be written: the disk is read-only/);
    assert.equal(disk.text(FILE), undefined);
  });

  async function added(scheme: string, disk: MemoryDisk, isReadonly = false) {
    const { corpora } = await testApi();
    disposables.push(
      vscode.workspace.registerFileSystemProvider(`${scheme}-of-tests`, disk, { isReadonly }),
    );
    const uri = vscode.Uri.from({ scheme: `${scheme}-of-tests`, path: '/texts' });
    const at = vscode.workspace.workspaceFolders?.length ?? 0;
    assert.ok(vscode.workspace.updateWorkspaceFolders(at, 0, { uri, name: scheme }));
    const find = (): LoadedCorpus | undefined =>
      corpora.all.find(({ root }) => root.toString() === uri.toString());
    await until(() => find() !== undefined);
    const loaded = find();
    assert.ok(loaded);
    await show(loaded.uriOf('harbour.txt'));
    await until(() => loaded.corpus.state('harbour.txt') !== undefined);
    return { disk, loaded };
  }
});

function folders(): readonly [vscode.Uri, vscode.Uri] {
  const [north, south] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(north && south, 'two folders are to be open');
  assert.equal(path.basename(south.uri.path), 'south');
  return [north.uri, south.uri];
}

function articleOf(name: string): string {
  return name === 'north' ? 'ferry.txt' : 'grapes.txt';
}

function stateOf({ corpus }: LoadedCorpus) {
  const state = corpus.state('harbour.txt');
  assert.ok(state);
  return state;
}

async function annotate({ corpus }: LoadedCorpus, article: string, id = 'aaaaaaaa'): Promise<void> {
  const text = corpus.state(article)?.text ?? '';
  const quote = [describeSpan(text, { start: 0, end: 'The Port'.length })];
  const about = { actors: ['port-union'], issues: ['night-shifts'], stance: 'oppose' };
  const annotation = newPosition({ id, quote, coder: undefined }, about);
  await corpus.change(article, [{ kind: 'add', annotation }], id);
  await corpus.settled();
}
