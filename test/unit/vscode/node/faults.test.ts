import assert from 'node:assert/strict';
import { diskRows } from '../../../reliability/diskRows';
import { killRows } from '../../../reliability/killRows';
import type { ReportRow } from '../../../reliability/report';
import { twoProcessRows } from '../../../reliability/twoProcessRows';

// The same checks as `npm run reliability`, with fewer cases.
suite('Saving under faults', () => {
  const seed = 20_240_502;

  test('kill -9 while saving tears no file and loses nothing that was acknowledged', async () => {
    expectGreen(await killRows(0, 12, seed));
  });

  test('whatever the disk refuses, nothing is lost, and all is saved when it is well again', async () => {
    expectGreen(await diskRows(3, seed));
  });

  test('two processes that add to one file lose nothing', async () => {
    expectGreen(await twoProcessRows(20));
  });
});

/** Rows that cannot be run here (no right to mount, no git) are printed with their reason. */
function expectGreen(rows: readonly ReportRow[]): void {
  assert.ok(rows.length > 0);
  for (const { check, asked, run, result } of rows) {
    if (result.startsWith('not run: ')) {
      console.log(`      ${check}: ${result}`);
      continue;
    }
    assert.match(result, /^ok/, check);
    assert.ok(run >= asked, check);
  }
}
