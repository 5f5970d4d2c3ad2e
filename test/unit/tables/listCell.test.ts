import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import { csvCell, unguarded } from '../../../src/core/tables/csv';
import { listCell, listMembers, membersBetween } from '../../../src/core/tables/listCell';

suite('A list in a cell', () => {
  test('has quotation marks only around members that need them', () => {
    assert.equal(listCell(['Port', '5" pipe']), 'Port; 5" pipe');
    assert.equal(listCell(['Port; docks', '"Quay"', 'a|b']), '"Port; docks"; """Quay"""; "a|b"');
  });

  test('by other programs is read with semicolons, else with bars', () => {
    assert.deepEqual(listMembers('a;b ; c'), ['a', 'b', 'c']);
    assert.deepEqual(listMembers('a|b'), ['a', 'b']);
    assert.deepEqual(listMembers('a|b; c'), ['a|b', 'c']);
    assert.deepEqual(listMembers(' ; '), []);
    assert.deepEqual(listMembers('"open; and "shut" up; "c"'), ['"open', 'and "shut" up', 'c']);
    assert.deepEqual(listMembers('"a;b" | c'), ['"a', 'b" | c']);
  });

  test('gives the same members again', () => {
    const signs = fc.constantFrom('a', ';', '|', '"', ' ', 'é', '\u{1f6a2}');
    const member = fc
      .array(signs, { minLength: 1, maxLength: 12 })
      .map((all) => all.join('').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(member, { maxLength: 6 }), (members) => {
        assert.deepEqual(listMembers(listCell(members)), members);
      }),
    );
  });

  test('of positions gives the same members again, with the blanks around them', () => {
    const signs = fc.constantFrom('a', ';', '; ', '|', '"', '""', ' ', "'", '=', ',', '\n', 'é');
    const member = fc
      .array(signs, { minLength: 1, maxLength: 12 })
      .map((all) => all.join(''))
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 6 }), (members) => {
        const cell = listCell(members);
        assert.deepEqual(membersBetween(cell, '; '), members);
        // A spreadsheet runs none of them as a formula, and they come back.
        const guarded = csvCell(cell, true);
        const [[read = ''] = []] = Papa.parse<string[]>(guarded).data;
        assert.deepEqual(membersBetween(unguarded(read), '; '), members);
      }),
    );
  });

  test('by other programs with a separator may have quotation marks', () => {
    assert.deepEqual(membersBetween('Port;"5" pipe;c', ';'), ['Port', '"5" pipe', 'c']);
    assert.deepEqual(membersBetween('"Port; docks"; "Quay', '; '), ['Port; docks', '"Quay']);
  });

  test('of quotation marks that are never closed is read without delay', () => {
    assert.equal(listMembers('"a;'.repeat(5_000)).length, 5_000);
  });
});
