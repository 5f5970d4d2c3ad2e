import assert from 'node:assert/strict';
import fc from 'fast-check';
import { disagreements } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import type { Disagreement } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { haveChangedSides } from '../../../../src/core/analysis/disagreements/pairs';
import { sideAt } from '../../../../src/core/analysis/disagreements/rowSides';
import { parseNetting } from '../../../../src/core/model/netting';
import { caseCount, enough } from '../../../support/caseCount';
import { analysisOf } from '../say';
import { notation } from '../oracle/corpora';
import { changing } from '../oracle/changingSides';
import { Oracle } from '../oracle/oracle';
import { analysed, sayRows } from '../oracle/product';

/** Each period of each row: `anna + 2, bert − 1, 2020-01-01 … 2020-06-01`. */
function periodsIn(text: string, window?: string): string[] {
  const analysis = analysisOf(text, { netting: window ? parseNetting(window) : undefined });
  return disagreements(analysis).flatMap((row) =>
    row.periods.map(({ sign, sides, firstDate, lastDate }) => {
      const [one, other] = sides.map((side, at) => {
        const own = (at === 0 ? sign : -sign) > 0 ? '+' : '−';
        return `${side.actor} ${own} ${String(side.ownClaims)}`;
      });
      return `${one ?? ''}, ${other ?? ''}, ${firstDate ?? 'undated'} … ${lastDate ?? 'undated'}`;
    }),
  );
}

function rowsIn(text: string): readonly Disagreement[] {
  return disagreements(analysisOf(text));
}

const CHANGED = `
  in a.md 2021-06-01
  a1: anna supports raise
  b1: bert opposes raise
  in b.md 2022-06-01
  a2: anna opposes raise
  b2: bert supports raise`;

suite('Periods', () => {
  test('two who change sides have a period for each orientation, and no sign for all', () => {
    assert.deepEqual(periodsIn(CHANGED), [
      'anna + 1, bert − 1, 2021-06-01 … 2021-06-01',
      'anna − 1, bert + 1, 2022-06-01 … 2022-06-01',
    ]);
    const [row] = rowsIn(CHANGED);
    assert.ok(row);
    assert.ok(haveChangedSides(row));
    assert.deepEqual([sideAt(row, 0), sideAt(row, 1)], ['changed', 'changed']);
    assert.deepEqual(row.claims, [2, 2], 'the claims of both periods');
    assert.deepEqual(row.positions, [
      ['a1', 'a2'],
      ['b1', 'b2'],
    ]);
    assert.deepEqual([row.firstDate, row.lastDate], ['2021-06-01', '2022-06-01']);
    assert.equal(row.mixed, false, 'nobody is on both sides in a period');
  });

  test('none bridges the time in which both are for', () => {
    const months = [2018, 2019, 2020, 2021, 2022].flatMap((year) =>
      Array.from({ length: 12 }, (_, at) => `${String(year)}-${String(at + 1).padStart(2, '0')}`),
    );
    const monthly = months.map(
      (month) => `in ${month}.md ${month}-15\na${month}: anna supports raise`,
    );
    const text = `${monthly.join('\n')}
      in b1.md 2020-01-10
      b1: bert opposes raise
      in b2.md 2020-06-10
      b2: bert supports raise
      b3: bert supports raise
      in b3.md 2020-09-10
      b4: bert opposes raise
      b5: bert opposes raise`;
    assert.deepEqual(periodsIn(text), [
      // From the stretch that begins in February 2019 to the one that begins in June.
      'anna + 12, bert − 1, 2019-02-15 … 2020-01-15',
      // October 2019 to September 2020: three against and two for.
      'anna + 12, bert − 3, 2019-10-15 … 2020-09-15',
      'anna + 12, bert − 2, 2020-07-15 … 2021-06-15',
    ]);
    const [row] = rowsIn(text);
    assert.deepEqual(row?.claims, [29, 3], 'a claim that is in two periods counts once');
    assert.equal(row.mixed, true, 'in the second period');
  });

  test('agreement, silence and balance between end one', () => {
    const between = (text: string): number =>
      periodsIn(
        `in a.md 2010-05-01
         a1: anna supports raise
         b1: bert opposes raise
         in b.md 2011-05-01
         a2: anna supports raise
         ${text}
         in c.md 2012-05-01
         a3: anna supports raise
         b3: bert opposes raise`,
        'years',
      ).length;
    assert.equal(between('b2: bert supports raise'), 2, 'agreement');
    assert.equal(between(''), 2, 'silence');
    assert.equal(between('b2: bert supports raise\nb4: bert opposes raise'), 2, 'balance');
    assert.equal(between('b2: bert opposes raise'), 1, 'still against');
  });

  test('claims without date are a period of their own, without dates', () => {
    const text = `
      in a.md
      a1: anna supports raise
      b1: bert opposes raise 2010/2014
      in b.md 2010-05-01
      a2: anna opposes raise
      b2: bert supports raise`;
    assert.deepEqual(periodsIn(text), [
      'anna − 1, bert + 1, 2010-05-01 … 2010-05-01',
      'anna + 1, bert − 1, undated … undated',
    ]);
  });

  test('at times, each date or article is one', () => {
    const text = `
      in a.md 2021-06-01
      a1: anna supports raise
      b1: bert opposes raise
      b2: bert supports raise
      in b.md
      a2: anna opposes raise
      b3: bert supports raise
      b4: bert opposes raise
      in c.md 2020-03-01
      a3: anna opposes raise
      b5: bert supports raise
      b6: bert opposes raise`;
    assert.deepEqual(periodsIn(text), [
      'anna − 1, bert + 1, 2020-03-01 … 2020-03-01',
      'anna + 1, bert − 1, 2021-06-01 … 2021-06-01',
      'anna − 1, bert + 1, undated … undated',
    ]);
  });

  test('rows at different times, stated and one-sided ones have none', () => {
    const text = `
      in a.md 2010
      a1: anna supports raise
      in b.md 2015
      b1: bert opposes raise target=carl evaluation=-1
      s1: dora | emil disagree on raise`;
    assert.deepEqual(
      rowsIn(text).map(({ kind, periods }) => [kind, periods.length]),
      [
        ['apart', 0],
        ['one-sided', 0],
        ['stated', 0],
      ],
    );
  });
});

suite('Periods of actors who change sides, against the rules written out plainly', () => {
  for (const rollUp of ['none', 'actors'] as const) {
    test(`of random corpora, roll-up ${rollUp}`, () => {
      const seen = { changed: 0, three: 0, 'one of three reversed': 0, undated: 0, both: 0 };
      // Rolled-up actors are of no side.
      if (rollUp === 'actors') seen.both = Infinity;
      fc.assert(
        fc.property(
          changing,
          fc.constantFrom('within-months:12', 'within-months:3', 'years', 'months:3', 'none'),
          (records, window) => {
            const analysis = analysed(records, rollUp, window);
            const text = `${window}\n${notation(records)}`;
            assert.deepEqual(
              sayRows(analysis),
              new Oracle(records, rollUp, window).disagreements(),
              text,
            );
            const rows = disagreements(analysis);
            for (const row of rows) {
              const { periods } = row;
              if (haveChangedSides(row)) seen.changed++;
              if (periods.length > 2) seen.three++;
              if (periods.length > 2 && haveChangedSides(row)) seen['one of three reversed']++;
              if (periods.some(({ days }) => !days)) seen.undated++;
              const isOfBoth = (one: Disagreement): boolean =>
                one.kind === 'internal' && one.actors.join() === row.actors.join();
              if (row.kind === 'derived' && rows.some(isOfBoth)) seen.both++;
            }
          },
        ),
        { numRuns: caseCount(1500), seed: 20261201 },
      );
      for (const [what, count] of Object.entries(seen))
        assert.ok(count > enough(20), `${what}: ${String(count)}`);
    });
  }
});
