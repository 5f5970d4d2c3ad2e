import assert from 'node:assert/strict';
import { readings } from '../../../support/readings';
import { agreementOf, alphaIn, figuresOf, unitsOf } from './prepared';

// An article of 200 characters with two coders, worked by hand. Records are not matched one to one:
// what overlaps is one passage, and sets are compared, so that p2, p3, q2 and q3 need no pairing.
// So the F1 of place, actor, issue and stance together (.5 if pairs are matched) has no
// counterpart.

const WORKED = readings(
  `
  p1: us supports tariff coder=a at=10-50
  p2: china opposes tariff coder=a at=60-90
  p3: china opposes tech coder=a at=60-90
  p4: eu neutral-on tariff coder=a at=120-150
  q1: us supports tariff coder=b at=12-55
  q2: china supports tariff coder=b at=58-92
  q3: china opposes tech coder=b at=62-88
  q4: eu opposes tariff coder=b at=160-180
  `,
  { length: 200 },
);

const near = (value: number | string, expected: number): void => {
  assert.ok(typeof value === 'number' && Math.abs(value - expected) < 1e-9, String(value));
};

suite('The worked case of two coders', () => {
  test('has four passages, of which two are shared, and F1 .75 of the places', () => {
    const { where } = agreementOf(WORKED);
    assert.equal(where.passages, 4);
    assert.equal(where.shared, 2);
    // 3 of 4 positions of each lie in shared passages, as when pairs are matched.
    assert.equal(where.f1, 0.75);
    assert.deepEqual(where.pairs, [
      { coders: ['a', 'b'], articles: 1, shared: 6, positions: 8, f1: 0.75 },
    ]);
  });

  test('has |u-α .417 of the marked text', () => {
    const { marked, length } = agreementOf(WORKED).where;
    assert.equal(length, 200);
    assert.ok(marked.kind === 'defined');
    assert.ok(Math.abs(marked.value - 0.4165867) < 1e-7);
    // Half of those of both values together: with two values, both ways of differing are equal.
    assert.equal(marked.observed, 122 / 2);
    assert.ok(Math.abs(marked.expected - 209.114202 / 2) < 1e-6);
  });

  test('has the same actors and issues where both found something', () => {
    const found = agreementOf(WORKED);
    assert.equal(figuresOf(found, 'claim excluded').percent, 1);
    assert.equal(alphaIn(found, 'claim excluded'), 1);
    assert.equal(alphaIn(found, 'actor excluded'), 1);
    assert.equal(alphaIn(found, 'issue excluded'), 1);
  });

  test('has α of the sets below that, since each found one passage alone', () => {
    // Passages: us·tariff twice; two claims of china twice; eu·tariff | ∅; ∅ | eu·tariff.
    // D_o = (1 + 1 + 1 + 1) / 8. Values: us 2, china 2, eu 2, ∅ 2, all δ = 1 between them:
    // D_e = (64 − 16) / (8 · 7).
    near(alphaIn(agreementOf(WORKED), 'claim none'), 1 - 0.5 / (48 / 56));
  });

  test('has α .444 of the stance of three shared claims, as when pairs are matched', () => {
    const found = agreementOf(WORKED);
    assert.equal(unitsOf(WORKED).claims.length, 3);
    const stance = figuresOf(found, 'stance nominal');
    assert.equal(stance.units, 3);
    near(stance.percent ?? NaN, 2 / 3);
    near(alphaIn(found, 'stance nominal'), 4 / 9);
    near(alphaIn(found, 'stance ordinal'), 4 / 9);
    assert.ok(stance.alpha.kind === 'defined');
    near(stance.alpha.observed, 1 / 3);
    near(stance.alpha.expected, 0.6);
  });
});
