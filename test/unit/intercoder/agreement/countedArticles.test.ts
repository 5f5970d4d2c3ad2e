import assert from 'node:assert/strict';
import {
  ALL_READINGS,
  countedArticles,
} from '../../../../src/core/intercoder/agreement/countedArticles';
import type { ReadArticle } from '../../../../src/core/intercoder/readings';
import { codebook } from '../../../support/corpus';
import { readings, type ReadingsGiven } from '../../../support/readings';

const THREE = `
  in a.md
  a1: china supports exports coder=lea at=0-10
  in b.md
  b1: china supports exports coder=max at=0-10
  in c.md
  c1: china supports exports coder=eva at=0-10
`;

function counted(given: ReadingsGiven, choice = ALL_READINGS, notation = THREE) {
  const found = countedArticles(readings(notation, given), choice);
  if (found.kind === 'refused') return found.reason;
  const articles = found.articles.map(
    ({ article, readings: own }) => `${article.path}: ${own.map(({ coder }) => coder).join(' ')}`,
  );
  return { articles, coders: found.coders, excluded: found.excluded };
}

const NONE = { changed: 0, unfinished: 0, oneCoder: 0, refused: 0, reprints: 0, readings: 0 };

suite('Articles on which coders are compared', () => {
  test('are no reprints, and not those where the file of a coder cannot be read', () => {
    const corpus = readings(THREE);
    const articles = corpus.articles.map((article): ReadArticle => {
      if (article.path === 'a.md') {
        return { ...article, metadata: { ...article.metadata, duplicateOf: 'b.md' } };
      }
      if (article.path !== 'b.md') return article;
      const own = new Map([...article.readings].filter(([coder]) => coder === 'lea'));
      return { ...article, readings: own, refused: ['max'] };
    });
    const found = countedArticles({ ...corpus, articles }, ALL_READINGS);
    assert.ok(found.kind === 'counted');
    assert.deepEqual(
      found.articles.map(({ article }) => article.path),
      ['c.md'],
    );
    assert.deepEqual(found.excluded, { ...NONE, refused: 1, reprints: 1 });
  });

  test('are those that two completed; the others are counted by reason', () => {
    const states = {
      'a.md': { eva: 'unfinished' },
      'b.md': { eva: 'changed', lea: 'absent' },
      'c.md': { eva: 'unfinished', lea: 'unfinished' },
    } as const;
    assert.deepEqual(counted({ states }), {
      articles: ['a.md: lea max'],
      coders: ['lea', 'max'],
      excluded: { ...NONE, changed: 1, unfinished: 1, readings: 1 },
    });
  });

  test('include changed ones only if asked', () => {
    const states = { 'b.md': { eva: 'changed', lea: 'absent' } } as const;
    const found = counted({ states }, { ...ALL_READINGS, includesChanged: true });
    assert.ok(typeof found === 'object');
    assert.deepEqual(found.articles, ['a.md: eva lea max', 'b.md: eva max', 'c.md: eva lea max']);
  });

  test('of a pair of coders are those that both completed', () => {
    const states = { 'a.md': { eva: 'absent' }, 'b.md': { lea: 'unfinished' } } as const;
    const found = counted({ states }, { ...ALL_READINGS, coders: ['lea', 'eva'] });
    assert.ok(typeof found === 'object');
    assert.deepEqual(found.articles, ['c.md: eva lea']);
    assert.deepEqual(found.excluded, { ...NONE, unfinished: 1, oneCoder: 1 });
  });

  test('never count the gold standard as a coder', () => {
    const notation = `
      a1: china supports exports coder=gold at=0-10
      a2: china supports exports coder=lea at=0-10
    `;
    assert.equal(counted({}, ALL_READINGS, notation), 'one-coder');
  });

  test('are refused with a reason where there are none', () => {
    const each = (state: 'unfinished' | 'changed') => ({ eva: state, lea: state, max: state });
    const all = (state: 'unfinished' | 'changed') => ({
      'a.md': each(state),
      'b.md': each(state),
      'c.md': each(state),
    });
    assert.equal(counted({ states: all('unfinished') }), 'none-complete');
    assert.equal(counted({ states: all('changed') }), 'only-changed');
    const alone = { lea: 'complete', max: 'absent', eva: 'absent' } as const;
    const dealt = {
      'a.md': alone,
      'b.md': { lea: 'absent', max: 'complete', eva: 'absent' },
      'c.md': { lea: 'absent', max: 'absent', eva: 'complete' },
    } as const;
    assert.equal(counted({ states: dealt }), 'no-overlap');
    assert.equal(counted({ states: { 'a.md': alone, 'b.md': alone, 'c.md': alone } }), 'one-coder');
    assert.equal(counted({}, ALL_READINGS, ''), 'no-readings');
  });

  test('of a coder that is not known are refused with the coders there are', () => {
    const book = codebook({ coders: new Map([['tom', { id: 'tom', name: 'Tom' }]]) });
    const corpus = readings(THREE, { book });
    const found = countedArticles(corpus, { ...ALL_READINGS, coders: ['leah', 'max'] });
    assert.ok(found.kind === 'refused');
    assert.equal(found.reason, 'unknown-coder');
    assert.deepEqual(found.unknown, ['leah']);
    assert.deepEqual(found.known, ['tom', 'eva', 'lea', 'max']);
  });
});
