import assert from 'node:assert/strict';
import { brokenFileRows } from '../../reliability/brokenFiles';
import { documentOf } from '../../reliability/document';
import { outsideChanges } from '../../reliability/outsideChanges';
import { expectNoRed, stateOf, type ReportRow } from '../../reliability/report';
import { stringRows } from '../../reliability/stringRows';
import { unicodeRows } from '../../reliability/unicodeRows';

// The same checks as `npm run reliability`, with fewer cases.
suite('What must never go wrong', function () {
  this.timeout(120_000);
  const seed = 20_240_502;

  test('strings come back from every reader of YAML that people use', () => {
    expectNoRed(stringRows(3000, seed));
  });

  test('a file that is cut at any byte, or broken in any way, is not accepted and not written', async () => {
    expectNoRed(await brokenFileRows(30, seed));
  });

  test('an annotation file that changes outside while changes wait is merged, or the user is asked', async () => {
    expectNoRed(await outsideChanges(40, seed));
  });

  test('offsets are right in all exports, in any script and encoding', async () => {
    expectNoRed(await unicodeRows(100, seed));
  });
});

suite('The report of what must never go wrong', () => {
  const row: ReportRow = {
    row: 4,
    check: 'a | b',
    asked: 10,
    run: 10,
    seed: 7,
    result: 'ok: 0 lost',
  };

  test('a row is ok, or red: also where fewer cases were run than asked', () => {
    assert.equal(stateOf(row), 'ok');
    assert.equal(stateOf({ ...row, run: 9 }), 'red');
    assert.equal(stateOf({ ...row, result: '1 wrong' }), 'red');
  });

  test('what could not be run is not ok', () => {
    const missing = { ...row, run: 0, result: 'not run: no git' };
    assert.equal(stateOf(missing), 'not run');
    assert.match(documentOf([row, missing], 'Node.', '2024-05-02'), /1 ok, 0 red, 1 not run/);
  });

  test('the page has one line for each row, by number', () => {
    const page = documentOf([row, { ...row, row: 2 }], 'Node.', '2024-05-02');
    assert.match(page, /\n\| 2 \| a \\\| b \| 10 \| 10 \| 7 \| ok \| ok: 0 lost \|\n\| 4 \|/);
  });

  test('a red row fails a test', () => {
    assert.throws(() => expectNoRed([{ ...row, run: 9 }]), /9 of 10/);
  });
});
