import assert from 'node:assert/strict';
import { fittedTable } from '../../../../src/cli/output/table';

suite('tables for people', () => {
  test('columns are as wide as their longest cell', () => {
    assert.equal(
      fittedTable(
        [
          ['A', 'B'],
          ['one', 'x'],
          ['two and more', ''],
        ],
        80,
      ),
      'A             B\n────────────  ─\none           x\ntwo and more\n',
    );
  });

  test('the longest column is cut first, and shows that it is', () => {
    const table = fittedTable(
      [
        ['SHORT', 'LONG'],
        ['abc', 'a sentence that does not fit here'],
      ],
      24,
    );
    assert.equal(table.split('\n')[2], 'abc    a sentence that…');
  });

  test('East Asian characters take two columns, marks none', () => {
    const [, , wide, marked] = fittedTable(
      [
        ['A', 'B'],
        ['日本', 'x'],
        ['e\u0301e\u0301', 'x'],
      ],
      80,
    ).split('\n');
    assert.equal(wide, '日本  x');
    assert.equal(marked, 'e\u0301e\u0301    x');
  });

  test('a narrow terminal keeps something of every column', () => {
    const table = fittedTable([['ACTOR OF THE POSITION', 'ISSUE OF THE POSITION']], 4);
    assert.equal(table.split('\n')[0], 'ACTOR O…  ISSUE O…');
  });
});
