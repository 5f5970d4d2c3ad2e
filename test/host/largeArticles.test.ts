import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { mentionsIn } from '../../src/project';
import { annotate, idsIn } from './support/annotations';
import { ARTICLE, closeAll, corpusFolder, show, type } from './support/corpusFolder';
import { longestBlock } from './support/eventLoop';
import { print } from './support/print';
import { until } from './until';

const FILE = 'a.txt.annotations.yaml';
const MEGABYTE = 1024 * 1024;

const QUIET = 'Nothing else happened on the quay that day.\n';

/** An ordinary article in lines, and what no line break interrupts. */
const LARGE = {
  'an article of 5 MB': `${ARTICLE}${'Nothing else happened on the quay that day.\n'.repeat((5e6 - 200) / 44)}`,
  'an article of 4.9 MB full of names': `${ARTICLE}${QUIET.repeat(5)}`.repeat(4.9e6 / (ARTICLE.length + 5 * QUIET.length)),
  'an article that is one line of 1 MB': `${ARTICLE.replaceAll('\n', ' ')}${'Nothing happened. '.repeat(MEGABYTE / 18)}`,
};

suite('Large articles', () => {
  teardown(closeAll);

  for (const [name, text] of Object.entries(LARGE)) {
    test(`${name} is opened, typed in and annotated, and nothing is lost`, async function () {
      this.timeout(60_000);
      const folder = await corpusFolder(`large ${name}`, { 'a.txt': text, 'a.log': text });
      // The same text where it is no article: what the editor itself needs.
      const alone = await longestBlock(async () => {
        await show(folder.uri('a.log'));
      });
      const opening = await longestBlock(async () => {
        await folder.opened('a.txt');
        // A long text is matched in slices, a moment later.
        await until(() => folder.state('a.txt').matches !== undefined);
      });
      const editor = await show(folder.uri('a.txt'));
      assert.equal(mentionsIn(folder.state('a.txt')).length > 0, true);
      const typing = await longestBlock(async () => {
        for (const key of 'Now. ') {
          await type(editor, 0, key);
        }
        await until(() => folder.state('a.txt').text.length === text.length + 5);
      });
      const annotating = await longestBlock(() =>
        annotate(folder, 'a.txt', 'rejects night shifts', 'aaaaaaaa'),
      );
      assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa']);
      assert.equal(folder.text('a.txt'), text);
      const closing = await longestBlock(async () => {
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await until(() => folder.corpus.state('a.txt') === undefined);
      });
      const ms = (value: number): string => `${value.toFixed(0)} ms`;
      print(
        `      ${name}: longest block while opening ${ms(opening)} (the editor alone: ${ms(alone)}),` +
          ` typing ${ms(typing)}, annotating ${ms(annotating)}, closing ${ms(closing)}; target 50 ms`,
      );
    });
  }

  test('a text over the limit is shown without mentions, and can be annotated all the same', async function () {
    this.timeout(60_000);
    // Over ten megabytes VS Code itself asks before it opens a file.
    const text = `${LARGE['an article of 5 MB']}${ARTICLE.repeat(10_000)}`;
    const folder = await corpusFolder('large-over-limit', { 'a.txt': text });
    await folder.opened('a.txt');
    assert.equal(folder.state('a.txt').matches, undefined);
    await annotate(folder, 'a.txt', 'rejects night shifts', 'aaaaaaaa');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa']);
  });
});
