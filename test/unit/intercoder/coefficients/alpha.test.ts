import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  alphaOf,
  alphaWeighted,
  preparedAlpha,
} from '../../../../src/core/intercoder/coefficients/alpha';
import { diceDistance } from '../../../../src/core/intercoder/coefficients/dice';
import { METRICS, metricDistance } from '../../../../src/core/intercoder/coefficients/distance';
import { seeded } from '../../../../src/core/measures/random';
import {
  C_DATA,
  FLEISS,
  HAYES,
  isClose,
  isPrinted,
  numbersOf,
  unitsOf,
  WIKIPEDIA,
} from './publishedTables';

const NOMINAL = metricDistance('nominal');

/** Four metrics in the order of METRICS. */
function areMetrics(words: string, printed: readonly string[]): void {
  for (const [index, value] of printed.entries()) {
    isPrinted(alphaOf(numbersOf(words), metricDistance(METRICS[index] ?? 'nominal')), value);
  }
}

suite('Krippendorff’s α', () => {
  test('is what the literature prints', () => {
    areMetrics(C_DATA, ['0.743421', '0.815388', '0.849107', '0.797403']);
    areMetrics(WIKIPEDIA, ['0.6913580247', '0.8067214199', '0.8108448928', '0.8089436708']);
    areMetrics(HAYES, ['0.4765095674', '0.7598291892', '0.7573782772', '0.6621229662']);
    // Krippendorff 1980, p. 133 and p. 139.
    areMetrics('00 11 01 00 00 01 00 01 10 00', ['0.0952381']);
    areMetrics('111 122 222 444 144 222 123 333 222', [
      ...['0.641732', '0.499424', '0.546917', '0.483254'],
    ]);
    // Krippendorff 2004, p. 227, and 2019, p. 306.
    isPrinted(alphaOf(unitsOf('aa ab bb bb bb bb bc cc cc cc cc cc'), NOMINAL), '0.734104');
    areMetrics('000 111 001 110 100 001 000 000 111 110 100 110', ['0.234375']);
    // Chan and Sältzer 2020 (oolong, issue 96), by hand.
    const topics = alphaOf(unitsOf('211 221 221 221 222 222 222 222 222 222'), NOMINAL);
    isClose(topics, 1 - 4 / ((5 * 25) / 29));
    // Where no value is missing, 1 − α is (n − 1)/n of 1 − Fleiss’ κ, here .4302445201.
    isPrinted(alphaOf(unitsOf(FLEISS), NOMINAL), '0.4334098283');
    // Three coders, of whom one has a unit alone.
    isPrinted(alphaOf(unitsOf('YNN YN. ..N'), NOMINAL), '-0.3333333');
  });

  test('says what it was computed from', () => {
    const figure = alphaOf(unitsOf(C_DATA), NOMINAL);
    assert.ok(figure.kind === 'defined');
    assert.deepEqual([figure.units, figure.values], [11, 40]);
    isClose(figure.observed, 0.2);
    isPrinted(figure.expected, '0.779487');
    const small = alphaOf(numbersOf('00 11 01 00 00 01 00 01 10 00'), NOMINAL);
    assert.ok(small.kind === 'defined');
    isClose(small.observed, 0.4);
    isPrinted(small.expected, '0.4421053');
    const letters = alphaOf(unitsOf('aa ab bb bb bb bb bc cc cc cc cc cc'), NOMINAL);
    assert.ok(letters.kind === 'defined');
    isPrinted(letters.observed, '0.1666667');
    isPrinted(letters.expected, '0.6268116');
  });

  test('without the unit on which all coders differ', () => {
    const without = alphaOf(unitsOf(C_DATA.replace(' 1234', '')), NOMINAL);
    isPrinted(without, '0.857434');
    const weights = [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1];
    isPrinted(alphaWeighted(unitsOf(C_DATA), weights, NOMINAL), '0.857434');
    const figure = alphaOf(unitsOf(C_DATA), NOMINAL);
    assert.ok(figure.kind === 'defined' && without.kind === 'defined');
    isPrinted(figure.value - without.value, '-0.114013');
  });

  test('is not defined, with the reason', () => {
    const reasonOf = (words: string): string => {
      const figure = alphaOf(unitsOf(words), NOMINAL);
      return figure.kind === 'undefined' ? figure.reason : String(figure.value);
    };
    assert.deepEqual(alphaOf([], NOMINAL), { kind: 'undefined', reason: 'no-units' });
    assert.equal(reasonOf('a. .b c.'), 'no-shared-unit');
    assert.equal(reasonOf('aa aa aaa'), 'no-variation');
    // Two categories, but only one among the units that two coders have.
    assert.equal(reasonOf('11 2.'), 'no-variation');
    const weighted = alphaWeighted(unitsOf('aa ab'), [0, 0], NOMINAL);
    assert.deepEqual(weighted, { kind: 'undefined', reason: 'no-shared-unit' });
    const drawn = alphaWeighted(unitsOf('aa ab'), [2, 0], NOMINAL);
    assert.deepEqual(drawn, { kind: 'undefined', reason: 'no-variation' });
    for (const odd of [NaN, Infinity, 1e200]) {
      const figure = alphaOf([[1, odd], [1, 2]], metricDistance('interval')); // prettier-ignore
      assert.deepEqual(figure, { kind: 'undefined', reason: 'not-on-the-scale' });
    }
    const below = alphaOf([[1, -1], [2, 2]], metricDistance('ratio')); // prettier-ignore
    assert.deepEqual(below, { kind: 'undefined', reason: 'not-on-the-scale' });
  });

  test('of one value alone is not defined where sums round either', () => {
    for (const metric of METRICS) {
      const figure = alphaOf([[0.1, 0.1, 0.1], [0.1, 0.1, 0.1]], metricDistance(metric)); // prettier-ignore
      assert.deepEqual(figure, { kind: 'undefined', reason: 'no-variation' }, metric);
    }
  });

  test('is invariant, and 1 for coders who agree', () => {
    fc.assert(
      fc.property(units(), fc.constantFrom(...METRICS), fc.nat(), (rows, metric, seed) => {
        const distance = metricDistance(metric);
        const found = alphaOf(rows, distance);
        const next = seeded(seed);
        const shuffled = [...rows]
          .sort(() => next() - 0.5)
          .map((row) => [...row].sort(() => next() - 0.5));
        isSame(alphaOf(shuffled, distance), found);
        isSame(alphaWeighted(rows, rows.map(() => 1), distance), found); // prettier-ignore
        if (metric === 'nominal') {
          isSame(alphaOf(rows.map((row) => row.map((value) => `v${String(9 - value)}`)), NOMINAL), found); // prettier-ignore
        }
        const alike = rows.map((row) => row.map(() => row[0] ?? 0));
        const same = alphaOf(alike, distance);
        if (same.kind === 'defined') isClose(same, 1);
      }),
    );
  });

  test('of weighted units is that of units that are repeated', () => {
    fc.assert(
      fc.property(units(), fc.constantFrom(...METRICS), fc.nat(), (rows, metric, seed) => {
        const next = seeded(seed);
        const weights = rows.map(() => Math.floor(next() * 4));
        const repeated = rows.flatMap((row, index) =>
          Array<number[]>(weights[index] ?? 0).fill(row),
        );
        const distance = metricDistance(metric);
        const prepared = preparedAlpha(rows, distance);
        const found = prepared(weights);
        if (repeated.length > 0) isSame(found, alphaOf(repeated, distance));
        isSame(prepared(), alphaOf(rows, distance));
      }),
    );
  });

  test('of coders who draw at random is about 0', () => {
    const next = seeded(7);
    const rows = Array.from({ length: 4000 }, () =>
      Array.from({ length: 3 }, () => Math.floor(next() ** 2 * 5)),
    );
    for (const metric of METRICS) {
      const figure = alphaOf(rows, metricDistance(metric));
      assert.ok(figure.kind === 'defined' && Math.abs(figure.value) < 0.03, JSON.stringify(figure));
    }
  });
});

suite('α of sets', () => {
  const sets = (words: string): ReadonlySet<string>[][] =>
    words.split(' ').map((unit) => unit.split(',').map((set) => new Set(set === '0' ? [] : set)));

  test('with the distance of Dice, as computed from the formula elsewhere', () => {
    const nine = sets('0,0 A,0 A,A A,B AB,A AB,AC ABC,ABC C,AC C,AC');
    const figure = alphaOf(nine, diceDistance);
    assert.ok(figure.kind === 'defined');
    isPrinted(figure, '0.360215');
    isPrinted(figure.observed, '0.388889');
    isPrinted(figure.expected, '0.607843');
    // Krippendorff and Craggs 2016, tables 8 and 9; α with this distance computed elsewhere.
    isPrinted(alphaOf(sets('a,a,a abd,abd,abde d,d,d'), diceDistance), '0.939486');
    isPrinted(alphaOf(sets('a,a,a ab,ab,abd d,d,d'), diceDistance), '0.921569');
    isPrinted(alphaOf(sets('a,a,a b,b,bd d,d,d'), diceDistance), '0.896104');
    isPrinted(alphaOf(sets('a,a,a ab,ad,bd d,d,d'), diceDistance), '0.707317');
    isPrinted(alphaOf(sets('a,a,a ab,de,f d,d,d'), diceDistance), '0.538462');
    isPrinted(alphaOf(sets('a,b,ab ab,de,f bd,d,be'), diceDistance), '0.006369');
  });

  test('does not ask in which order labels were added', () => {
    const one = new Set(['a', 'b']);
    const other = new Set(['b', 'a']);
    const figure = alphaOf([[one, other], [new Set(['c']), new Set(['c'])]], diceDistance); // prettier-ignore
    isClose(figure, 1);
    const same = alphaOf([[one, other], [other, one]], diceDistance); // prettier-ignore
    assert.deepEqual(same, { kind: 'undefined', reason: 'no-variation' });
  });

  test('sums the pairs of all sets as a plain loop does', () => {
    const labels = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(fc.array(labels, { minLength: 1, maxLength: 20 }), fc.nat(), (lists, seed) => {
        const found = new Map(
          lists.map((list) => [diceDistance.keyOf(new Set(list)), new Set(list)]),
        );
        const values = [...found.values()];
        const next = seeded(seed);
        const counts = Float64Array.from(values, () => Math.floor(next() * 5));
        const { between, total } = diceDistance.among(values)(counts);
        let sum = 0;
        for (const [one, a] of values.entries()) {
          for (const [other, b] of values.entries()) {
            const shared = [...a].filter((label) => b.has(label)).length;
            const both = a.size + b.size;
            const distance = both === 0 ? 0 : 1 - (2 * shared) / both;
            isClose(between(one, other), distance);
            sum += (counts[one] ?? 0) * (counts[other] ?? 0) * distance;
          }
        }
        isClose(total(), sum);
      }),
    );
  });
});

function units(): fc.Arbitrary<number[][]> {
  const value = fc.integer({ min: 0, max: 4 });
  return fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
}

function isSame(found: ReturnType<typeof alphaOf>, expected: ReturnType<typeof alphaOf>): void {
  assert.equal(found.kind, expected.kind);
  if (found.kind === 'undefined' || expected.kind === 'undefined') {
    assert.deepEqual(found, expected);
  } else {
    isClose(found, expected.value);
    isClose(found.observed, expected.observed);
  }
}
