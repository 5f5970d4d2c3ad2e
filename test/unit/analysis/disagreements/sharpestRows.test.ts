import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareSharpness,
  sharpestRowsOn,
} from '../../../../src/core/analysis/disagreements/sharpestRows';
import { disagreements } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { runSync } from '../../../../src/core/util/task';
import { corpora, ISSUES, notation, WINDOWS } from '../oracle/corpora';
import { analysed } from '../oracle/product';
import { caseCount, enough } from '../../../support/caseCount';

suite('The sharpest rows of an issue', () => {
  test('are those of a full sort, also of two who have changed places', () => {
    let rows = 0;
    fc.assert(
      fc.property(
        corpora,
        fc.constantFrom(...WINDOWS),
        fc.constantFrom('none' as const, 'actors' as const),
        fc.constantFrom('derived', 'at-times', 'internal', 'apart'),
        fc.integer({ min: 1, max: 4 }),
        (records, window, rollUp, kind, most) => {
          const analysis = analysed(records, rollUp, window);
          for (const issue of ISSUES) {
            const all = disagreements(analysis)
              .filter((row) => row.issue === issue && row.kind === kind)
              .sort(compareSharpness);
            rows += all.length;
            assert.deepEqual(
              runSync(sharpestRowsOn(analysis.on(issue), kind, most)),
              all.slice(0, most),
              notation(records),
            );
          }
        },
      ),
      { numRuns: caseCount(1000) },
    );
    assert.ok(rows > enough(150), String(rows));
  });
});
