import assert from 'node:assert/strict';
import {
  binaryAlpha,
  binarySums,
  issueAlpha,
  issueSums,
  type PlaceFigure,
} from '../../../../src/core/intercoder/agreement/markedSums';
import type { Span } from '../../../../src/core/model/span';

const spans = (...pairs: readonly (readonly [number, number])[]): Span[] =>
  pairs.map(([start, end]) => ({ start, end }));

function near(found: PlaceFigure, expected: number, within = 1e-9): void {
  assert.ok(found.kind === 'defined', found.kind === 'undefined' ? found.reason : '');
  assert.ok(Math.abs(found.value - expected) < within, String(found.value));
}

// Krippendorff 2019, p. 340, Fig. 12.11: three coders on a continuum of 60.
const ALEX = spans([2, 9], [11, 17], [24, 30], [32, 36], [36, 44], [44, 60]);
const PAUL = spans([2, 9], [11, 17], [19, 25], [32, 44]);
const SUZAN = spans([2, 9], [11, 17], [21, 27], [32, 36], [36, 40], [40, 44]);

suite('Sums of marked text', () => {
  test('give |u-α .413 of the published example', () => {
    near(binaryAlpha([binarySums(60, [ALEX, PAUL, SUZAN])]), 0.4132259407618, 1e-12);
    near(binaryAlpha([binarySums(60, [ALEX, PAUL])]), 0.0981481, 1e-7);
  });

  test('give the published (k)u-α of single values', () => {
    const of = (...own: Span[][]): PlaceFigure => issueAlpha([issueSums([ALEX, PAUL, SUZAN], own)]);
    near(of(spans([2, 9]), spans([2, 9]), spans([2, 9])), 1);
    near(of(spans([11, 17]), [], []), 0);
    near(of(spans([24, 30]), spans([19, 25]), spans([21, 27])), 1);
    const seven = of(spans([44, 60]), [], []);
    assert.deepEqual(seven, { kind: 'undefined', reason: 'never-meets' });
  });

  test('of blank text fall or rise as the length does', () => {
    const a = spans([10, 50], [60, 90], [120, 150]);
    const b = spans([12, 55], [58, 92], [160, 180]);
    near(binaryAlpha([binarySums(200, [a, b])]), 0.4165867, 1e-7);
    near(binaryAlpha([binarySums(300, [a, b])]), 0.548221, 1e-6);
  });

  test('of two articles are those of one continuum in which no segment goes on', () => {
    const shifted = (own: Span[]): Span[] =>
      own.map(({ start, end }) => ({ start: start + 60, end: end + 60 }));
    const joined = binarySums(120, [
      [...ALEX, ...shifted(PAUL)],
      [...PAUL, ...shifted(SUZAN)],
      [...SUZAN, ...shifted(ALEX)],
    ]);
    const apart = [binarySums(60, [ALEX, PAUL, SUZAN]), binarySums(60, [PAUL, SUZAN, ALEX])];
    const whole = binaryAlpha([joined]);
    assert.ok(whole.kind === 'defined');
    near(binaryAlpha(apart), whole.value);
    near(binaryAlpha(apart, [1, 0]), 0.4132259407618, 1e-12);
  });

  test('are not defined where nothing was marked, or everything', () => {
    const reason = (found: PlaceFigure): string => (found.kind === 'undefined' ? found.reason : '');
    assert.equal(reason(binaryAlpha([])), 'no-length');
    assert.equal(reason(binaryAlpha([binarySums(10, [[], []])])), 'nothing-marked');
    const all = spans([0, 10]);
    assert.equal(reason(binaryAlpha([binarySums(10, [all, all])])), 'no-variation');
    assert.equal(reason(issueAlpha([issueSums([all, all], [all, all])])), 'no-variation');
    assert.equal(reason(issueAlpha([issueSums([all, all], [[], []])])), 'nothing-marked');
  });
});
