import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Segment } from '../../../../src/core/intercoder/unitizing/continuum';
import {
  preparedUnitizing,
  unitizingOf,
  type Unitizing,
  type UnitizingFigure,
} from '../../../../src/core/intercoder/unitizing/unitizing';
import { seeded } from '../../../../src/core/measures/random';
import { isClose, isPrinted } from '../coefficients/publishedTables';

/** The segments of a coder, as `k[3,15) c[22,53)`. */
function marks(words: string): Segment[] {
  return [...words.matchAll(/(\w+)\[(\d+),(\d+)\)/g)].map(([, category = '', start, end]) => ({
    category,
    start: Number(start),
    end: Number(end),
  }));
}

function alphaOf(length: number, ...coders: readonly string[]): Unitizing {
  return unitizingOf(length, coders.map(marks));
}

function value(figure: UnitizingFigure | undefined): number {
  assert.ok(figure?.kind === 'defined', JSON.stringify(figure));
  return figure.value;
}

function reasonOf(figure: UnitizingFigure | undefined): string | undefined {
  return figure?.kind === 'undefined' ? figure.reason : undefined;
}

const ALEX = '1[2,9) 2[11,17) 5[24,30) 6[32,36) 6[36,44) 7[44,60)';
const PAUL = '1[2,9) 3[11,17) 5[19,25) 6[32,44)';
const SUZAN = '1[2,9) 4[11,17) 5[21,27) 6[32,36) 6[36,40) 6[40,44)';

suite('α of unitizing', () => {
  test('is what the book prints for its example', () => {
    const found = alphaOf(60, ALEX, PAUL, SUZAN);
    isPrinted(value(found.u), '0.510');
    isPrinted(value(found.uBinary), '0.413');
    isPrinted(value(found.cu), '0.724');
    isPrinted(found.coverage, '0.461');
    const ofEach = ['1', '2', '3', '4', '5', '6'].map((category) =>
      value(found.k.get(category)?.alpha),
    );
    assert.deepEqual(ofEach, [1, 0, 0, 0, 1, 1]);
    assert.equal(reasonOf(found.k.get('7')?.alpha), 'never-meets');
    isPrinted(found.k.get('5')?.coverage ?? NaN, '0.44');
    assert.equal(found.k.get('7')?.coverage, 0);
  });

  test('is what was computed from the formulas elsewhere', () => {
    const found = alphaOf(60, ALEX, PAUL, SUZAN);
    isClose(value(found.u), 0.5096699731736);
    isClose(value(found.uBinary), 0.4132259407618);
    isClose(value(found.cu), 0.7240818696473);
    isClose(found.coverage, 27.666666666666667 / 60);
    isClose(found.k.get('5')?.coverage ?? NaN, 4 / 9);
    assert.ok(found.u.kind === 'defined');
    isClose(found.u.observed, 70);
    isClose(found.u.expected, 142.76098988485);
    const pairs: readonly (readonly [string, string, string, string, string])[] = [
      [ALEX, PAUL, '0.3616105', '0.0981481', '0.7130305'],
      [ALEX, SUZAN, '0.4374766', '0.2315222', '0.7321429'],
      [PAUL, SUZAN, '0.7693073', '0.871079', '0.7498034'],
    ];
    for (const [one, other, u, uBinary, cu] of pairs) {
      const pair = alphaOf(60, one, other);
      isPrinted(value(pair.u), u);
      isPrinted(value(pair.uBinary), uBinary);
      isPrinted(value(pair.cu), cu);
    }
    const one = alphaOf(56, 'k[3,15) k[22,53)', 'k[3,10) k[22,53)', 'k[22,46)');
    isPrinted(value(one.u), '0.5645449');
    isPrinted(value(one.uBinary), '0.5645449');
    assert.equal(reasonOf(one.cu), 'no-variation');
    const two = alphaOf(60, '1[2,5)', '1[2,5) 2[10,20)', '2[2,5) 2[15,20)');
    isPrinted(value(two.u), '0.3982981');
    isPrinted(value(two.uBinary), '0.5238010');
    isPrinted(value(two.cu), '0.3571429');
    isPrinted(two.coverage, '0.0777778');
    isPrinted(value(two.k.get('1')?.alpha), '0.3125');
    isPrinted(value(two.k.get('2')?.alpha), '0.390625');
  });

  test('of marked text alone grows with text that no one had to read', () => {
    const one = 'm[10,50) m[60,90) m[120,150)';
    const other = 'm[12,55) m[58,92) m[160,180)';
    const found = alphaOf(200, one, other);
    assert.ok(found.u.kind === 'defined');
    isPrinted(value(found.uBinary), '0.4165867');
    isPrinted(found.u.value, '0.4165867');
    isClose(found.u.observed, 122);
    isPrinted(found.u.expected, '209.1142020');
    isPrinted(value(alphaOf(300, one, other).uBinary), '0.5482210');
  });

  test('is not defined, with the reason', () => {
    const reasons = ({ u, uBinary, cu }: Unitizing): readonly (string | undefined)[] =>
      [u, uBinary, cu].map(reasonOf);
    const each = (reason: string): readonly string[] => [reason, reason, reason];
    assert.deepEqual(reasons(alphaOf(20, '', '')), each('nothing-marked'));
    assert.deepEqual(reasons(alphaOf(20, 'a[2,5)')), each('one-coder'));
    assert.deepEqual(reasons(unitizingOf(20, [])), each('one-coder'));
    assert.deepEqual(reasons(alphaOf(0, 'a[2,5)', '')), each('no-length'));
    assert.deepEqual(reasons(unitizingOf(NaN, [[], []])), each('no-length'));
    assert.deepEqual(reasons(preparedUnitizing([])()), each('no-length'));
    for (const odd of ['a[5,5)', 'a[6,5)', 'a[15,21)', 'a[2,5) b[4,9)']) {
      assert.deepEqual(reasons(alphaOf(20, odd, '')), each('impossible-segments'), odd);
    }
    const never = alphaOf(20, 'a[2,5)', 'a[6,9)');
    assert.deepEqual(reasons(never), [undefined, undefined, 'never-meets']);
    assert.equal(never.coverage, 0);
    const whole = alphaOf(20, 'a[0,20)', 'a[0,20)');
    assert.deepEqual(reasons(whole), each('no-variation'));
    assert.equal(reasonOf(whole.k.get('a')?.alpha), 'no-variation');
    // Two of four coders meet once: the formula would divide by less than 0.
    const little = alphaOf(20, 'a[2,5)', 'b[2,5)', '', '');
    assert.equal(reasonOf(little.cu), 'too-little-meets');
    assert.equal(reasonOf(little.k.get('a')?.alpha), 'too-little-meets');
  });

  test('is 1 for coders who mark alike', () => {
    const found = alphaOf(50, 'a[2,9) b[20,31)', 'b[20,31) a[2,9)', 'a[2,9) b[20,31)');
    for (const figure of [found.u, found.uBinary, found.cu]) isClose(value(figure), 1);
    for (const { alpha, coverage } of found.k.values()) {
      isClose(value(alpha), 1);
      isClose(coverage, 1);
    }
  });

  test('of coders who mark at random is about 0', () => {
    const next = seeded(4);
    const random = (): Segment[] => {
      const segments: Segment[] = [];
      for (let at = 0; ;) {
        const start = at + Math.floor(next() * 60);
        const end = start + 1 + Math.floor(next() * 40);
        if (end > 200_000) return segments;
        segments.push({ start, end, category: 'abc'.charAt(Math.floor(next() * 3)) });
        at = end;
      }
    };
    const found = unitizingOf(200_000, [random(), random(), random()]);
    for (const figure of [found.u, found.uBinary, found.cu, found.k.get('a')?.alpha]) {
      assert.ok(Math.abs(value(figure)) < 0.05, String(value(figure)));
    }
  });

  const coders = fc
    .array(
      fc.array(
        fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b', 'c')),
        {
          maxLength: 5,
        },
      ),
      { minLength: 2, maxLength: 4 },
    )
    .map((all) =>
      all.map((steps) => {
        let at = 0;
        return steps.map(([gap, size, category]): Segment => {
          const start = at + gap;
          at = start + size;
          return { start, end: at, category };
        });
      }),
    );

  test('is the same whatever the order of coders, the names of categories and the place', () => {
    fc.assert(
      fc.property(coders, fc.nat(20), (all, shift) => {
        const names = new Map([['a', 'z'], ['b', 'y'], ['c', 'x']]); // prettier-ignore
        const other = all.toReversed().map((segments) =>
          segments.toReversed().map(({ start, end, category }) => ({
            start: 80 - end - shift,
            end: 80 - start - shift,
            category: names.get(category) ?? '',
          })),
        );
        isSame(unitizingOf(80, other), unitizingOf(80, all), names);
      }),
    );
  });

  test('of articles is that of their texts joined end to end, and follows weights', () => {
    const texts = fc.array(
      coders.filter(({ length }) => length === 3),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
        (articles, weights) => {
          const drawn = articles.flatMap((all, index) =>
            Array<Segment[][]>(weights[index] ?? 0).fill(all),
          );
          if (drawn.length === 0) return;
          const joined = [0, 1, 2].map((coder) =>
            drawn.flatMap((all, at) =>
              (all[coder] ?? []).map((segment) => ({
                ...segment,
                start: segment.start + 60 * at,
                end: segment.end + 60 * at,
              })),
            ),
          );
          const prepared = preparedUnitizing(articles.map((all) => ({ length: 60, coders: all })));
          isSame(prepared(weights), unitizingOf(60 * drawn.length, joined));
        },
      ),
    );
  });
});

function isSame(found: Unitizing, expected: Unitizing, names?: ReadonlyMap<string, string>): void {
  isClose(found.coverage, expected.coverage);
  assert.equal(found.k.size, expected.k.size);
  const pairs: [UnitizingFigure | undefined, UnitizingFigure][] = [
    [found.u, expected.u],
    [found.uBinary, expected.uBinary],
    [found.cu, expected.cu],
  ];
  for (const [category, { alpha }] of expected.k) {
    pairs.push([found.k.get(names?.get(category) ?? category)?.alpha, alpha]);
  }
  for (const [one, other] of pairs) {
    if (other.kind === 'undefined') assert.equal(reasonOf(one), other.reason);
    else assert.ok(Math.abs(value(one) - other.value) <= 1e-7 * (1 + Math.abs(other.value)));
  }
}
