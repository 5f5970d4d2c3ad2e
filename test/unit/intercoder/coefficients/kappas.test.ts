import assert from 'node:assert/strict';
import fc from 'fast-check';
import { categoryAlphas } from '../../../../src/core/intercoder/coefficients/categoryAlphas';
import type { CodedTable } from '../../../../src/core/intercoder/coefficients/codedTable';
import {
  coefficientsOf,
  type Coefficients,
} from '../../../../src/core/intercoder/coefficients/coefficients';
import { metricDistance } from '../../../../src/core/intercoder/coefficients/distance';
import type { Figure } from '../../../../src/core/intercoder/coefficients/figure';
import { seeded } from '../../../../src/core/measures/random';
import { C_DATA, FLEISS, isClose, isPrinted, tableOf, unitsOf } from './publishedTables';

/** Coefficients of a table of two coders: how often they chose each pair of categories. */
function ofCounts(counts: readonly (readonly number[])[]): Coefficients {
  const rows = counts.flatMap((row, one) =>
    row.flatMap((count, other) => Array<[number, number]>(count).fill([one, other])),
  );
  return coefficientsOf(rows, metricDistance('nominal'));
}

/** Units by how often they occur, as `0,0×43; 0,1×5`; the coders of a unit by commas, or a digit
 * each. */
function ofRepeated(words: string): Coefficients {
  return coefficientsOf(repeated(words), metricDistance('nominal'));
}

function repeated(words: string): CodedTable {
  return words.split('; ').flatMap((word) => {
    const [unit = '', times] = word.split('×');
    const values = unit.includes(',') ? unit.split(',') : unit.split(/(?=.)/);
    return Array<string[]>(Number(times)).fill(values);
  });
}

function reasonOf(figure: Figure): string | undefined {
  return figure.kind === 'undefined' ? figure.reason : undefined;
}

suite('coefficients of agreement', () => {
  test('of two coders, as printed for their tables', () => {
    const cohen = ofCounts([[25, 12, 3], [13, 2, 15], [12, 16, 2]]); // prettier-ignore
    assert.ok(cohen.cohen.kind === 'defined');
    isPrinted(cohen.cohen, '-0.0923077');
    isPrinted(cohen.cohen.observed, '0.29');
    isPrinted(cohen.cohen.expected, '0.35');
    isPrinted(cohen.scott, '-0.1007752');
    isPrinted(cohen.ac1, '-0.04797');
    const second = ofCounts([[88, 14, 18], [10, 40, 10], [2, 6, 12]]); // prettier-ignore
    assert.ok(second.cohen.kind === 'defined');
    isPrinted(second.cohen, '0.4915254');
    isPrinted(second.cohen.expected, '0.41');
    isPrinted(second.percent, '0.7');
    isPrinted(second.scott, '0.4871795');
    // Artstein and Poesio 2008, p. 558 and p. 568.
    const acts = ofCounts([[20, 10], [20, 50]]); // prettier-ignore
    assert.ok(acts.cohen.kind === 'defined');
    isPrinted(acts.cohen, '0.3478261');
    isPrinted(acts.cohen.expected, '0.54');
    isPrinted(acts.scott, '0.3406593');
    const checks = ofCounts([[46, 0, 0], [6, 32, 6], [0, 0, 10]]); // prettier-ignore
    assert.ok(checks.cohen.kind === 'defined');
    isPrinted(checks.percent, '0.88');
    isPrinted(checks.cohen, '0.8013245');
    isPrinted(checks.cohen.expected, '0.396');
    isPrinted(checks.scott, '0.79953');
    isPrinted(checks.alpha, '0.80');
    // Krippendorff 2004, p. 246.
    const alike = ofCounts([[12, 9, 9], [9, 14, 9], [9, 9, 20]]); // prettier-ignore
    isPrinted(alike.cohen, '0.185766');
    isPrinted(alike.scott, '0.185766');
    const unlike = ofCounts([[12, 18, 18], [0, 14, 18], [0, 0, 20]]); // prettier-ignore
    isPrinted(unlike.percent, '0.46');
    isPrinted(unlike.cohen, '0.2582418');
    isPrinted(unlike.scott, '0.185766');
    isPrinted(
      ofCounts([[20, 5, 1, 0], [4, 15, 6, 1], [0, 5, 18, 4], [0, 1, 3, 12]]).ac1, // prettier-ignore
      '0.58046',
    );
    // The vignette of irrCAC, and Gwet 2008 by hand.
    const pregnancies = ofCounts([[13, 0, 0], [0, 20, 7], [0, 4, 56]]); // prettier-ignore
    isPrinted(pregnancies.percent, '0.89');
    isPrinted(pregnancies.cohen, '0.7964094');
    isPrinted(pregnancies.scott, '0.7962397');
    isPrinted(pregnancies.ac1, '0.8493305');
    isPrinted(pregnancies.alpha, '0.7972585');
    const rare = ofRepeated('yy×8; nn×1; yn×1');
    assert.ok(rare.ac1.kind === 'defined');
    isPrinted(rare.percent, '0.9');
    isPrinted(rare.ac1.expected, '0.255');
    isPrinted(rare.ac1, '0.8658');
    isPrinted(rare.scott, '0.6078');
    // Feinstein and Cicchetti 1990.
    isClose(ofCounts([[3, 0], [1, 0]]).cohen, 0); // prettier-ignore
  });

  test('of several coders, as printed for Fleiss’ patients', () => {
    const found = coefficientsOf(tableOf(FLEISS), metricDistance('nominal'));
    assert.ok(found.fleiss.kind === 'defined');
    isPrinted(found.fleiss, '0.4302445201');
    isPrinted(found.fleiss.observed, '0.5556');
    // Fleiss prints .2201 from rounded shares.
    isPrinted(found.fleiss.expected, '0.220');
    assert.deepEqual([found.coders, found.units, found.values, found.single], [6, 30, 180, 0]);
  });

  test('with values missing, as irrCAC prints them', () => {
    const found = coefficientsOf(tableOf(C_DATA), metricDistance('nominal'));
    assert.ok(found.fleiss.kind === 'defined' && found.ac1.kind === 'defined');
    isPrinted(found.percent, '0.8181818');
    isPrinted(found.ac1, '0.77544');
    isPrinted(found.ac1.expected, '0.1903212');
    isPrinted(found.fleiss, '0.76117');
    isPrinted(found.fleiss.expected, '0.2387153');
    isPrinted(found.alpha, '0.74342');
    assert.deepEqual([found.coders, found.units, found.values, found.single], [4, 11, 40, 1]);
  });

  /** %, Fleiss or Scott, (mean) Cohen, α: Freelon 2010 (ReCal), α by Hayes’s macro. */
  const FREELON: readonly (readonly [
    string,
    string,
    string,
    string,
    string | undefined,
    string,
  ])[] = [
    ['R2.02', '0,0×43; 0,1×5; 1,0×1; 1,1×1', '88', '0.185', '0.2021', '0.1929'],
    ['R2.03', '1,1×33; 2,1×2; 2,2×3; 2,3×1; 3,1×1; 4,4×10', '92', '0.832', '0.8324', '0.8334'],
    ['R2.06', '0,0×10; 0,1×1; 1,1×9', '95', '0.900', '0.9000', '0.9023'],
    ['R2.07', '0,0×23; 1,1×5; 4,4×1; 7,5×1', '96.7', '0.913', '0.9130', '0.9144'],
    ['R2.10', '0,0×13; 1,0×1; 1,1×6', '95', '0.886', '0.8864', '0.8889'],
    ['R3.01', '00000×7; 01100×1; 10000×1; 11111×1', '90', '0.628', '0.6442', '0.6354'],
    ['R3.02', '000×39; 010×4; 100×2; 101×1; 110×3; 111×1', '86.667', '0.337', '0.3348', '0.3410'],
    ['R3.03', '000×27; 100×1', '97.619', '-0.012', undefined, '0.0000'],
    ['R3.04', '335×1; 344×1; 355×1; 455×2', '33.333', '-0.042', '0.1655', '0.0278'],
    [
      'R3.05',
      '111×15; 122×1; 131×1; 211×1; 221×1; 222×14; 313×1; 333×5',
      ...(['91.453', '0.862', '0.8616', '0.8628'] as const),
    ],
    ['R3.06', '000×10; 100×3; 110×1; 111×6', '86.667', '0.718', '0.7288', '0.7227'],
    ['R3.08', '000×48; 100×1; 111×1', '98.667', '0.743', '0.7717', '0.7449'],
    ['R3.09', '0,0,0×47; 0,15,0×1; 0,18,0×1; 0,23,0×1', '96', '-0.014', undefined, '-0.0068'],
  ];

  for (const [name, words, percent, fleiss, cohen, alpha] of FREELON) {
    test(`of Freelon’s data ${name}, as ReCal and Hayes print them`, () => {
      const found = ofRepeated(words);
      assert.ok(found.percent.kind === 'defined');
      isPrinted(100 * found.percent.value, percent);
      isPrinted(found.fleiss, fleiss);
      if (cohen === undefined) assert.equal(reasonOf(found.cohen), 'pair-without-variation');
      else isPrinted(found.cohen, cohen);
      isPrinted(found.alpha, alpha);
    });
  }

  for (const words of ['1,1×9; 2,2×1', '0,0×38; 1,1×12', '1,1×19; 2,2×1']) {
    test(`are 1 where coders agree on both values: ${words}`, () => {
      const { percent, cohen, fleiss, scott, ac1, alpha } = ofRepeated(words);
      for (const figure of [percent, cohen, fleiss, scott, ac1, alpha]) isClose(figure, 1);
    });
  }

  test('are not defined, with the reason, and never 1 by default', () => {
    const all = (words: string): readonly (string | undefined)[] => {
      const found = coefficientsOf(tableOf(words), metricDistance('nominal'));
      const { alpha, percent, cohen, fleiss, scott, ac1 } = found;
      return [alpha, percent, cohen, fleiss, scott, ac1].map(reasonOf);
    };
    const each = (reason: string): readonly string[] => Array<string>(6).fill(reason);
    assert.deepEqual(all('.. ..'), each('no-units'));
    assert.deepEqual(all('a. b. c.'), each('one-coder'));
    assert.deepEqual(all('a. .b'), each('no-shared-unit'));
    // Coders agree each time, and so would any two who only know this value.
    const same = each('no-variation').map((reason, at) => (at === 1 ? undefined : reason));
    assert.deepEqual(all('aa aa aa'), same);
    // The second value is compared with nothing.
    assert.deepEqual(all('aa aa b.'), same);
    const three = all('aab aba');
    assert.deepEqual(three, [undefined, undefined, undefined, undefined, 'more-than-two-coders', undefined]); // prettier-ignore
    assert.deepEqual(reasonOf(coefficientsOf([], metricDistance('nominal')).alpha), 'no-units');
  });

  test('leave out pairs of coders who have no unit in common', () => {
    // The first and the third coder share nothing: the mean is of two pairs.
    const first = coefficientsOf(tableOf('aa ab bb'), metricDistance('nominal')).cohen;
    const second = coefficientsOf(tableOf('aa bb ba'), metricDistance('nominal')).cohen;
    const both = coefficientsOf(tableOf('aa. ab. bb. .aa .bb .ba'), metricDistance('nominal'));
    assert.ok(first.kind === 'defined' && second.kind === 'defined');
    isClose(both.cohen, (first.value + second.value) / 2);
  });

  test('are the same whatever the order of coders and units, and the names of values', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain((coders) => fc.array(fc.array(value, { minLength: coders, maxLength: coders })));
    fc.assert(
      fc.property(rows, fc.nat(), (table, seed) => {
        const next = seeded(seed);
        const order = [0, 1, 2, 3].map((coder) => ({ coder, at: next() }));
        order.sort((a, b) => a.at - b.at);
        const shuffled = [...table]
          .sort(() => next() - 0.5)
          .map((row) => order.map(({ coder }) => row[coder]))
          .map((row) => row.map((one) => (one === undefined ? one : `v${String(7 - one)}`)));
        const found = coefficientsOf(table, metricDistance('nominal'));
        const other = coefficientsOf(shuffled, metricDistance('nominal'));
        for (const name of ['alpha', 'percent', 'cohen', 'fleiss', 'scott', 'ac1'] as const) {
          const [one, two] = [found[name], other[name]];
          if (one.kind === 'undefined') assert.equal(reasonOf(two), one.reason, name);
          else {
            isClose(two, one.value);
            assert.ok(one.value <= 1 + 1e-12, name);
          }
        }
      }),
    );
  });

  test('of two coders who draw at random are about 0, except percent', () => {
    const next = seeded(11);
    const drawn = (): number => Math.floor(next() ** 2 * 3);
    const rows = Array.from({ length: 5000 }, () => [drawn(), drawn()]);
    const found = coefficientsOf(rows, metricDistance('nominal'));
    for (const name of ['alpha', 'cohen', 'fleiss', 'scott'] as const) {
      const figure = found[name];
      assert.ok(figure.kind === 'defined' && Math.abs(figure.value) < 0.04, name);
    }
    assert.ok(found.percent.kind === 'defined' && found.percent.value > 0.4);
  });
});

suite('α of each value', () => {
  test('each against the rest, as computed from the formula elsewhere', () => {
    const found = categoryAlphas(unitsOf(C_DATA));
    assert.deepEqual(
      found.map(({ category, count }) => [category, count]),
      [['1', 9], ['2', 13], ['3', 10], ['4', 5], ['5', 3]], // prettier-ignore
    );
    const printed = ['0.720430', '0.666667', '0.740000', '0.777143', '1.000000'];
    for (const [index, value] of printed.entries()) {
      const alpha = found[index]?.alpha;
      assert.ok(alpha);
      isPrinted(alpha, value);
    }
  });

  test('is nominal α of the value or not', () => {
    const units = unitsOf(C_DATA);
    for (const { category, alpha } of categoryAlphas(units)) {
      const split = units.map((values) => values.map((value) => value === category));
      const { alpha: expected } = coefficientsOf(split, metricDistance('nominal'));
      assert.ok(alpha.kind === 'defined' && expected.kind === 'defined');
      isClose(alpha, expected.value);
      isClose(alpha.observed, expected.observed);
      isClose(alpha.expected, expected.expected);
      assert.deepEqual([alpha.units, alpha.values], [expected.units, expected.values]);
    }
  });

  test('is not defined for a value alone, or one that is compared with nothing', () => {
    const reasons = (words: string): readonly (readonly [unknown, unknown])[] =>
      categoryAlphas(unitsOf(words)).map(({ category, alpha }) => [category, reasonOf(alpha)]);
    assert.deepEqual(reasons('aa aa b.'), [['a', 'no-variation'], ['b', 'no-shared-unit']]); // prettier-ignore
    assert.deepEqual(reasons('a. b.'), [['a', 'no-shared-unit'], ['b', 'no-shared-unit']]); // prettier-ignore
    assert.deepEqual(categoryAlphas([]), []);
  });
});
