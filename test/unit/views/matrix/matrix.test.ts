import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_ANALYSIS_STATE } from '../../../../src/core/views/filter/analysisState';
import { matrixOf, type Matrix } from '../../../../src/core/views/matrix/matrix';
import { similarOrder } from '../../../../src/core/views/matrix/matrixOrder';
import { ROLL_UPS } from '../../../../src/core/analysis/records/filter';
import { countedEntries } from '../../../../src/core/counted/countedEntries';
import { runSync } from '../../../../src/core/util/task';
import { countedList } from '../../../../src/core/views/counted/countedList';
import { caseCount, enough } from '../../../support/caseCount';
import { claims } from '../../../support/claims';
import { BOOK, corpora, notation } from '../../analysis/oracle/corpora';
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

  test('counts what several coders coded once, in cells, rows and columns', () => {
    const twice = contextOf(
      claims(`
        p1: anna supports taxes coder=lea at=0-10
        p2: anna supports taxes coder=tom at=0-12
        p3: anna neutral-on taxes coder=lea at=40-50
        p4: anna opposes roads coder=lea at=60-70
        p5: anna supports roads coder=tom at=60-70
        p6: bert supports roads coder=tom at=80-90`),
    );
    const matrix = matrixOf(twice, DEFAULT_ANALYSIS_STATE);
    assert.deepEqual(drawn(matrix), [
      '        taxes roads',
      'anna    + 1 ○ 1≠ 1',
      'bert          + 1',
    ]);
    assert.equal(
      matrix.cells[1]?.label,
      'anna on roads: 1 claim is coded differently by its coders and takes no side',
    );
    assert.deepEqual(totals(matrix), { anna: 2, bert: 1, taxes: 2, roads: 1 });
    const { label, counted } = matrix.actors[0]?.opens ?? {};
    assert.equal(label, 'Show 2 claims · anna');
    assert.ok(counted);
    const list = runSync(countedList(twice, counted));
    assert.deepEqual(
      [list.title, ...list.rows.map((row) => `${row.label} | ${row.description}`)],
      ['2 claims · anna', 'anna ⊕ taxes | a.md · lea · tom', 'anna ⊜ taxes | a.md · lea'],
    );
  });

  test('has rows, columns and cells that add up, and totals that open so many claims', () => {
    let counted = 0;
    fc.assert(
      fc.property(corpora, fc.constantFrom(...ROLL_UPS), (records, rollUp) => {
        const coded = contextOf(claims(notation(records), BOOK), { rollUp });
        const { actors, issues, cells } = matrixOf(coded, DEFAULT_ANALYSIS_STATE);
        const sums = { rows: actors.map(() => 0), columns: issues.map(() => 0) };
        for (const { row, column, text } of cells) {
          // Those that are coded differently are in no total.
          const shown = [...text.replace(/≠ \d+/, '').matchAll(/\d+/g)].reduce(
            (sum, [count]) => sum + Number(count),
            0,
          );
          sums.rows[row] = (sums.rows[row] ?? 0) + shown;
          sums.columns[column] = (sums.columns[column] ?? 0) + shown;
        }
        assert.deepEqual(
          actors.map(({ count }) => count),
          sums.rows,
        );
        assert.deepEqual(
          issues.map(({ count }) => count),
          sums.columns,
        );
        for (const { opens, count } of [...actors, ...issues]) {
          const entries = opens ? [...countedEntries(coded.facts.analysis, opens.counted)] : [];
          assert.equal(entries.length, count);
          counted += count;
        }
      }),
      { numRuns: caseCount(200), seed: 20261129 },
    );
    assert.ok(counted > enough(1000), String(counted));
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

  test('names the head that it is sorted by as its order', () => {
    const orderOf = (matrixSort: string): string | undefined => {
      const { orders, order } = matrixOf(context, { ...DEFAULT_ANALYSIS_STATE, matrixSort });
      return orders.find(({ id }) => id === order)?.name;
    };
    assert.equal(orderOf(''), 'Claims');
    assert.equal(orderOf('ascending issue roads'), 'roads');
    assert.equal(orderOf('descending actor anna'), 'anna');
    assert.equal(orderOf('descending actor gone'), 'Claims');
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

  test('marks where one camp ends, among rows and among columns, and says what the lines part', () => {
    const camps = contextOf(
      claims(`
        a1: anna supports x+y
        b1: bert supports x+y
        c1: carl opposes x+y
        d1: anna opposes z
        e1: carl supports z
        f1: emil supports x
        g1: emil opposes y`),
    );
    const similar = { ...DEFAULT_ANALYSIS_STATE, matrixOrder: 'similar' };
    const { actors, issues, camps: found, more } = matrixOf(camps, similar);
    assert.deepEqual(parted(actors, found.rows), ['anna bert', 'emil', 'carl']);
    assert.deepEqual(parted(issues, found.columns), ['x y', 'z']);
    assert.match(more.join(' '), /^Thick lines separate the camps/);
    const byCount = matrixOf(camps, DEFAULT_ANALYSIS_STATE);
    assert.deepEqual(byCount.camps, { rows: [], columns: [] });
    assert.deepEqual(byCount.more, []);
    // Rows that are sorted by a column stand in camps no longer; the columns do.
    const sorted = matrixOf(camps, { ...similar, matrixSort: 'descending issue x' });
    assert.deepEqual(sorted.camps, { rows: [], columns: found.columns });
  });

  test('is sorted by a column, by a row, in either direction, and as it was again', () => {
    const names = (matrixSort: string): string => {
      const { actors, issues } = matrixOf(context, { ...DEFAULT_ANALYSIS_STATE, matrixSort });
      return [actors, issues].map((heads) => heads.map(({ name }) => name).join(' ')).join(' | ');
    };
    const asItWas = 'anna bert carl | roads taxes';
    assert.equal(names(''), asItWas);
    // Who has no cell in the column comes last, whatever the direction.
    assert.equal(names('descending issue taxes'), 'anna carl bert | roads taxes');
    assert.equal(names('ascending issue taxes'), 'carl anna bert | roads taxes');
    assert.equal(names('descending actor anna'), 'anna bert carl | taxes roads');
    assert.equal(names('ascending actor anna'), 'anna bert carl | roads taxes');
    for (const none of ['descending issue gone', 'sideways issue taxes', 'descending stance x']) {
      assert.equal(names(none), asItWas);
    }
    const { issues, more } = matrixOf(context, {
      ...DEFAULT_ANALYSIS_STATE,
      matrixSort: 'descending issue taxes',
    });
    assert.deepEqual(
      issues.map(({ name, sorted, sorts }) => `${name} ${sorted ?? '-'} → ${sorts}`),
      ['roads - → descending issue roads', 'taxes descending → ascending issue taxes'],
    );
    assert.deepEqual(more, ['Sorted by taxes: actors for it first.']);
    const last = matrixOf(context, {
      ...DEFAULT_ANALYSIS_STATE,
      matrixSort: 'ascending issue taxes',
    });
    assert.equal(last.issues[1]?.sorts, '');
  });

  test('shows the 300 actors with the most claims, and says so', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `p${at}: a${at} supports x${at % 99}`);
    const big = contextOf(claims(`${lines.join('\n')}\nq: a4711 supports x1`));
    const { actors, issues, more } = matrixOf(big, DEFAULT_ANALYSIS_STATE);
    assert.equal(actors.length, 300);
    assert.equal(issues.length, 60);
    assert.equal(actors[0]?.name, 'a4711');
    assert.deepEqual(more, [
      'Showing the 300 actors with the most claims, of 5000. Filter to see others.',
      'Showing the 60 issues with the most claims, of 99. Filter to see others.',
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
    assert.deepEqual(similarOrder(3, 2, []), {
      rows: [0, 1, 2],
      columns: [0, 1],
      rowCamps: [],
      columnCamps: [],
    });
  });
});

/** Names in groups, each from one start to the next. */
function parted(heads: Matrix['actors'], starts: readonly number[]): string[] {
  const ends = [...starts, heads.length];
  return [0, ...starts].map((start, at) =>
    heads
      .slice(start, ends[at])
      .map(({ name }) => name)
      .join(' '),
  );
}

/** Of rows and columns, by name. */
function totals({ actors, issues }: Matrix): Record<string, number> {
  return Object.fromEntries([...actors, ...issues].map(({ name, count }) => [name, count]));
}

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
