import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileLedger } from '../../../../src/project/files/fileLedger';

suite('What is known of the files of a corpus', () => {
  test('which are there is what a plain set would say, whatever comes and goes', () => {
    const path = fc.constantFrom('a.txt', 'a/b.txt', 'a/c.txt', 'b.txt', 'c.txt');
    const step = fc.oneof(
      fc.record({ kind: fc.constantFrom('add', 'delete', 'find', 'report', 'remove'), path }),
      fc.record({ kind: fc.constantFrom('change', 'read', 'hold'), path }),
      fc.record({ kind: fc.constant('list'), paths: fc.uniqueArray(path) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const ledger = new FileLedger();
        const plain = new Set<string>();
        for (const one of steps) {
          if ('paths' in one) {
            ledger.beginScan();
            for (const listed of one.paths) ledger.found(listed);
            const unseen = [...plain]
              .filter((known) => !(one.paths as string[]).includes(known))
              .sort();
            assert.deepEqual(ledger.paths.filter((known) => ledger.isUnseen(known)).sort(), unseen);
            for (const known of unseen) ledger.removed(known);
            plain.clear();
            for (const listed of one.paths) plain.add(listed);
          } else {
            if (one.kind === 'add') ledger.setExists(one.path, true);
            if (one.kind === 'delete') ledger.setExists(one.path, false);
            if (one.kind === 'find') ledger.found(one.path);
            if (one.kind === 'report') ledger.reported(one.path);
            if (one.kind === 'remove') ledger.removed(one.path);
            if (one.kind === 'change') ledger.changed(one.path);
            if (one.kind === 'read') ledger.beginReading(one.path);
            if (one.kind === 'hold') ledger.hold(one.path);
            if (['add', 'find', 'report'].includes(one.kind)) plain.add(one.path);
            if (['delete', 'remove'].includes(one.kind)) plain.delete(one.path);
          }
          assert.deepEqual([...ledger.paths].sort(), [...plain].sort());
          for (const folder of ['a/', 'b']) {
            const below = [...plain].filter((known) => known.startsWith(folder)).sort();
            assert.deepEqual(ledger.below(folder), below);
          }
          for (const each of ['a.txt', 'b.txt', 'c.txt']) {
            assert.equal(ledger.has(each), plain.has(each), each);
          }
        }
      }),
    );
  });

  test('what comes while a scan runs is not taken for what it did not find', () => {
    const ledger = new FileLedger();
    ledger.setExists('a.txt', true);
    ledger.beginScan();
    ledger.setExists('a.txt', true);
    ledger.setExists('b.txt', true);
    assert.deepEqual(
      ledger.paths.filter((path) => ledger.isUnseen(path)),
      ['a.txt'],
    );
  });

  test('a reading is the latest until another one begins, or a scan reports the file', () => {
    const ledger = new FileLedger();
    const first = ledger.beginReading('a.txt');
    ledger.changed('a.txt');
    ledger.setExists('a.txt', true);
    ledger.found('a.txt');
    ledger.beginReading('b.txt');
    assert.ok(ledger.isLatest('a.txt', first));
    const second = ledger.beginReading('a.txt');
    assert.ok(!ledger.isLatest('a.txt', first));
    ledger.reported('a.txt');
    assert.ok(!ledger.isLatest('a.txt', second));
    const third = ledger.beginReading('a.txt');
    ledger.removed('a.txt');
    assert.ok(!ledger.isLatest('a.txt', third));
  });

  test('a change counts for the scan that runs, and not for the next', () => {
    const ledger = new FileLedger();
    ledger.beginScan();
    ledger.changed('a.txt');
    assert.ok(ledger.isChangedInScan('a.txt'));
    ledger.beginScan();
    assert.ok(!ledger.isChangedInScan('a.txt'));
  });

  test('the next scan is asked about what was read here, and about what is held', () => {
    const ledger = new FileLedger();
    for (const path of ['a.txt', 'b.txt', 'gone.txt']) ledger.beginReading(path);
    ledger.hold('c.yaml');
    ledger.found('d.txt');
    ledger.reported('b.txt');
    ledger.setExists('gone.txt', false);
    assert.deepEqual(ledger.readHere, ['a.txt', 'gone.txt', 'c.yaml']);
    for (const path of ledger.readHere) ledger.removed(path);
    assert.deepEqual(ledger.readHere, ['c.yaml'], 'what is held stays so');
  });
});
