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

  test('without a terminal nothing is cut, and one long cell does not widen the others', () => {
    const long = 'a name of a committee '.repeat(10).trim();
    const [, , first, second] = fittedTable(
      [
        ['NAME', 'N'],
        [long, '1'],
        ['short', '2'],
      ],
      Infinity,
    ).split('\n');
    assert.equal(first, `${long}  1`);
    assert.equal(second, `short${' '.repeat(57)}2`);
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

  test('figures, intervals and dates are not cut, and text is cut more where that fits', () => {
    const row = ['a long name', '0.84 (0.70 … 0.94)', '2024-04-26', '−1', 'a long quote', '95 %'];
    const heads = ['NAME', 'FOUND AGAIN', 'DATE', 'POSITIONS', 'QUOTE', 'SHARE OF ALL'];
    const [head = '', rule = '', first = ''] = fittedTable([heads, row], 64).split('\n');
    assert.match(first, /^a lon…  0\.84 \(0\.70 … 0\.94\)  2024-04-26  −1 +a lon…  95 %$/);
    assert.match(head, /^NAME +FOUND AGAIN +DATE +POS/);
    assert.equal(rule.length, 64);
    // Ranges of dates are too long for that.
    const range = ['2024-04-26 … 2024-05-01', 'x'.repeat(30)];
    assert.match(fittedTable([['DATES', 'X'], range], 30), /^2024-04…  xxx/m);
  });

  test('a narrow terminal keeps something of every column', () => {
    const table = fittedTable([['ACTOR OF THE POSITION', 'ISSUE OF THE POSITION']], 4);
    assert.equal(table.split('\n')[0], 'ACTOR O…  ISSUE O…');
  });
});
