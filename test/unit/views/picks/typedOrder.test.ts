import assert from 'node:assert/strict';
import {
  firstTyped,
  inTypedOrder,
  type TypedRow,
} from '../../../../src/core/views/picks/typedOrder';

const ROWS: readonly TypedRow[] = [
  { label: 'Residents', description: 'Northfield people' },
  { label: 'Port of Northfield' },
  { label: 'Northfielders' },
  { label: 'Airport', description: 'Northfield · the port', names: ['Airport', 'Northfield'] },
  { label: 'Ünorthfield' },
  { label: '$(account) Northfield Society' },
  { label: 'City council' },
];

suite('Rows for typed letters', () => {
  const order = (typed: string): readonly string[] =>
    inTypedOrder(ROWS, typed).map(({ label }) => label);

  test('begin with the one that has all of it as a name, then by where their labels have it', () => {
    assert.deepEqual(order('northfield'), [
      'Airport',
      'Northfielders',
      '$(account) Northfield Society',
      'Port of Northfield',
      'Ünorthfield',
      'Residents',
      'City council',
    ]);
  });

  test('keep their order where nothing is typed, and where nothing fits', () => {
    const all = ROWS.map(({ label }) => label);
    assert.deepEqual(order('  '), all);
    assert.deepEqual(order('xyz'), all);
    assert.equal(firstTyped(ROWS, 'xyz'), undefined);
    assert.equal(firstTyped(ROWS, ''), undefined);
  });

  test('are found without accents and capitals', () => {
    assert.equal(firstTyped(ROWS, 'unorth')?.label, 'Ünorthfield');
    assert.equal(firstTyped(ROWS, 'THE PORT')?.label, 'Airport');
  });
});
