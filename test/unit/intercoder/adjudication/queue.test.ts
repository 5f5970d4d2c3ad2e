import assert from 'node:assert/strict';
import {
  articleQueue,
  corpusQueue,
  countQueue,
} from '../../../../src/core/intercoder/adjudication/queue';
import type { ReadArticle } from '../../../../src/core/intercoder/readings';
import { runSync } from '../../../../src/core/util/task';
import { CODERS_BOOK, readWords } from '../../../support/readWords';
import { BOTH, line, shown } from './decidedPassages';

suite('What waits for adjudication', () => {
  test('passages are quotes of several coders that meet, in text order', () => {
    assert.deepEqual(shown(BOTH), ['a1 b1 identical waiting', 'a2 b2 differing waiting']);
  });

  test('words that overlap by less than a half are one decision, too', () => {
    assert.deepEqual(
      shown({ lea: 'a1: china support exports 3-9', max: 'b1: china oppose exports 9-15' }),
      ['a1 b1 differing waiting'],
    );
    assert.deepEqual(
      shown({ lea: 'a1: china support exports 3-9', max: 'b1: china oppose exports 10-15' }),
      ['a1 differing waiting', 'b1 differing waiting'],
    );
  });

  test('what one coder did not mark differs from what another did', () => {
    assert.deepEqual(shown({ lea: 'a1: china support exports 3-5', max: '' }), [
      'a1 differing waiting',
    ]);
  });

  test('another actor on the same words is the same passage', () => {
    assert.deepEqual(
      shown({ lea: 'a1: china support exports 3-5', max: 'b1: japan support exports 3-5' }),
      ['a1 b1 differing waiting'],
    );
  });

  test('fields make readings differ; notes, and how a condition is worded, do not', () => {
    const with_ = (more: string) => ({
      lea: 'a1: china support exports 3-5 condition=if',
      max: `b1: china support exports 3-5 condition=when ${more}`,
    });
    assert.deepEqual(shown(with_('note=n')), ['a1 b1 identical waiting']);
    assert.deepEqual(shown(with_('act=demand')), ['a1 b1 differing waiting']);
  });

  test('three coders agree only if all three do', () => {
    const two = { lea: 'a1: china support exports 3-5', max: 'b1: china support exports 3-5' };
    assert.deepEqual(shown({ ...two, eve: '' }), ['a1 b1 differing waiting']);
    assert.deepEqual(shown({ ...two, eve: 'c1: china support exports 4-5' }), [
      'a1 b1 c1 identical waiting',
    ]);
  });

  test('unfinished readings are left out and named, unless asked for', () => {
    const article = readWords({ ...BOTH, 'eve?': 'c1: china oppose exports 3-5' });
    const queue = articleQueue(article);
    assert.deepEqual([queue.coders, queue.unfinished], [['lea', 'max'], ['eve']]);
    assert.equal(queue.passages[0]?.isIdentical, true);
    const all = articleQueue(article, { withUnfinished: true });
    assert.deepEqual([all.coders.length, all.passages[0]?.isIdentical], [3, false]);
  });

  test('nothing waits with one coder, and the gold standard is none', () => {
    assert.deepEqual(shown({ lea: BOTH.lea }), []);
    assert.deepEqual(shown({ lea: BOTH.lea, gold: BOTH.max }), []);
  });

  test('what one coder found alone waits where it is asked for', () => {
    const alone = readWords({
      lea: 'a1: china support exports 3-5',
      gold: 'g1: japan oppose tariffs 9',
    });
    assert.deepEqual(articleQueue(alone).passages, []);
    const { coders, passages } = articleQueue(alone, { withSingle: true });
    assert.deepEqual(coders, ['lea']);
    assert.deepEqual(
      passages.map(({ state, isIdentical, positions }) => [state, isIdentical, positions.length]),
      [['waiting', true, 1]],
    );
  });

  test('the queue of one issue has the passages in which a coder has a position on it', () => {
    const { passages } = articleQueue(readWords(BOTH), { issue: 'tariffs' });
    assert.deepEqual(passages.map(line), ['a2 b2 differing waiting']);
  });

  test('the queue of a corpus has the articles that two coders have completed', () => {
    const articles = [readWords(BOTH, '', 'a.md'), readWords({ lea: BOTH.lea }, '', 'b.md')];
    const queues = runSync(corpusQueue({ codebook: CODERS_BOOK, articles }));
    assert.deepEqual(
      queues.map(({ article }) => article),
      ['a.md'],
    );
    assert.deepEqual(countQueue(queues.flatMap(({ passages }) => passages)), {
      waiting: 2,
      identical: 1,
      changed: 0,
      decided: 0,
    });
  });

  test('nothing is decided while a file of the article cannot be read', () => {
    const article = readWords(BOTH);
    const queueOf = (more: Partial<ReadArticle>) => articleQueue({ ...article, ...more });
    assert.deepEqual(
      [queueOf({ refused: ['eve'] }), queueOf({ isDecidedUnread: true })].map(
        ({ passages, unread }) => [passages.length, ...unread],
      ),
      [
        [0, 'talks.md.eve.annotations.yaml'],
        [0, 'talks.md.annotations.yaml'],
      ],
    );
    assert.equal(queueOf({ refused: ['gold'] }).passages.length, 2);
    const articles = [{ ...article, refused: ['eve'] }];
    assert.equal(runSync(corpusQueue({ codebook: CODERS_BOOK, articles })).length, 1);
  });
});
