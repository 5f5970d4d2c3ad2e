import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_ANALYSIS_STATE } from '../../../../src/core/views/filter/analysisState';
import { matrixOf, type Matrix } from '../../../../src/core/views/matrix/matrix';
import { similarOrder } from '../../../../src/core/views/matrix/matrixOrder';
import { claims } from '../../../support/claims';
import { contextOf } from '../build';

suite('The matrix of actors by issues', () => {
  const context = contextOf(
    claims(`
      p1: anna supports taxes
      p2: anna supports taxes
      p3: anna opposes roads
      p4: bert supports roads
      p5: bert opposes roads
      p6: carl neutral-on taxes
      p7: carl ambivalent-on roads`),
  );

  test('says each cell by a sign and counts, not by colour alone', () => {
    assert.deepEqual(drawn(matrixOf(context, DEFAULT_ANALYSIS_STATE)), [
      '        roads taxes',
      'anna    − 1   + 2',
      'bert    ± 1:1',
      'carl    ○ 1   ○ 1',
    ]);
    const { cells } = matrixOf(context, DEFAULT_ANALYSIS_STATE);
    assert.equal(cells[1]?.label, 'anna on taxes: 2 for');
    assert.equal(cells[2]?.label, 'bert on roads: 1 for, 1 against');
  });

  test('leads from a cell to its quotes', () => {
    const { quotes } = matrixOf(context, {
      ...DEFAULT_ANALYSIS_STATE,
      actor: 'bert',
      issue: 'roads',
    });
    assert.equal(quotes?.title, 'bert on roads · 1 for, 1 against');
    assert.deepEqual(
      quotes.cards.map(({ id, sign }) => `${sign} ${id}`),
      ['⊕ p4', '⊖ p5'],
    );
    const none = matrixOf(context, { ...DEFAULT_ANALYSIS_STATE, actor: 'bert', issue: 'taxes' });
    assert.equal(none.quotes, undefined);
  });

  test('sorted by similarity, those who hold the same stand together', () => {
    const camps = contextOf(
      claims(`
        a1: anna supports x+y+z
        b1: bert opposes x+y+z
        c1: carl supports x+y
        d1: dora opposes y+z
        e1: emil supports x+z`),
    );
    const { actors } = matrixOf(camps, { ...DEFAULT_ANALYSIS_STATE, matrixOrder: 'similar' });
    assert.deepEqual(
      actors.map(({ name }) => name),
      ['anna', 'carl', 'emil', 'dora', 'bert'],
    );
  });

  test('shows the 300 actors with the most positions, and says so', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `p${at}: a${at} supports x${at % 99}`);
    const big = contextOf(claims(`${lines.join('\n')}\nq: a4711 supports x1`));
    const { actors, issues, more } = matrixOf(big, DEFAULT_ANALYSIS_STATE);
    assert.equal(actors.length, 300);
    assert.equal(issues.length, 60);
    assert.equal(actors[0]?.name, 'a4711');
    assert.deepEqual(more, [
      'The 300 actors with the most positions, of 5000. Filter to see others.',
      'The 60 issues with the most positions, of 99. Filter to see others.',
    ]);
  });
});

suite('Putting similar rows and columns together', () => {
  const cells = fc.array(
    fc.record({
      row: fc.nat({ max: 9 }),
      column: fc.nat({ max: 7 }),
      value: fc.constantFrom(-1, -0.5, 0, 0.5, 1),
    }),
    { maxLength: 60 },
  );

  test('loses no row and no column', () => {
    fc.assert(
      fc.property(cells, (given) => {
        const { rows, columns } = similarOrder(10, 8, given);
        assert.deepEqual([...rows].sort(byNumber), range(10));
        assert.deepEqual([...columns].sort(byNumber), range(8));
      }),
    );
  });

  test('parts two camps that hold opposite stances, however they are mixed up', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 30 }), (camps) => {
        const values = camps.flatMap((camp, row) =>
          range(5).map((column) => ({ row, column, value: camp ? 1 : -1 })),
        );
        const { rows } = similarOrder(camps.length, 5, values);
        const order = rows.map((row) => camps[row]);
        const changes = order.filter((camp, at) => at > 0 && camp !== order[at - 1]).length;
        assert.ok(changes <= 1, order.join(' '));
      }),
    );
  });

  test('keeps the given order where nothing tells rows apart', () => {
    assert.deepEqual(similarOrder(3, 2, []), { rows: [0, 1, 2], columns: [0, 1] });
  });
});

function drawn({ actors, issues, cells }: Matrix): string[] {
  const head = ' '.repeat(8) + issues.map(({ name }) => name.padEnd(6)).join('');
  const rows = actors.map(({ name }, row) => {
    const texts = issues.map(
      (_, column) => cells.find((cell) => cell.row === row && cell.column === column)?.text ?? '',
    );
    return (name.padEnd(8) + texts.map((text) => text.padEnd(6)).join('')).trimEnd();
  });
  return [head.trimEnd(), ...rows];
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}

function byNumber(a: number, b: number): number {
  return a - b;
}
