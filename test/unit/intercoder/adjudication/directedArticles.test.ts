import assert from 'node:assert/strict';
import {
  directedArticles,
  nextWaiting,
  type DirectedArticle,
} from '../../../../src/core/intercoder/adjudication/directedArticles';
import { corpusQueue } from '../../../../src/core/intercoder/adjudication/queue';
import type { ReadArticle } from '../../../../src/core/intercoder/readings';
import { NO_INDEPENDENT_CODING } from '../../../../src/core/model/codebook';
import { runSync } from '../../../../src/core/util/task';
import { CODERS_BOOK, readWords } from '../../../support/readWords';

const LEA = { lea: 'a1: china support exports 3-5' };
const BOTH = { ...LEA, max: 'b1: china oppose exports 3-5' };

suite('An article for who directs the study', () => {
  test('waits once two coders have completed it, and no sooner', () => {
    assert.deepEqual(of(readWords(BOTH)), {
      ...{ state: 'waiting', passages: 1, done: ['lea', 'max'], coders: 2 },
    });
    assert.deepEqual(of(readWords({ ...LEA, 'max?': BOTH.max })), {
      ...{ state: 'begun', passages: 0, done: ['lea'], coders: 2 },
    });
  });

  test('is being coded while another coder has not begun it, else its coder is the only one', () => {
    assert.equal(of(readWords(LEA), ['lea'])?.state, 'single');
    assert.deepEqual(of(readWords(LEA), ['lea', 'max']), {
      ...{ state: 'begun', passages: 0, done: ['lea'], coders: 2 },
    });
  });

  test('does not wait where two coders found nothing', () => {
    assert.equal(of(readWords({ lea: '', max: '' }))?.state, 'decided');
  });

  test('counts for nothing where only the gold standard has it', () => {
    assert.equal(of(readWords({ gold: LEA.lea })), undefined);
  });

  test('is followed by the next one that waits, and behind the last by the first', () => {
    const waits = { state: 'waiting', passages: 1, done: [], coders: 2 } as const;
    const articles = new Map<string, DirectedArticle>([
      ['a', waits],
      ['b', { ...waits, state: 'begun' }],
      ['c', waits],
    ]);
    assert.equal(nextWaiting(articles, undefined), 'a');
    assert.equal(nextWaiting(articles, 'a'), 'c');
    assert.equal(nextWaiting(articles, 'c'), 'a');
    assert.equal(nextWaiting(new Map([['a', waits]]), 'a'), undefined);
  });
});

function of(article: ReadArticle, coders?: readonly string[]) {
  const assigned = new Map(coders ? [[article.path, coders] as const] : []);
  const codebook = { ...CODERS_BOOK, coding: { ...NO_INDEPENDENT_CODING, assigned } };
  const queues = runSync(corpusQueue({ codebook, articles: [article] }));
  return runSync(directedArticles([article], queues, codebook)).get(article.path);
}
