import assert from 'node:assert/strict';
import { mergeRows } from '../../reliability/mergeRows';

/** MERGE_RUNS=2000 for the full run. */
const RUNS = Number(process.env.MERGE_RUNS ?? 20);

suite('Merges of two coders', function () {
  this.timeout(120_000 + RUNS * 1000);

  test('lose nothing, double nothing, and real git merges of additions hardly ever conflict', function () {
    const rows = mergeRows(RUNS, 11);
    for (const { check, asked, run, seed, result } of rows) {
      console.log(`      ${check}: ${run} of ${asked}, seed ${seed}: ${result}`);
    }
    const red = rows.filter(({ run, result }) => run > 0 && !result.startsWith('ok'));
    assert.deepEqual(red, []);
    assert.equal(rows[0]?.run, RUNS);
  });
});
