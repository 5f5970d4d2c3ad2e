import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { brokenFileRows } from '../../reliability/brokenFiles';
import { documentOf, type Page } from '../../reliability/document';
import {
  countsOf,
  knownState,
  readRows,
  writeRows,
  type KnownRow,
} from '../../reliability/evidence';
import { outsideChanges } from '../../reliability/outsideChanges';
import { expectNoRed, stateOf } from '../../reliability/report';
import { stringRows } from '../../reliability/stringRows';
import { unicodeRows } from '../../reliability/unicodeRows';
import { temporaryFolder } from '../../support/temporaryFolder';

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
    machine: 'Node',
    seconds: 130,
    code: { yaml: '0123456789ab', check: 'uncommitted' },
  };
  const missing = { ...row, row: 5, check: 'c', run: 0, result: 'not run: no git' };
  const pageOf = (rows: readonly KnownRow[], more: Partial<Page> = {}): string => {
    const groups = [{ name: 'files', paths: ['src/core/yaml'] }];
    return documentOf({ rows, groups, isStale: () => false, date: '2024-06-01', ...more });
  };

  test('a row is ok, or red: also where fewer cases were run than asked', () => {
    assert.equal(stateOf(row), 'ok');
    assert.equal(stateOf({ ...row, run: 9 }), 'red');
    assert.equal(stateOf({ ...row, result: '1 wrong' }), 'red');
  });

  test('a row that was ok is stale when its code has changed; what was red or not run stays so', () => {
    assert.equal(knownState(row, false), 'ok');
    assert.equal(knownState(row, true), 'stale');
    assert.equal(knownState({ ...row, run: 9 }, true), 'red');
    assert.equal(knownState(missing, true), 'not run');
  });

  test('each row counts once, as what it is', () => {
    assert.equal(
      countsOf(['ok', 'stale', 'red', 'ok', 'not run', 'stale', 'stale']),
      '2 ok, 1 red, 1 not run, 3 stale',
    );
  });

  test('the page has one line for each row, by number', () => {
    assert.match(
      pageOf([row, { ...row, row: 2 }, missing]),
      /\n\| 2 \| a \\\| b \| 10 \| ok \| 0 lost \| 2024-05-02 \| files \|\n\| 4 \|.*\n\| 5 \| c \| 0 of 10 \| not run \| no git \|/,
    );
  });

  test('the page says how many rows are what, and marks those that are stale', () => {
    const page = pageOf([row, { ...row, check: 'other' }, missing], {
      isStale: ({ check }) => check === 'other',
    });
    assert.match(page, /written, on 2024-06-01: \*\*1 ok, 0 red, 1 not run, 1 stale\*\*\./);
    assert.match(page, /\n\| 4 \| other \| 10 \| stale \|/);
  });

  test('the page says what groups judge, how long they take, and which were never run', () => {
    const page = pageOf([row, { ...row, seconds: 20 }], {
      groups: [
        { name: 'files', paths: ['src/core/yaml', 'src/project'] },
        { name: 'kills', paths: ['src/project'] },
      ],
    });
    assert.match(page, /\n\| files \| `src\/core\/yaml`, `src\/project` \| 2 min \|/);
    assert.match(page, /Never run: kills\./);
  });

  test('rows are read again as they were written, one on each line', () => {
    const file = path.join(temporaryFolder('rows'), 'rows.json');
    assert.deepEqual(readRows(file), []);
    const rows = [row, { ...row, seed: undefined, result: '1 wrong: a*b, "c_d|e\n' }];
    writeRows(file, rows);
    assert.deepEqual(readRows(file), rows);
    assert.equal(fs.readFileSync(file, 'utf8').split('\n').length, rows.length + 3);
  });

  test('a red row fails a test', () => {
    assert.throws(() => expectNoRed([{ ...row, run: 9 }]), /9 of 10/);
  });
});
