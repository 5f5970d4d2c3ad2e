import assert from 'node:assert/strict';
import { pageFinder } from '../../../../src/core/corpus/pages';
import { articleText } from '../../../../src/core/imports/articleFile';
import { markedPages } from '../../../../src/core/imports/news/markedPages';

suite('Lines of a story that mark a page', () => {
  const STORY = [
    'The port will close at noon.',
    '',
    '[p. 14]',
    '',
    'Nobody knows for how long it will be.',
    '\\[p. 15\\]',
    'Ships must wait outside until May.',
  ].join('\n');

  test('are not in its words, and lead to the page', () => {
    const { text, pages } = markedPages(STORY);
    assert.equal(
      text,
      'The port will close at noon.\n\nNobody knows for how long it will be.\nShips must wait outside until May.',
    );
    const none = { author: undefined, source: undefined, date: undefined, url: undefined };
    const article = articleText({ key: '', title: 'Port', ...none, pages, text }, 'a.txt#1');
    const pageAt = pageFinder('port.md', article);
    const pageOf = (words: string) => pageAt(article.lastIndexOf(words));
    assert.deepEqual(['at noon', 'Nobody', 'be.', 'until May'].map(pageOf), [
      undefined,
      '14',
      '14',
      '15',
    ]);
  });

  test('leave a page unknown whose words stand twice', () => {
    const { pages } = markedPages('[p. 2]\nYes, they will.\n[p. 3]\nYes, they will.');
    assert.deepEqual(pages, [
      { page: '2', words: '' },
      { page: '3', words: '' },
    ]);
  });

  test('are words where they are not alone in their line', () => {
    const text = 'See [p. 3] of the report.';
    assert.deepEqual(markedPages(text), { text, pages: undefined });
  });
});
