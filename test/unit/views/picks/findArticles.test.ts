import assert from 'node:assert/strict';
import { runSync } from '../../../../src/core/util/task';
import { articleLists } from '../../../../src/core/views/trees/articlesTree';
import { findArticles } from '../../../../src/core/views/picks/findArticles';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { corpus } from '../../../support/corpus';

suite('Finding an article of many', () => {
  const reader = corpus([
    { path: 'press/2024/port.md', metadata: { title: 'Strike in the harbour' } },
    { path: 'press/2024/steel.md', metadata: { title: 'Duties on steel' } },
    { path: 'press/2025/harbour fees.txt' },
    { path: 'notes/a.txt', metadata: { title: 'Line\u2028break' } },
  ]);
  const queue = { coder: undefined, sort: 'path', group: 'folder' } as const;
  const lists = articleLists(reader, queue, createLocalizer());
  const found = (typed: string, most = 10) =>
    runSync(findArticles(lists, typed, most)).map(
      ({ label, description }) => `${label} | ${description}`,
    );

  test('looks for all words in title and path, in any order and case', () => {
    assert.deepEqual(found('HARBOUR'), [
      'Strike in the harbour | press/2024/port.md',
      'harbour fees.txt | press/2025/harbour fees.txt',
    ]);
    assert.deepEqual(found('2024 steel'), ['Duties on steel | press/2024/steel.md']);
    assert.deepEqual(found('steel harbour'), []);
  });

  test('with nothing typed gives the first ones of the view, as many as wanted', () => {
    assert.deepEqual(found('  ', 1), ['Line break | notes/a.txt']);
    assert.equal(found('').length, 4);
  });
});
