import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotate } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder } from './support/corpusFolder';
import { openedPick } from './support/openedPick';
import { until } from './until';

suite('Find Positions…', () => {
  teardown(closeAll);

  test('finds while the user types, follows the corpus, and goes to the quote', async () => {
    const folder = await corpusFolder('finding', { 'one.txt': ARTICLE, 'two.txt': ARTICLE });
    (await testApi()).corpora.choose(folder.loaded);
    await folder.opened('one.txt');
    await folder.opened('two.txt');
    await annotate(folder, 'one.txt', 'rejects night shifts', 'aaaaaaaa');
    const pick = await openedPick('findPositions');
    await until(() => pick.title.includes('1 position'));

    pick.type('actor:dock');
    await until(() => pick.labels()[0] === 'Port Union');
    pick.type('actor:dockers nothing');
    await until(() => pick.title.includes('0 of 1'));
    assert.deepEqual(pick.labels(), ['No positions found.']);

    pick.type('actor:dockers');
    await until(() => pick.title.includes('1 of 1'));
    await annotate(folder, 'two.txt', 'wants night shifts', 'bbbbbbbb');
    await until(() => pick.title.includes('2 of 2'));
    assert.deepEqual(pick.labels(), ['Port Union ⊖ Night shifts', 'Port Union ⊖ Night shifts']);

    pick.activeItems = pick.items.slice(1);
    pick.accept();
    await until(() => {
      const editor = vscode.window.activeTextEditor;
      const isThere = editor?.document.uri.toString() === folder.uri('two.txt').toString();
      return isThere && editor.selection.active.line === 1;
    });
    assert.ok(pick.isDisposed);
  });

  test('Enter right after typing means what the list is about to show', async () => {
    const folder = await corpusFolder('finding-fast', { 'one.txt': ARTICLE });
    (await testApi()).corpora.choose(folder.loaded);
    await folder.opened('one.txt');
    await annotate(folder, 'one.txt', 'rejects night shifts', 'aaaaaaaa');
    await annotate(folder, 'one.txt', 'wants night shifts', 'bbbbbbbb');
    await closeAll();
    const pick = await openedPick('findPositions');
    await until(() => pick.items.length > 0);
    pick.type('text:wants');
    pick.accept();
    await until(() => vscode.window.activeTextEditor?.selection.active.line === 1);
  });
});

suite('A long list of found positions', () => {
  teardown(closeAll);

  test('shows 200, and more when asked', async () => {
    const entries = Array.from(
      { length: 205 },
      (_, index) =>
        `  - id: p${String(index)}\n    actor: port-union\n    issue: automation\n    stance: oppose\n    quote:\n      exact: "night shifts"\n`,
    );
    const folder = await corpusFolder('finding-many', {
      'one.txt': ARTICLE,
      'one.txt.annotations.yaml': `format: policy-annotations/1\npositions:\n${entries.join('')}...\n`,
    });
    (await testApi()).corpora.choose(folder.loaded);
    const pick = await openedPick('findPositions');
    pick.type('issue:automation');
    await until(() => pick.title.includes('205 of 205'));
    assert.equal(pick.items.length, 201);
    assert.equal(pick.labels().at(-1), 'Show 5 More');
    pick.activeItems = pick.items.slice(-1);
    pick.accept();
    await until(() => pick.items.length === 205);
    assert.equal(pick.activeItems[0], pick.items[200]);
  });
});
