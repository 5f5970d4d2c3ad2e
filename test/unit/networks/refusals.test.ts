import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { dayNumber, dayOfNumber } from '../../../src/core/model/dayNumber';
import { isoWeek, unitsLater } from '../../../src/core/networks/windows/calendar';
import { networksOf } from '../../../src/core/networks/networksOf';
import { DEFAULT_NETWORKS } from '../../../src/core/networks/options';
import { claims } from '../../support/claims';
import { corpus, position } from '../../support/corpus';
import { drawn, exclusionText, networksFrom, type NetworkGiven } from './networkSupport';

function refusal(given: NetworkGiven): string {
  const options = { ...DEFAULT_NETWORKS[given.mode ?? 'one'], ...given };
  const networks = networksOf(claims('p1: a supports x'), DEFAULT_FILTER, options);
  return networks.kind === 'refused' ? networks.reason : 'not refused';
}

suite('options of networks that make no sense together are refused with a reason', () => {
  const cases: readonly (readonly [NetworkGiven, RegExp])[] = [
    [{ rows: 'shoe-size' }, /no variable “shoe-size”.*actor, speaker/s],
    [{ columns: 'actor' }, /both “actor”/],
    [{ qualifier: 'issue' }, /already the rows or the columns/],
    [{ qualifier: undefined }, /“congruence” needs a qualifier/],
    [{ qualifier: 'act', scale: 'integer' }, /has the scale category, not integer/],
    [{ qualifier: undefined, aggregation: 'ignore', scale: 'binary' }, /scale needs a qualifier/],
    [{ aggregation: 'combine' }, /mode two or directed/],
    [{ mode: 'two', aggregation: 'congruence' }, /Use mode one/],
    [{ mode: 'two', qualifier: 'act' }, /“subtract” needs a qualifier that has a direction/],
    [{ normalization: 'activity' }, /In mode one, use average/],
    [{ mode: 'two', normalization: 'average' }, /In mode two, use activity/],
    [{ mode: 'two', aggregation: 'combine', normalization: 'activity' }, /cannot be divided/],
    [{ normalization: 'jaccard', scale: 'integer' }, /sets, which have no distances/],
    [
      { normalization: 'cosine', qualifier: 'act', aggregation: 'conflict' },
      /needs an opposite to measure conflict/,
    ],
    [{ mode: 'directed', columns: 'issue' }, /from actors to actors/],
  ];
  for (const [given, reason] of cases) {
    test(JSON.stringify(given), () => {
      assert.match(refusal(given), reason);
    });
  }
});

suite('networks of little, of nothing and of bad input', () => {
  test('no positions: an empty network that says so', () => {
    const networks = networksFrom(corpus([]));
    assert.match(networks.remarks.join(), /No statements are left/);
    assert.equal(networks.networks[0]?.rows.length, 0);
  });

  test('one actor: no ties, which is said', () => {
    assert.match(networksFrom(claims('p1: a supports x')).remarks.join(), /There is only one row/);
  });

  test('all neutral: left out and told; an integer scale of one value has nothing apart', () => {
    const notation = 'p1: a neutral-on x\np2: b neutral-on x';
    assert.deepEqual(exclusionText(networksFrom(claims(notation))), ['2 positions: neutral']);
    const integer = networksFrom(claims(notation), { scale: 'integer' });
    assert.match(integer.remarks.join(), /has only one value/);
    assert.equal(
      drawn(notation, { scale: 'integer', aggregation: 'conflict' }),
      '| a b\na 0 0\nb 0 0',
    );
    assert.equal(drawn(notation, { scale: 'integer' }), '| a b\na 0 1\nb 1 0');
  });

  test('nothing with polarity, and stances that the codebook does not know', () => {
    const networks = networksFrom(claims('p1: a speaks-of x\np2: b hints-at x'));
    assert.deepEqual(exclusionText(networks), ['2 positions: without polarity']);
  });

  test('an impossible date counts as none; a partial one must lie in the range as a whole', () => {
    const notation = 'in a.md 2024-02-30\np1: a supports x\nin b.md 2024-02\np2: b supports x';
    const filter = { window: { first: '2024-02-10', last: '2024-02-11' } };
    const networks = networksFrom(claims(notation), { filter });
    assert.deepEqual(exclusionText(networks), [
      '1 positions: no date',
      '1 positions: outside window',
    ]);
    const wider = { window: { first: '2024-02-01', last: '2024-02-29' } };
    assert.equal(networksFrom(claims(notation), { filter: wider }).used, 1);
  });

  test('no window fits: no network, which is said', () => {
    const window = { kind: 'dna', unit: 'years', size: 3 } as const;
    const networks = networksFrom(claims('in a.md 2024\np1: a supports x'), { window });
    assert.deepEqual(networks.networks, []);
    assert.match(networks.remarks.join(), /No window fits/);
  });

  test('ids that could be taken for others are not', () => {
    const annotations = [
      position({ id: 'p1', actors: ['__proto__'], issues: ['x/y'] }),
      position({ id: 'p2', actors: ['constructor'], issues: ['x/y'] }),
      position({ id: 'p3', actors: ['constructor', 'x'], issues: ['x', 'y'] }),
    ];
    const networks = networksFrom(corpus([{ path: 'a.md', annotations }]), {
      duplicates: 'document',
    });
    assert.equal(networks.networks[0]?.ties.weight.join(), '1,2');
  });

  test('five thousand actors: ties, not a matrix of 25 million cells', () => {
    const annotations = Array.from({ length: 5000 }, (_, index) =>
      position({
        id: `p${String(index)}`,
        actors: [`a${String(index).padStart(4, '0')}`],
        issues: [`i${String(Math.floor(index / 10))}`],
      }),
    );
    const [network] = networksFrom(corpus([{ path: 'a.md', annotations }])).networks;
    // 500 issues with the pairs of ten actors.
    assert.equal(network?.ties.weight.length, 500 * 45);
  });
});

suite('the calendar of networks', () => {
  test('days are numbers and back, as the platform has them', () => {
    for (let days = -200_000; days < 200_000; days += 997) {
      const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
      assert.equal(dayOfNumber(dayNumber(day)), day);
      assert.equal(dayNumber(day) - dayNumber('1970-01-01'), days);
    }
  });

  test('weeks of ISO 8601 at the turn of years', () => {
    const weeks = ['2021-01-03', '2021-01-04', '2020-12-31', '2024-12-30', '2027-01-01'].map(
      (day) => {
        const { year, week } = isoWeek(day);
        return `${String(year)}-${String(week)}`;
      },
    );
    assert.deepEqual(weeks, ['2020-53', '2021-1', '2020-53', '2025-1', '2026-53']);
  });

  test('a month later is the last day where there is no such day, and the years end', () => {
    assert.equal(unitsLater('2024-01-31', 'months', 1), '2024-02-29');
    assert.equal(unitsLater('2024-02-29', 'years', 1), '2025-02-28');
    assert.equal(unitsLater('2024-03-31', 'months', -1), '2024-02-29');
    assert.equal(unitsLater('9999-12-01', 'months', 1), '9999-12-31');
    assert.equal(unitsLater('0001-01-01', 'days', -1), '0001-01-01');
  });
});
