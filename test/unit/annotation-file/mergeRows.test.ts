import assert from 'node:assert/strict';
import { mergeRows } from '../../reliability/mergeRows';
import { caseCount } from '../../support/caseCount';

const RUNS = caseCount(20);

suite('Merges of two coders', () => {
  test('lose nothing, double nothing, and real git merges of additions hardly ever conflict', () => {
    const rows = mergeRows(RUNS, 11, caseCount(40));
    for (const { check, asked, run, seed, result } of rows) {
      console.log(`      ${check}: ${run} of ${asked}, seed ${seed}: ${result}`);
    }
    const red = rows.filter(({ run, result }) => run > 0 && !result.startsWith('ok'));
    assert.deepEqual(red, []);
    assert.equal(rows[0]?.run, RUNS);
  });
});
