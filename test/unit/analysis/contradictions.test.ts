import assert from 'node:assert/strict';
import { contradictions, isCountedContradiction } from '../../../src/core/analysis/contradictions';
import { codebook } from '../../support/corpus';
import { analysisOf, sayContradictions } from './say';

suite('contradictions and shifts', () => {
  /** One record for and one against, with these dates. */
  const dated = (plus: string, minus: string): string[] =>
    sayContradictions(
      analysisOf(`p1: wang supports talks ${plus}\np2: wang opposes talks ${minus}`),
    );
  const CONTRADICTION = ['contradiction talks: wang +[p1] −[p2]'];
  const UNKNOWN = ['order-unknown talks: wang +[p1] −[p2]'];
  const SHIFT = ['shift talks: wang +[p1] −[p2]'];

  test('both signs on one day are a contradiction', () => {
    assert.deepEqual(dated('2024-04-26', '2024-04-26'), CONTRADICTION);
  });

  test('on different days, either way round, they are a shift', () => {
    assert.deepEqual(dated('2024-04-26', '2024-04-27'), SHIFT);
    assert.deepEqual(dated('2024-04', '2023-03'), SHIFT);
    assert.deepEqual(dated('2023', '2024'), SHIFT);
  });

  test('a date that may be the same day leaves the order unknown', () => {
    assert.deepEqual(dated('2024', '2024-04-26'), UNKNOWN);
    assert.deepEqual(dated('2024-04', '2024-04-30'), UNKNOWN);
    assert.deepEqual(dated('2024-03/2024-05', '2024-05-31'), UNKNOWN);
    assert.deepEqual(dated('2024-03/2024-05', '2024-06'), SHIFT);
  });

  test('so does a date that is missing on one side', () => {
    assert.deepEqual(dated('', '2024'), UNKNOWN);
    assert.deepEqual(dated('2024-04-26', ''), UNKNOWN);
  });

  test('in one article, claims without dates of their own contradict each other', () => {
    assert.deepEqual(dated('', ''), CONTRADICTION);
    const article = (date: string): string[] =>
      sayContradictions(
        analysisOf(`in a.md ${date}\np1: wang supports talks\np2: wang opposes talks`),
      );
    assert.deepEqual(article('2024-04-26'), CONTRADICTION);
    assert.deepEqual(article('2024-04'), CONTRADICTION);
  });

  test('in two articles only an exact date shows that they do', () => {
    const articles = (date: string): string[] =>
      sayContradictions(
        analysisOf(`
          in a.md ${date}
          p1: wang supports talks
          in b.md ${date}
          p2: wang opposes talks`),
      );
    assert.deepEqual(articles('2024-04-26'), CONTRADICTION);
    assert.deepEqual(articles('2024-04'), UNKNOWN);
    assert.deepEqual(articles(''), UNKNOWN);
  });

  test('a shift is the sequence of turns, and a day with both signs is no turn', () => {
    const back = `
      p1: wang supports talks 2006
      p2: wang opposes talks 2010-03
      p3: wang opposes talks 2010-05
      p4: wang supports talks 2012`;
    assert.deepEqual(sayContradictions(analysisOf(back)), [
      'shift talks: wang +[p1 p4] −[p2 p3], turns + − +',
    ]);
    const bothOnOneDay = `
      p5: wang opposes talks 2014-01-01
      p6: wang supports talks 2014-01-01
      p7: wang opposes talks 2015`;
    assert.deepEqual(sayContradictions(analysisOf(back + bothOnOneDay)), [
      'contradiction talks: wang +[p6] −[p5]',
      'shift talks: wang +[p1 p4] −[p2 p3 p7], turns + − + −',
    ]);
  });

  test('turns have the first and last date of their claims', () => {
    const [row] = contradictions(
      analysisOf(`
        p1: wang supports talks 2006-01
        p2: wang supports talks 2006-12-24
        p3: wang opposes talks 2010`),
    );
    assert.deepEqual(
      row?.turns.map(({ sign, firstDate, lastDate }) => [sign, firstDate, lastDate]),
      [
        [1, '2006-01', '2006-12-24'],
        [-1, '2010', '2010'],
      ],
    );
  });

  test('a claim of a whole year is in no turn beside a day with both signs', () => {
    const text = `
      p1: wang supports talks 2020
      p2: wang supports talks 2020-05-01
      p3: wang opposes talks 2020-05-01
      p4: wang opposes talks 2021`;
    assert.deepEqual(sayContradictions(analysisOf(text)), [
      'contradiction talks: wang +[p2] −[p3]',
      'order-unknown talks: wang +[p1] −[p3]',
    ]);
  });

  test('an undated claim that contradicts another may follow those of other times', () => {
    const text = `
      p1: wang supports talks
      p2: wang opposes talks
      p3: wang supports talks 2021`;
    assert.deepEqual(sayContradictions(analysisOf(text)), [
      'contradiction talks: wang +[p1] −[p2]',
      'order-unknown talks: wang +[p3] −[p2]',
    ]);
  });

  test('speakers are merged: two who speak for one actor contradict each other', () => {
    const analysis = analysisOf(`
      p1: china supports talks speaker=wang
      p2: china opposes talks speaker=xi
      p3: china opposes talks`);
    assert.deepEqual(sayContradictions(analysis), ['contradiction talks: china +[p1] −[p2 p3]']);
  });

  suite('claims under different conditions', () => {
    /** Whether the only row counts; two claims for and one against. */
    const counts = (first: string, second: string, against: string): boolean => {
      const analysis = analysisOf(`
        p1: wang supports talks 2020 ${first}
        p2: wang supports talks 2020 ${second}
        p3: wang opposes talks 2021 ${against}`);
      const [row, ...others] = contradictions(analysis);
      assert.ok(row && others.length === 0);
      assert.deepEqual(row.positions, [['p1', 'p2'], ['p3']]);
      assert.equal(row.conditional, !isCountedContradiction(row));
      return isCountedContradiction(row);
    };

    test('are listed and not counted', () => {
      assert.equal(counts('', '', 'condition=x'), false);
      assert.equal(counts('condition=x', 'condition=x', ''), false);
      assert.equal(counts('condition=if_paid', 'condition=if_asked', 'condition=if_forced'), false);
      assert.equal(counts('condition=if_paid', '', 'condition=if_forced'), false);
    });

    test('are counted where one on each side holds under the same', () => {
      assert.equal(counts('condition=x', '', ''), true);
      assert.equal(counts('condition=if_paid', 'condition=if_asked', 'condition=if_asked'), true);
      assert.equal(counts('condition=if_paid', '', 'condition=if_paid'), true);
    });

    test('are compared without case, white space and the way letters are composed', () => {
      assert.equal(
        counts('', 'condition=If__Élan_is_PAID', 'condition=if_E\u0301lan_is_paid'),
        true,
      );
      assert.equal(counts('', 'condition=if_elan_is_paid', 'condition=if_Élan_is_paid'), false);
    });

    test('on two days do not contradict each other crosswise', () => {
      const analysis = analysisOf(`
        p1: wang supports talks 2020-01-01
        p2: wang opposes talks 2020-01-01 condition=x
        p3: wang supports talks 2021-01-01 condition=x
        p4: wang opposes talks 2021-01-01`);
      assert.deepEqual(sayContradictions(analysis), [
        'contradiction talks: wang +[p1 p3] −[p2 p4], conditional',
      ]);
    });
  });

  test('neutral, ascribed and unstated records contradict nothing', () => {
    const analysis = analysisOf(`
      p1: wang supports talks
      p2: wang neutral-on talks
      p3: wang speaks-of talks
      p4: wang opposes talks according-to=japan`);
    assert.deepEqual(sayContradictions(analysis), []);
  });

  test('one coder at a time: two coders who differ are no contradiction', () => {
    const text = 'p1: wang supports talks coder=lea\np2: wang opposes talks coder=max';
    assert.deepEqual(sayContradictions(analysisOf(text, { coder: 'lea' })), []);
    const together = text.replaceAll('coder', 'at=0-10 coder');
    assert.deepEqual(sayContradictions(analysisOf(together)), []);
  });

  test('rows come by actor, issue and kind', () => {
    const both = (id: string, who: string, issue: string, date: string): string =>
      `${id}1: ${who} supports ${issue} ${date}\n${id}2: ${who} opposes ${issue} ${date}`;
    const analysis = analysisOf(
      [
        both('a', 'japan', 'talks', '2024'),
        both('b', 'japan', 'talks', '2022-01-01'),
        both('c', 'japan', 'exports', '2022-01-01'),
        both('d', 'china', 'talks', '2022-01-01'),
      ].join('\n'),
    );
    assert.deepEqual(sayContradictions(analysis), [
      'contradiction talks: china +[d1] −[d2]',
      'contradiction exports: japan +[c1] −[c2]',
      'contradiction talks: japan +[b1] −[b2]',
      'order-unknown talks: japan +[a1] −[a2]',
    ]);
  });

  test('signed links can bring two issues to a contradiction on their parent', () => {
    const book = codebook({
      issues: { tariffs: { partOf: 'trade', sign: -1 }, exports: { partOf: 'trade', sign: 1 } },
    });
    const text = 'p1: wang supports tariffs\np2: wang supports exports';
    assert.deepEqual(sayContradictions(analysisOf(text, {}, book)), []);
    assert.deepEqual(sayContradictions(analysisOf(text, { rollUp: 'issues' }, book)), [
      'contradiction trade: wang +[p2] −[p1]',
    ]);
  });
});
