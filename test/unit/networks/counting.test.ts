import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayOfNumber } from '../../../src/core/model/dayNumber';
import type { Duplicates } from '../../../src/core/networks/options';
import { parseWindow } from '../../../src/core/networks/windows/windowOption';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import {
  drawn,
  flat,
  exclusionText,
  matrixText,
  networksFrom,
  type NetworkGiven,
} from './networkSupport';

// What counts, how often, and what is left out.

/** The same statement on these days, an article each. */
function onDays(...days: readonly string[]): string {
  return days
    .map(
      (day, index) =>
        `in ${String(index).padStart(2, '0')}.md ${day}\np${String(index)}: a supports x`,
    )
    .join('\n');
}

const COUNT: NetworkGiven = { mode: 'two', aggregation: 'ignore' };

function counted(notation: string, given: NetworkGiven = {}): string {
  return drawn(notation, { ...COUNT, ...given });
}

suite('duplicates', () => {
  const cases: readonly (readonly [Duplicates, readonly string[], number])[] = [
    ['include', ['2024-01-01', '2024-01-01'], 2],
    // An article each.
    ['document', ['2024-01-01', '2024-01-01'], 2],
    ['range', ['2024-01-01', '2025-05-05'], 1],
    ['year', ['2024-01-01', '2024-12-31', '2025-01-01'], 2],
    // January twice, in two years.
    ['month', ['2024-01-01', '2024-01-31', '2025-01-01'], 2],
    ['dna-month', ['2024-01-01', '2024-01-31', '2025-01-01'], 1],
    // 30 December 2024 is a Monday: with New Year's Day it is week 1 of 2025.
    ['week', ['2024-12-29', '2024-12-30', '2025-01-01', '2025-01-06'], 3],
    // Week 1 of 2024 began on 1 January 2024: to DNA it is the same week.
    ['dna-week', ['2024-01-03', '2024-12-30', '2025-01-01', '2025-01-06'], 2],
  ];
  for (const [duplicates, days, count] of cases) {
    test(`${duplicates}: ${days.join(', ')} count ${String(count)}`, () => {
      assert.equal(counted(onDays(...days), { duplicates }), `| x\na ${String(count)}`);
    });
  }

  test('within one article the same is said once, and something else is something else', () => {
    // a supports x twice (one counts), opposes it once, supports y once.
    const notation = `in a.md 2024
      p1: a supports x
      p2: a supports x
      p3: a opposes x
      p4: a supports y`;
    assert.equal(
      counted(notation, { duplicates: 'document', aggregation: 'subtract' }),
      '| x y\na 0 1',
    );
  });

  test('what a network ignores does not make two statements different', () => {
    const notation = 'in a.md 2024\np1: a supports x\np2: a opposes x';
    assert.equal(counted(notation, { duplicates: 'document' }), '| x\na 1');
  });

  test('a date wider than the period, or none, is left out and told', () => {
    const networks = networksFrom(
      claims('in a.md 2024\np1: a supports x\nin b.md\np2: a supports x'),
      {
        ...COUNT,
        duplicates: 'month',
      },
    );
    assert.deepEqual(exclusionText(networks), [
      '1 statements: no date',
      '1 statements: date too imprecise',
    ]);
  });
});

suite('what is left out of a network', () => {
  test('each reason is told with its count', () => {
    const networks = networksFrom(
      claims(`
        in a.md 2024-01-01
        p1: a supports x
        p2: a neutral-on x
        p3: a speaks-of x
        p4: a hints-at x
        p5: a evaluates target=b evaluation=1
        p6: unattributed supports x
        p7: b supports x according-to=c
        p8: b supports y
        in b.md 2024 duplicate-of=a.md
        p9: b supports x
        in c.md
        p10: b supports x
        in d.md 2023
        p11: b supports x`),
      {
        filter: { window: { first: '2024-01-01', last: '2024-12-31' } },
        exclusions: [{ variable: 'issue', values: ['y'], only: false }],
      },
    );
    assert.deepEqual(exclusionText(networks), [
      '1 positions: reprint',
      '1 positions: ascribed',
      '1 positions: unattributed',
      '1 positions: no date',
      '1 positions: outside window',
      '1 positions: excluded',
      '1 positions: no column',
      '2 positions: without polarity',
      '1 positions: neutral',
    ]);
    assert.equal(networks.positions, 11);
    assert.equal(networks.used, 1);
  });

  test('with a category as qualifier, what has none is left out; ignored, it counts', () => {
    const notation = 'p1: a supports x act=accuse\np2: a supports x';
    const given = { mode: 'two', qualifier: 'act', aggregation: 'combine' } as const;
    assert.deepEqual(exclusionText(networksFrom(claims(notation), given)), [
      '1 positions: no qualifier',
    ]);
    assert.equal(drawn(notation, { ...given, aggregation: 'ignore' }), '| x\na 2');
  });

  test('an exclusion by a value of the rows takes that actor from a joint position', () => {
    const given = { ...COUNT, exclusions: [{ variable: 'actor', values: ['b'], only: false }] };
    const networks = networksFrom(claims('p1: a+b supports x'), given);
    assert.deepEqual(exclusionText(networks), ['1 statements: excluded']);
    assert.equal(drawn('p1: a+b supports x', given), '| x\na 1');
  });

  test('only keeps what has the value, of a field of the article too', () => {
    const notation = `
      in a.md source=Wire
      p1: a supports x
      in b.md source=Press
      p2: b supports x`;
    const only = (variable: string, value: string) =>
      counted(notation, { exclusions: [{ variable, values: [value], only: true }] });
    assert.equal(only('source', 'Wire'), '| x\na 1');
    assert.equal(only('actor', 'b'), '| x\nb 1');
    assert.equal(only('stance', 'oppose'), '|');
  });

  test('isolates are who occurs in the range and has no statement left', () => {
    const notation = 'p1: a supports x\np2: b neutral-on y\np3: c supports x';
    const exclusions = [{ variable: 'actor', values: ['c'], only: false }];
    assert.equal(counted(notation, { exclusions }), '| x\na 1');
    assert.equal(counted(notation, { exclusions, isolates: true }), '| x y\na 1 0\nb 0 0\nc 0 0');
  });
});

suite('windows', () => {
  const notation = onDays('2024-01-15', '2024-01-20', '2024-02-10', '2024-04-30');
  const windows = (window: string, of = notation, given: NetworkGiven = {}): string[] =>
    networksFrom(claims(of), { ...COUNT, window: parseWindow(window), ...given }).networks.map(
      ({ window: days, statements }) =>
        `${days?.first ?? ''}…${days?.last ?? ''}: ${String(statements)}`,
    );

  test('months follow the calendar, one after the other, and end with the range', () => {
    assert.deepEqual(windows('months'), [
      '2024-01-15…2024-01-31: 2',
      '2024-02-01…2024-02-29: 1',
      '2024-03-01…2024-03-31: 0',
      '2024-04-01…2024-04-30: 1',
    ]);
  });

  test('months of a range that was asked for', () => {
    const filter = { window: { first: '2023-12-01', last: '2024-02-29' } };
    assert.deepEqual(windows('months:2', notation, { filter }), [
      '2023-12-01…2024-01-31: 2',
      '2024-02-01…2024-02-29: 1',
    ]);
  });

  test('moving windows step one unit, and one more ends with the newest statement', () => {
    assert.deepEqual(windows('moving-months:2'), [
      '2024-01-15…2024-03-14: 3',
      '2024-02-15…2024-04-14: 0',
      '2024-03-01…2024-04-30: 1',
    ]);
  });

  test('where the newest statement ends the last window that fits, there is no other', () => {
    assert.deepEqual(windows('moving-months:2', onDays('2024-01-15', '2024-03-14')), [
      '2024-01-15…2024-03-14: 2',
    ]);
  });

  test('moving windows longer than the range are one', () => {
    assert.deepEqual(windows('moving-years:2'), ['2024-01-15…2024-04-30: 4']);
    assert.deepEqual(windows('moving-events:9'), ['2024-01-15…2024-04-30: 4']);
  });

  test('moving windows end with the newest statement, whatever range was asked for', () => {
    const filter = { window: { first: '2024-01-15', last: '2030-12-31' } };
    assert.deepEqual(windows('moving-months:3', notation, { filter }), [
      '2024-01-15…2024-04-14: 3',
      '2024-02-01…2024-04-30: 2',
    ]);
  });

  test('a date too imprecise for a moving window is not taken for the newest', () => {
    assert.deepEqual(windows('moving-months:2', onDays('2024-01-15', '2024-03-20', '2024')), [
      '2024-01-01…2024-02-29: 1',
      '2024-01-21…2024-03-20: 1',
    ]);
  });

  test('moving windows that begin on a 31st leave no day out', () => {
    const dates = ['2019-05-31', '2021-10-30', '2021-11-29'];
    const window = parseWindow('moving-months:1');
    assert.equal(networksFrom(claims(onDays(...dates)), { ...COUNT, window }).used, 3);
  });

  test('moving windows hold every statement that is not longer than a window', () => {
    const days = fc.integer({ min: 0, max: 1500 }).map((number) => dayOfNumber(18_000 + number));
    const units = fc.constantFrom('days', 'weeks', 'months', 'years');
    fc.assert(
      fc.property(
        fc.array(days, { minLength: 1, maxLength: 20 }),
        units,
        fc.integer({ min: 1, max: 5 }),
        (dates, unit, size) => {
          const window = parseWindow(`moving-${unit}:${String(size)}`);
          const networks = networksFrom(claims(onDays(...dates)), { ...COUNT, window });
          assert.equal(networks.used, dates.length);
          assert.equal(networks.networks.at(-1)?.window?.last, dates.toSorted().at(-1));
        },
      ),
    );
  });

  test('as DNA moves them: round((3 − 1)/2) = 1 month to either side of a middle, both ends included', () => {
    // Middles 15 January to 15 April; the windows of the first and the last do not fit into the
    // range.
    assert.deepEqual(windows('dna-months:3'), [
      '2024-01-15…2024-03-15: 3',
      '2024-02-15…2024-04-15: 0',
    ]);
  });

  test('events are so many statements', () => {
    assert.deepEqual(windows('events:3'), ['2024-01-15…2024-02-10: 3', '2024-04-30…2024-04-30: 1']);
    assert.deepEqual(windows('moving-events:3'), [
      '2024-01-15…2024-02-10: 3',
      '2024-01-20…2024-04-30: 3',
    ]);
    // One before and one after each middle.
    assert.deepEqual(windows('dna-events:2'), windows('moving-events:3'));
  });

  test('a month without a day is in no window of days, and told', () => {
    const networks = networksFrom(claims(onDays('2024-01-01', '2024-01')), {
      ...COUNT,
      window: parseWindow('weeks'),
    });
    assert.deepEqual(exclusionText(networks), ['1 statements: date too imprecise']);
  });

  test('duplicates are found in the whole range, before it is cut into windows', () => {
    const given = { window: parseWindow('months'), duplicates: 'range' } as const;
    assert.deepEqual(
      windows('months', notation, given).map((text) => text.at(-1)),
      ['1', '0', '0', '0'],
    );
  });

  test('no range of ten thousand years by days', () => {
    assert.throws(
      () => windows('days', onDays('0001-01-01', '9999-12-31')),
      /More than 10000 windows/,
    );
  });
});

suite('variables', () => {
  const book = codebook({
    actors: {
      state: { name: 'State', side: true },
      ministry: { name: 'Ministry', partOf: 'state', type: 'government' },
      ana: {
        name: 'Ana',
        type: 'person',
        partOf: 'ministry',
        attributes: new Map([['party', 'Left']]),
      },
      ben: { name: 'Ben', type: 'person', partOf: 'ministry' },
      namesake: { name: 'Ben' },
    },
    issues: { use: { name: 'Use' }, ban: { name: 'Ban', partOf: 'use', sign: -1 } },
  });

  test('organizations stand for persons, and every other actor for itself', () => {
    const notation =
      'p1: ministry supports use speaker=ana\np2: ben opposes use\np3: state supports use';
    const networks = networksFrom(claims(notation, book), { ...COUNT, rows: 'organization' });
    assert.equal(matrixText(networks), '| Use\nMinistry 2\nState 1');
    assert.deepEqual(exclusionText(networks), []);
  });

  test('roll-up lifts actors to sides and turns stances over signed links', () => {
    // Ana for a ban is the state against the use; Ben against the use is the state against it
    // again.
    const notation = 'p1: ana supports ban\np2: ben opposes use\np3: ana+ben opposes use';
    const given = { mode: 'two', filter: { rollUp: 'both' } } as const;
    assert.equal(drawn(notation, given, book), '| Use\nState -3');
  });

  test('two actors of one name stay two', () => {
    assert.equal(
      drawn('p1: ben supports use\np2: namesake supports use', {}, book),
      flat(`| Ben (ben) Ben (namesake)
            Ben (ben) 0 1
            Ben (namesake) 1 0`),
    );
  });

  test('sources by issues, speakers by addressees, articles by acts', () => {
    const notation = `
      in a.md source=Wire
      p1: a supports x speaker=s addressee=t act=warn
      p2: b opposes x`;
    assert.equal(drawn(notation, { mode: 'two', rows: 'source' }), '| x\nWire 0');
    assert.equal(counted(notation, { rows: 'speaker', columns: 'addressee' }), '| t\ns 1');
    assert.equal(counted(notation, { rows: 'article', columns: 'act' }), '| warn\na.md 1');
  });

  test('the date of the article can be the one that counts', () => {
    const notation = 'in a.md 2024-05-05\np1: a supports x 2020';
    const filter = { window: { first: '2024-01-01', last: '2024-12-31' } };
    assert.equal(counted(notation, { filter }), '|');
    assert.equal(counted(notation, { filter: { ...filter, dates: 'article' } }), '| x\na 1');
  });

  test('attributes are data of nodes', () => {
    const { networks } = networksFrom(claims('p1: ana supports use', book));
    assert.deepEqual(
      networks[0]?.rows[0]?.attributes,
      new Map([
        ['actor_type', 'person'],
        ['part_of', 'ministry'],
        ['attribute.party', 'Left'],
      ]),
    );
  });
});
