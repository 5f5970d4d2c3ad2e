import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KnownPaths } from '../../../../src/project/files/knownPaths';

suite('The paths that are known of a corpus', () => {
  test('an article with a row is there without having been added', () => {
    const { known } = knownOf(['a.txt']);
    assert.equal(known.has('a.txt'), true);
    assert.equal(known.has('b.txt'), false);
    known.add('b.txt.annotations.yaml');
    assert.deepEqual(known.all(), ['a.txt', 'b.txt.annotations.yaml']);
    assert.deepEqual([...known.withoutRow()], ['b.txt.annotations.yaml']);
  });

  test('one that is open and whose file is gone has a row, and is not there', () => {
    const { known, rows } = knownOf(['a.txt']);
    known.delete('a.txt');
    assert.equal(known.has('a.txt'), false);
    // Closed, then made again and read by a scan.
    rows.delete('a.txt');
    known.filled('a.txt');
    rows.add('a.txt');
    assert.equal(known.has('a.txt'), true);
  });

  test('what goes while somebody takes one after the other is not given', () => {
    const { known, rows } = knownOf(['a.txt', 'b.txt']);
    known.add('c.txt');
    known.add('d.txt');
    const given: string[] = [];
    for (const path of known.each()) {
      given.push(path);
      known.delete('d.txt');
      known.delete('b.txt');
      rows.delete('b.txt');
      rows.add('e.txt');
    }
    assert.deepEqual(given, ['c.txt', 'a.txt']);
  });

  test('says what a plain set would, whatever comes and goes', () => {
    const path = fc.constantFrom('a.txt', 'a/b.txt', 'a/c.txt', 'b.txt', 'c.txt');
    const step = fc.oneof(
      fc.record({ kind: fc.constantFrom('add', 'delete', 'fill', 'unfill'), path }),
      fc.record({ kind: fc.constant('replace'), paths: fc.uniqueArray(path) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { known, rows } = knownOf([]);
        const plain = new Set<string>();
        for (const one of steps) {
          if ('paths' in one) {
            known.replace(one.paths);
            plain.clear();
            one.paths.forEach((listed) => plain.add(listed));
          } else if (one.kind === 'add') {
            known.add(one.path);
            plain.add(one.path);
          } else if (one.kind === 'delete') {
            known.delete(one.path);
            plain.delete(one.path);
          } else if (one.kind === 'fill') {
            known.filled(one.path);
            rows.add(one.path);
            plain.add(one.path);
          } else {
            // A row goes when its file is known to be gone.
            known.delete(one.path);
            plain.delete(one.path);
            rows.delete(one.path);
          }
          assert.deepEqual(known.all(), [...plain].sort());
          for (const folder of ['a/', 'b']) {
            const below = [...plain].filter((one) => one.startsWith(folder)).sort();
            assert.deepEqual(known.below(folder), below);
          }
          assert.deepEqual([...known.each()].sort(), [...plain].sort());
          for (const each of ['a.txt', 'b.txt', 'c.txt']) {
            assert.equal(known.has(each), plain.has(each), each);
          }
        }
      }),
    );
  });
});

function knownOf(paths: readonly string[]): { known: KnownPaths; rows: Set<string> } {
  const rows = new Set(paths);
  const known = new KnownPaths({
    has: (path) => rows.has(path),
    get paths() {
      return [...rows].sort();
    },
    pathsBelow: (folder) => [...rows].filter((path) => path.startsWith(folder)).sort(),
  });
  return { known, rows };
}
