import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { liveMatches } from '../../src/core';
import { mentionCount, mentionsAround, mentionsIn, type ArticleState } from '../../src/project';
import { annotate, idsIn } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, show, type } from './support/corpusFolder';
import { problemShown } from './support/diagnostics';
import { longestStops, type Stops } from './support/eventLoop';
import { hearMessages } from './support/messages';
import { print } from './support/print';
import { until } from './until';

const FILE = 'a.txt.annotations.yaml';
const MEGABYTE = 1024 * 1024;

const QUIET = 'Nothing else happened on the quay that day.\n';

/** Long enough to be matched in slices; `npm run reliability -- sizes` opens longer ones. */
const LONG = 1e6;

/** Ordinary articles in lines, one with a single topic, and one without line breaks. */
const LARGE = {
  'an article of 1 MB': `${ARTICLE}${QUIET.repeat((LONG - 200) / QUIET.length)}`,
  'an article of 1 MB full of names': `${ARTICLE}${QUIET.repeat(5)}`.repeat(
    LONG / (ARTICLE.length + 5 * QUIET.length),
  ),
  'an article that is one line of 1 MB': `${ARTICLE.replaceAll('\n', ' ')}${'Nothing happened. '.repeat(MEGABYTE / 18)}`,
};

/** Defines the test of one of them. */
function showsMarksAtOnce(name: keyof typeof LARGE): void {
  const text = LARGE[name];
  test(`${name} shows its first marks at once, is typed in and annotated, and nothing is lost`, async () => {
    const folder = await corpusFolder(`large ${name}`, { 'a.txt': text, 'a.log': text });
    // The same text in a file that is not an article: the time that the editor itself needs.
    const alone = await longestStops(async () => {
      await show(folder.uri('a.log'));
    });
    const states: ArticleState[] = [];
    const listening = folder.corpus.onDidChangeState((state) => void states.push(state));
    const opening = await longestStops(async () => {
      await folder.opened('a.txt');
      // A long text is matched in slices, a moment later.
      await until(() => folder.state('a.txt').matches !== undefined);
    });
    listening.dispose();
    const [first] = states;
    assert.ok(first && !first.matches, 'what is seen does not wait for the rest');
    const begins = [{ start: 0, end: ARTICLE.length }];
    assert.equal(mentionsAround(first, begins).length, 5);
    const state = folder.state('a.txt');
    assert.equal(mentionCount(state), mentionsIn(state).length);
    const { dictionary, matchFrom } = state;
    assert.deepEqual(state.matches, liveMatches(dictionary, text, matchFrom));
    const editor = await show(folder.uri('a.txt'));
    const typing = await longestStops(async () => {
      for (const key of 'Now. ') {
        await type(editor, 0, key);
      }
      await until(() => folder.state('a.txt').text.length === text.length + 5);
    });
    const annotating = await longestStops(() =>
      annotate(folder, 'a.txt', 'rejects night shifts', 'aaaaaaaa'),
    );
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa']);
    assert.equal(folder.text('a.txt'), text);
    const closing = await longestStops(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await until(() => folder.corpus.state('a.txt') === undefined);
    });
    const ms = ({ clock, computing }: Stops): string =>
      `${computing.toFixed(0)} ms (${clock.toFixed(0)} by the clock)`;
    print(
      `      ${name}: longest stop while opening ${ms(opening)} (the editor alone: ${ms(alone)}),` +
        ` typing ${ms(typing)}, annotating ${ms(annotating)}, closing ${ms(closing)}; target 50 ms`,
    );
  });
}

suite('Large articles', () => {
  teardown(closeAll);

  showsMarksAtOnce('an article of 1 MB full of names');

  test('over the limit it says that names are highlighted on demand, and does so', async () => {
    const { largeArticleNote } = await testApi();
    const config = vscode.workspace.getConfiguration('policyAnnotator');
    await config.update('highlight.largest', 1, vscode.ConfigurationTarget.Global);
    try {
      const text = `${LARGE['an article that is one line of 1 MB']}\n${ARTICLE}`;
      const folder = await corpusFolder('large-over-limit', { 'a.txt': text });
      await folder.opened('a.txt');
      assert.equal(folder.state('a.txt').waits, true);
      await until(() => largeArticleNote() !== undefined);
      assert.match(
        largeArticleNote() ?? '',
        /Large article \(1 MB\): names are highlighted on demand$/,
      );
      assert.equal(mentionCount(folder.state('a.txt')), undefined);
      await annotate(folder, 'a.txt', 'rejects night shifts', 'aaaaaaaa');
      assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa']);
      await vscode.commands.executeCommand('policyAnnotator.highlightLargeArticle');
      assert.equal(mentionCount(folder.state('a.txt')), 10);
      await until(() => largeArticleNote() === undefined);
    } finally {
      await config.update('highlight.largest', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('where the editor asks before it opens the file, the note says that it is not read yet', async () => {
    const { largeArticleNote } = await testApi();
    const folder = await corpusFolder('large-asks', { 'a.txt': ARTICLE + QUIET.repeat(11e6 / 44) });
    // It resolves when the editor shows something, even if only its question.
    void vscode.commands.executeCommand('vscode.open', folder.uri('a.txt'), { preview: false });
    await until(() => largeArticleNote()?.endsWith('Large article (11 MB): not read yet') === true);
    await closeAll();
    await until(() => largeArticleNote() === undefined);
  });
});

// Run by `npm run reliability -- sizes`.
suite('Sizes of articles in the editor (scoreboard)', () => {
  teardown(closeAll);

  showsMarksAtOnce('an article of 1 MB');
  showsMarksAtOnce('an article that is one line of 1 MB');

  test('where the editor does not provide the text, note and problem say so, and annotations are kept', async () => {
    const { largeArticleNote } = await testApi();
    const folder = await corpusFolder('too-large', { 'a.txt': ARTICLE });
    await folder.opened('a.txt');
    await annotate(folder, 'a.txt', 'rejects night shifts', 'aaaaaaaa');
    await closeAll();
    await until(() => folder.corpus.state('a.txt') === undefined);
    folder.write('a.txt', ARTICLE + QUIET.repeat(53e6 / 44));
    const { message } = await problemShown(folder.uri('a.txt'), 'article-too-large');
    assert.match(message, /longer than 52 million characters.*Split it/);
    const [placed] = folder.corpus.index.article('a.txt')?.annotations ?? [];
    assert.equal(placed?.places[0]?.state, 'anchored');
    void vscode.commands.executeCommand('vscode.open', folder.uri('a.txt'), { preview: false });
    await until(
      () => largeArticleNote()?.endsWith('Article too large to annotate (53 MB)') === true,
    );
    const heard = await hearMessages();
    await vscode.commands.executeCommand('policyAnnotator.highlightLargeArticle');
    heard.stop();
    assert.match(heard.texts.join(), /Split the article into several files/);
  });
});
