import assert from 'node:assert/strict';
import * as prettier from 'prettier';
import { brokenFileRows } from '../../reliability/brokenFiles';
import { documentOf, rowsOf, type KnownRow } from '../../reliability/document';
import { outsideChanges } from '../../reliability/outsideChanges';
import { expectNoRed, stateOf } from '../../reliability/report';
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
  const row: KnownRow = {
    row: 4,
    check: 'a | b',
    asked: 10,
    run: 10,
    seed: 7,
    result: 'ok: 0 lost',
    group: 'files',
    date: '2024-05-02',
  };

  test('a row is ok, or red: also where fewer cases were run than asked', () => {
    assert.equal(stateOf(row), 'ok');
    assert.equal(stateOf({ ...row, run: 9 }), 'red');
    assert.equal(stateOf({ ...row, result: '1 wrong' }), 'red');
  });

  test('what could not be run is not ok', () => {
    const missing = { ...row, run: 0, result: 'not run: no git' };
    assert.equal(stateOf(missing), 'not run');
    assert.match(documentOf([row, missing], 'Node.'), /1 ok, 0 red, 1 not run/);
  });

  test('the page has one line for each row, by number', () => {
    const page = documentOf([row, { ...row, row: 2 }], 'Node.');
    assert.match(
      page,
      /\n\| 2 \| a \\\| b \| 10 \| 10 \| 7 \| ok \| ok: 0 lost \| files \| 2024-05-02 \|\n\| 4 \|/,
    );
  });

  test('the page is read again as it was written, also in the form that the check of forms gives it', async () => {
    const rows = [row, { ...row, row: 5, seed: undefined, result: '1 wrong: a*b, c_d|e' }];
    const page = documentOf(rows, 'Node.');
    assert.deepEqual(rowsOf(page), rows);
    assert.deepEqual(rowsOf(await prettier.format(page, { parser: 'markdown' })), rows);
  });

  test('the page says from when to when its rows were run', () => {
    const page = documentOf([row, { ...row, date: '2024-06-01' }], 'Node.');
    assert.match(page, /Run on 2024-05-02 to 2024-06-01:/);
  });

  test('a red row fails a test', () => {
    assert.throws(() => expectNoRed([{ ...row, run: 9 }]), /9 of 10/);
  });
});
