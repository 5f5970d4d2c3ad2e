import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerArticlesView } from '../../src/vscode/features/articlesView';
import { registerReading } from '../../src/vscode/features/reading';
import type { Guard } from '../../src/vscode/host/guarded';
import type { Services } from '../../src/vscode/services';
import { ViewRegistry } from '../../src/vscode/ui/views/viewRegistry';
import { stillEnvironment } from '../support/environment';
import { testApi } from './support/api';
import { closeAll } from './support/corpusFolder';
import { exported, saved } from './support/exports';
import { ARTICLES, stoppedCorpus } from './support/stoppedCorpus';
import { until } from './until';

suite('A corpus whose reading was stopped', () => {
  const after: { dispose: () => void }[] = [];
  teardown(async () => {
    for (const one of after.splice(0)) one.dispose();
    await closeAll();
  });

  test('says in the status bar how much is read, and views say “so far”, until a click reads the rest', async () => {
    const shown = await registered();
    after.push(shown);
    const { corpus } = await stoppedCorpus('stopped-said');
    const { size } = corpus.index;
    assert.ok(size > 0 && size < ARTICLES, String(size));
    assert.ok(shown.item.isShown);
    assert.equal(shown.item.text, `$(debug-pause) ${size} of ${ARTICLES} articles loaded`);
    assert.match(shown.item.tooltip, /Loading of .*stopped-said was stopped/);
    await until(() => shown.tree.description === `${size} in progress so far`);

    await vscode.commands.executeCommand(shown.item.command);
    assert.equal(corpus.index.size, ARTICLES);
    assert.ok(corpus.index.isComplete);
    assert.ok(!shown.item.isShown);
    await until(() => shown.tree.description === `${ARTICLES} in progress`);
  });

  test('is read to its end before an export is written', async () => {
    const loaded = await stoppedCorpus('stopped-exported');
    const table = await exported(loaded, 'Positions (CSV)');
    assert.equal(new Set(table.match(/\d+\.txt/g)).size, ARTICLES);
  });

  test('is read to its end before a picture is drawn', async () => {
    const loaded = await stoppedCorpus('stopped-drawn');
    const picture = await saved(loaded, 'policyAnnotator.exportPicture', 'svg');
    assert.match(picture, /Ministry of/);
  });

  test('is read to its end before a concordance is made', async () => {
    await stoppedCorpus('stopped-searched');
    const what = { kind: 'expression', text: 'night shift*' };
    await vscode.commands.executeCommand('policyAnnotator.concordance', what);
    const head = vscode.window.activeTextEditor?.document.lineAt(1).text;
    assert.match(head ?? '', new RegExp(`in ${ARTICLES} of ${ARTICLES} articles`));
  });
});

/** Registers the status bar item and the view again, since VS Code has no API to read what they
 * show. */
async function registered() {
  const { corpora } = await testApi();
  const item = {
    isShown: false,
    text: '',
    tooltip: '',
    command: '',
    show: () => {
      item.isShown = true;
    },
    hide: () => {
      item.isShown = false;
    },
    dispose: () => undefined,
  };
  const none = new vscode.EventEmitter<never>().event;
  const tree = {
    description: '',
    visible: true,
    onDidChangeSelection: none,
    onDidChangeVisibility: none,
    dispose: () => undefined,
  };
  const nothing = new vscode.Disposable(() => undefined);
  const guard: Guard = {
    command: () => nothing,
    editorCommand: () => nothing,
    on: (event, listener) => event(listener),
    run: (_, work) => void work(),
  };
  const services = {
    corpora,
    guard,
    environment: stillEnvironment(),
    views: new ViewRegistry(),
    directed: { onDidChange: none, version: 0, of: () => undefined },
    memory: { get: () => undefined },
    extension: vscode.Uri.file('/'),
  } as unknown as Services;
  const { createStatusBarItem, createTreeView } = vscode.window;
  Object.assign(vscode.window, {
    createStatusBarItem: () => item,
    createTreeView: () => tree,
  });
  const features = vscode.Disposable.from(
    registerReading(services),
    registerArticlesView(services),
  );
  Object.assign(vscode.window, { createStatusBarItem, createTreeView });
  return { item, tree, dispose: () => void features.dispose() };
}
