import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvCell, isUnguarded, unguarded } from '../../../src/core/tables/csv';
import { caseCount } from '../../support/caseCount';

/** A cell as a CSV reader gives it back. */
function readBack(cell: string): string {
  const written = csvCell(cell, true);
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
}

suite('The apostrophes that keep a spreadsheet from running a cell', () => {
  test('are taken off again, and those of the text stay', () => {
    assert.equal(readBack('=1+1'), "'=1+1");
    assert.equal(unguarded("'=1+1"), '=1+1');
    assert.equal(readBack("'=1+1"), "''=1+1");
    assert.equal(unguarded("''=1+1"), "'=1+1");
    assert.equal(unguarded("the workers' union"), "the workers' union");
    assert.equal(unguarded("'quoted'"), "'quoted'");
    assert.equal(unguarded('-5'), '-5');
  });

  test('come off whatever a cell holds', () => {
    const piece = fc.constantFrom(
      "'",
      '=',
      '-',
      '+',
      '@',
      '＝',
      '"',
      ',',
      ';',
      ' ',
      '\t',
      '\r\n',
      '\n',
      'a',
      '5',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const cell = pieces.join('');
        const read = readBack(cell);
        assert.equal(unguarded(read), cell);
        assert.ok(!isUnguarded(read), JSON.stringify(read));
      }),
      { numRuns: caseCount(3000) },
    );
  });
});
