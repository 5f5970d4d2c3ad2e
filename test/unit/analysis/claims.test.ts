import assert from 'node:assert/strict';
import type { Claim } from '../../../src/core/analysis/claims/claims';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { codebook } from '../../support/corpus';
import { analysisOf, sayContradictions, sayDisagreements, sayStances } from './say';

/** What china says on exports: the stance, and how many claims it is. */
function stanceOf(text: string): string {
  return sayStances(analysisOf(text)).join('; ');
}

function claimsOf(text: string): readonly Claim[] {
  return analysisOf(text).stances.get('exports')?.get('china')?.claims ?? [];
}

suite('Coded twice: quotes that meet', () => {
  /** Two coders who both code support, at these places. */
  const counted = (one: string, other: string, more = ''): string =>
    stanceOf(`
      p1: china supports exports coder=lea at=${one}
      p2: china supports exports coder=max at=${other}
      ${more}`);
  const ONE = 'china on exports 1/0/0 +';
  const TWO = 'china on exports 2/0/0 +';

  test('meet if they share half of the shorter one', () => {
    assert.equal(counted('0-10', '0-10'), ONE);
    assert.equal(counted('0-10', '5-15'), ONE);
    assert.equal(counted('0-10', '6-16'), TWO);
    assert.equal(counted('0-100', '98-102'), ONE);
    assert.equal(counted('0-100', '99-103'), TWO);
    assert.equal(counted('0-10', '10-20'), TWO);
  });

  test('all parts of a quote are taken together', () => {
    assert.equal(counted('0-4+50-60', '2-6+50-60'), ONE);
    assert.equal(counted('0-10+50-60', '0-4+70-80'), TWO);
  });

  test('meet through others', () => {
    assert.equal(counted('0-10', '10-20', 'p3: china supports exports coder=ana at=5-15'), ONE);
  });

  test('of one coder stay several claims', () => {
    const text = `
      p1: china supports exports coder=lea at=0-10
      p2: china supports exports coder=lea at=0-10`;
    assert.equal(stanceOf(text), TWO);
  });

  test('of records without a coder and of one with are of two coders', () => {
    const text = 'p1: china supports exports at=0-10\np2: china supports exports coder=lea at=0-10';
    assert.equal(stanceOf(text), ONE);
  });

  test('in two articles, of two actors or on two issues do not meet', () => {
    const text = (middle: string, actor: string, issue: string): string => `
      p1: china supports exports coder=lea at=0-10
      ${middle}
      p2: ${actor} supports ${issue} coder=max at=0-10`;
    assert.equal(stanceOf(text('in b.md', 'china', 'exports')), TWO);
    assert.equal(stanceOf(text('', 'japan', 'exports')), `${ONE}; japan on exports 1/0/0 +`);
    assert.equal(stanceOf(text('', 'china', 'talks')), `${ONE}; china on talks 1/0/0 +`);
  });

  test('of two actors of one side meet when they are lifted to it', () => {
    const book = codebook({ actors: { state: {}, left: { partOf: 'state' } } });
    const text = `
      p1: left supports exports coder=lea at=0-10
      p2: state supports exports coder=max at=0-10`;
    const lifted = analysisOf(text, { rollUp: 'actors' }, book);
    assert.deepEqual(sayStances(lifted), ['state on exports 1/0/0 +']);
    assert.equal(sayStances(analysisOf(text, {}, book)).length, 2);
  });
});

suite('Coded twice: what a claim counts', () => {
  /** Pieces of coders at one place: `lea+ max+ max-`. */
  const coded = (pieces: string): string =>
    pieces
      .split(' ')
      .map((piece, at) => {
        const verb = { '+': 'supports', '-': 'opposes', 0: 'neutral-on' }[piece.slice(-1)] ?? '';
        return `p${String(at)}: china ${verb} exports coder=${piece.slice(0, -1)} at=0-10`;
      })
      .join('\n');

  test('as often as the coder with most pieces, with the sign of the majority', () => {
    assert.equal(stanceOf(coded('lea+ lea+ max+')), 'china on exports 2/0/0 +');
    assert.equal(stanceOf(coded('lea+ max- ana-')), 'china on exports 0/0/1 −');
    assert.equal(stanceOf(coded('lea- max+ ana+')), 'china on exports 1/0/0 +');
    assert.equal(stanceOf(coded('lea0 max0 ana+')), 'china on exports 0/1/0 0');
  });

  test('a coder has the sign of the sum of its pieces', () => {
    assert.equal(stanceOf(coded('lea+ lea+ lea- max+')), 'china on exports 3/0/0 +');
    assert.equal(stanceOf(coded('lea+ lea- max0')), 'china on exports 0/2/0 0');
  });

  test('coders without a majority have coded it differently: no stance, and still a record', () => {
    for (const pieces of ['lea+ max-', 'lea+ max0', 'lea+ max- ana0', 'lea+ ana+ max- tom-']) {
      assert.equal(stanceOf(coded(pieces)), 'china on exports 0/0/0 0', pieces);
      const [claim, ...others] = claimsOf(coded(pieces));
      assert.deepEqual([claim?.codedDifferently, others.length], [true, 0]);
    }
    const criticised = `${coded('lea+ max-')}\nq1: japan opposes exports target=china at=50-60`;
    assert.deepEqual(sayDisagreements(analysisOf(criticised)), []);
  });

  test('coders who have coded the same count as one of them', () => {
    assert.equal(stanceOf(coded('lea+ lea- max- max+')), 'china on exports 1/0/1 0, mixed');
  });

  test('a claim weighs against others as often as it counts', () => {
    const text = `${coded('lea+ lea+ max+')}
      q1: china opposes exports at=50-60
      q2: china opposes exports at=70-80`;
    assert.equal(stanceOf(text), 'china on exports 2/0/2 0, mixed');
  });

  test('where coders give several dates, the article’s holds', () => {
    const dates = (first: string, second: string): string | undefined =>
      claimsOf(`
        in a.md 2024-05-01
        p1: china supports exports ${first} coder=lea at=0-10
        p2: china supports exports ${second} coder=max at=0-10`)[0]?.date;
    assert.equal(dates('2024', '2024'), '2024');
    assert.equal(dates('2024', '2023'), '2024-05-01');
    assert.equal(dates('2024', ''), '2024-05-01');
  });

  test('the rows of a pair have that date, too', () => {
    const text = `
      in a.md 2024-05-01
      p1: china supports exports 2022-05-01 coder=lea at=0-10
      p2: china supports exports 2026-05-01 coder=max at=0-10
      p3: japan opposes exports`;
    const [row] = disagreements(analysisOf(text));
    assert.deepEqual([row?.firstDate, row?.lastDate], ['2024-05-01', '2024-05-01']);
  });

  test('a third coder’s record is another only where its quote is elsewhere', () => {
    assert.equal(
      stanceOf(`${coded('lea+ max+')}\nq1: china opposes exports coder=ana at=20-30`),
      'china on exports 1/0/1 0, mixed',
    );
  });
});

suite('Coded twice: two coders of one article', () => {
  const TWO = `
    in talks.md 2024-04-26
    p1: china supports exports coder=lea at=0-40
    p2: china supports exports coder=max at=10-38
    p3: japan opposes exports coder=lea at=60-90
    p4: japan opposes exports coder=max at=60-80
    p5: japan opposes exports coder=max at=200-220 target=korea`;

  test('make one row with the number of claims, and all records', () => {
    const [row] = disagreements(analysisOf(TWO));
    assert.deepEqual(
      [row?.actors, row?.claims],
      [
        ['china', 'japan'],
        [1, 2],
      ],
    );
    assert.deepEqual(row?.positions, [
      ['p1', 'p2'],
      ['p3', 'p4', 'p5'],
    ]);
  });

  test('who differ make no contradiction of an actor', () => {
    const text = `
      p1: china supports exports coder=lea at=0-10
      p2: china opposes exports coder=max at=0-10`;
    assert.deepEqual(sayContradictions(analysisOf(text)), []);
    const elsewhere = text.replace('max at=0-10', 'max at=20-30');
    assert.deepEqual(sayContradictions(analysisOf(elsewhere)), [
      'contradiction exports: china +[p1] −[p2]',
    ]);
  });

  test('who code the same criticism count it once', () => {
    const text = `
      p1: china opposes exports target=japan act=accuse coder=lea at=0-10
      p2: china opposes exports target=japan act=accuse coder=max at=0-10`;
    const [row] = disagreements(analysisOf(text));
    assert.deepEqual(
      [row?.kind, row?.claims, row?.positions[0]],
      ['one-sided', [1, 0], ['p1', 'p2']],
    );
  });
});
