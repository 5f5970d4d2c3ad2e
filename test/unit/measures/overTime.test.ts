import assert from 'node:assert/strict';
import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/records/filter';
import { interval } from '../../../src/core/measures/resample';
import { salienceOf } from '../../../src/core/measures/salience';
import { timelineOf } from '../../../src/core/measures/timeline';
import { runSync } from '../../../src/core/util/task';
import { parseWindow } from '../../../src/core/networks/windows/windowOption';
import { claims } from '../../support/claims';
import { corpus, position, type ArticleGiven } from '../../support/corpus';

const NONE = { seed: 1, times: 0 };

function timeline(notation: string, window?: string, filter: Partial<Filter> = {}) {
  const found = timelineOf(
    claims(notation),
    { ...DEFAULT_FILTER, ...filter },
    window === undefined ? undefined : parseWindow(window),
    NONE,
  );
  assert.equal(found.kind, 'timeline');
  return found;
}

suite('timeline', () => {
  test('the sides of an issue, with the positions that show them', () => {
    const { moments } = timeline(`
      p1: a supports x
      p2: b opposes x
      p3: c supports x
      p4: c opposes x
      p5: d neutral-on x
      p6: a supports x`);
    assert.deepEqual(moments[0]?.issues[0]?.sides, [
      { actor: 'a', side: 'for', positions: ['p1', 'p6'] },
      { actor: 'b', side: 'against', positions: ['p2'] },
      { actor: 'c', side: 'mixed', positions: ['p3', 'p4'] },
      { actor: 'd', side: 'neutral', positions: ['p5'] },
    ]);
  });

  test('actors count once, however often they speak; of four nothing is said', () => {
    const few = timeline('p1: a+b+c supports x\np2: d opposes x').moments[0]?.issues[0];
    assert.equal(few?.actors, 4);
    assert.equal(few.divisiveness, undefined);
    // a to c for, d and e against: −4/5 + 1/5 = −0.6, and (1 + 0.6)/2.
    const { moments } = timeline(`
      p1: a+b+c supports x
      p2: a supports x
      p3: d+e opposes x
      p4: a+b supports y`);
    const [x, y] = moments[0]!.issues;
    assert.ok(Math.abs(x!.divisiveness! - 0.8) < 1e-12);
    assert.equal(y!.divisiveness, undefined);
    // Polarisation is that of x, the only issue with enough actors.
    assert.equal(moments[0]!.polarisation, x!.divisiveness);
    assert.equal(moments[0]!.actors, 5);
  });

  test('windows show how actors move apart', () => {
    const { moments } = timeline(
      `in a.md 2023-05-05
       p1: a+b+c+d+e+f supports x
       in b.md 2024-05-05
       p2: a+b+c supports x
       p3: d+e+f opposes x`,
      'years',
    );
    assert.deepEqual(
      moments.map(({ polarisation }) => polarisation),
      [0, 1],
    );
  });

  test('has no empty years beyond the data, and keeps those between', () => {
    const notation = 'in a.md 2021-05-05\np1: a supports x\nin b.md 2023\np2: b opposes x';
    const years = (filter: Partial<Filter>) =>
      timeline(notation, 'years', filter).moments.map(
        ({ window, statements }) => `${window?.first ?? ''}: ${String(statements)}`,
      );
    const stated = ['2021-01-01: 1', '2022-01-01: 0', '2023-01-01: 1'];
    assert.deepEqual(years({ window: { first: '2015-01-01', last: '2030-12-31' } }), stated);
    // A date of which nothing counts is no data either.
    const ascribed = `${notation}\nin c.md 2026\np3: c supports x according-to=a`;
    assert.deepEqual(
      timeline(ascribed, 'years').moments.map(({ statements }) => statements),
      [1, 0, 1],
    );
    assert.deepEqual(timeline('p1: a supports x', 'years').moments, []);
  });

  test('moving windows of it end with the newest statement', () => {
    const notation = 'in a.md 2021-05-05\np1: a supports x\nin b.md 2023-02-01\np2: b opposes x';
    assert.deepEqual(
      timeline(notation, 'moving-years:1').moments.map(({ window }) => window?.last),
      ['2022-05-04', '2023-02-01'],
    );
  });
});

suite('salience', () => {
  /** So many articles of a month, of which the first so many speak of the issue. */
  function month(
    name: string,
    articles: number,
    speak: number,
    state: 'complete' | 'in-progress' = 'complete',
  ): ArticleGiven[] {
    return Array.from({ length: articles }, (_, index) => ({
      path: `${name}-${String(index).padStart(2, '0')}.md`,
      metadata: { date: `${name}-10` },
      coded: {
        lea: index === articles - 1 && state === 'complete' ? 'not-relevant' : state,
      } as const,
      annotations:
        index < speak ? [position({ id: `p${name}${String(index)}`, stance: 'unstated' })] : [],
    }));
  }

  function salience(articles: readonly ArticleGiven[], window?: string, filter = {}) {
    const found = salienceOf(
      corpus(articles),
      { ...DEFAULT_FILTER, ...filter },
      window === undefined ? undefined : parseWindow(window),
      NONE,
    );
    assert.equal(found.kind, 'salience');
    return found;
  }

  test('a share of the articles read to the end, whatever the stance, month by month', () => {
    const found = salience(
      [...month('2024-01', 10, 4), ...month('2024-02', 20, 2), ...month('2024-03', 9, 9)],
      'months',
    );
    assert.deepEqual(
      found.rows.map(({ window, articles, read, complete, notRelevant, share }) => [
        window?.first,
        articles,
        read,
        complete,
        notRelevant,
        share,
      ]),
      [
        ['2024-01-10', 4, 10, 9, 1, 0.4],
        ['2024-02-01', 2, 20, 19, 1, 0.1],
        // Nine are too few to say.
        ['2024-03-01', 9, 9, 8, 1, undefined],
      ],
    );
  });

  test('what does not count is told: unfinished, reprints, without a date, outside the range', () => {
    const [first, ...rest] = month('2024-01', 12, 12);
    const articles: ArticleGiven[] = [
      { ...first!, metadata: { date: '2024-01-10', duplicateOf: 'other.md' } },
      ...rest,
      ...month('2024-02', 3, 1, 'in-progress'),
      { path: 'undated.md', coded: { lea: 'complete' } },
      ...month('2020-01', 2, 0),
    ];
    const filter = { window: { first: '2024-01-01', last: '2024-12-31' } };
    const found = salience(articles, undefined, filter);
    assert.equal(found.rows[0]?.share, 1);
    assert.deepEqual(found.excluded, {
      unfinished: 3,
      reprints: 1,
      undated: 1,
      outsideRange: 2,
      imprecise: 0,
    });
  });

  test('moving windows are refused with another way', () => {
    const found = salienceOf(corpus([]), DEFAULT_FILTER, parseWindow('moving-months:2'), NONE);
    assert.match(found.kind === 'refused' ? found.reason : '', /consecutive calendar windows/);
  });
});

suite('resampling articles', () => {
  const share = (ones: number) => (drawn: Uint32Array) =>
    drawn.subarray(0, ones).reduce((sum, often) => sum + often, 0) / drawn.length;

  test('the same seed gives the same interval, another seed another', () => {
    const of = (seed: number) => runSync(interval(40, { seed, times: 200 }, share(13)));
    assert.deepEqual(of(1), of(1));
    assert.notDeepEqual(of(1), of(2));
  });

  test('it is about as wide as theory says', () => {
    // Of 100 articles 30: ±1.96·√(0.3·0.7/100) = ±0.09.
    const found = runSync(interval(100, { seed: 7, times: 2000 }, share(30)));
    assert.ok(found && Math.abs(found.low - 0.21) < 0.02 && Math.abs(found.high - 0.39) < 0.02);
  });

  test('of nine articles, and of figures that mostly are none, there is no interval', () => {
    assert.equal(runSync(interval(9, { seed: 1, times: 100 }, () => 1)), undefined);
    assert.equal(runSync(interval(20, { seed: 1, times: 100 }, () => undefined)), undefined);
    assert.equal(runSync(interval(20, { seed: 1, times: 0 }, () => 1)), undefined);
  });
});
