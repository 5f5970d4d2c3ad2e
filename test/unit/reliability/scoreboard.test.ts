import assert from 'node:assert/strict';
import { brokenFileRows } from '../../reliability/brokenFiles';
import { documentOf } from '../../reliability/document';
import { outsideChanges } from '../../reliability/outsideChanges';
import { countsOf, expectNoRed, stateOf, type ReportRow } from '../../reliability/report';
import { stringRows } from '../../reliability/stringRows';
import { unicodeRows } from '../../reliability/unicodeRows';
import { caseCount } from '../../support/caseCount';

// The same checks as `npm run reliability`, with fewer cases.
suite('What must never go wrong', () => {
  const seed = 20_240_502;

  test('strings come back from every reader of YAML that people use', () => {
    expectNoRed(stringRows(caseCount(3000), seed));
  });

  test('a file that is cut at any byte, or broken in any way, is not accepted and not written', async () => {
    expectNoRed(await brokenFileRows(caseCount(30), seed));
  });

  test('an annotation file that changes outside while changes wait is merged, or the user is asked', async () => {
    expectNoRed(await outsideChanges(caseCount(40), seed));
  });

  test('offsets are right in all exports, in any script and encoding', async () => {
    expectNoRed(await unicodeRows(caseCount(100), seed));
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
  const missing = { ...row, check: 'c', run: 0, result: 'not run: no git' };

  test('a row is ok, or red: also where fewer cases were run than asked', () => {
    assert.equal(stateOf(row), 'ok');
    assert.equal(stateOf({ ...row, run: 9 }), 'red');
    assert.equal(stateOf({ ...row, result: '1 wrong' }), 'red');
  });

  test('each row counts once, as what it is', () => {
    const red = { ...row, run: 9 };
    assert.equal(countsOf([row, red, row, missing]), '2 ok, 1 red, 1 not run');
  });

  test('the page says how it was run, and has one line for each row', () => {
    const run = { group: 'files', seed: 7, date: '2024-06-01', machine: 'Node' };
    assert.equal(
      documentOf([row, missing], { ...run, commit: 'abc' }),
      [
        '# npm run reliability -- files --seed 7\n',
        '2024-06-01, Node, commit abc: 1 ok, 0 red, 1 not run.\n',
        '| check | cases |  | result |',
        '| --- | --- | --- | --- |',
        '| a \\| b | 10 | ok | 0 lost |',
        '| c | 0 of 10 | not run | no git |\n',
      ].join('\n'),
    );
    assert.match(documentOf([], { ...run, commit: undefined }), /\n2024-06-01, Node: 0 ok/);
  });

  test('a red row fails a test', () => {
    assert.throws(() => expectNoRed([{ ...row, run: 9 }]), /9 of 10/);
  });
});
