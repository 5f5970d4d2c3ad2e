import assert from 'node:assert/strict';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { parseNetting } from '../../../src/core/model/netting';
import { analysisOf, sayCounted, sayDisagreements } from './say';

/** The rows of a corpus, netted in the stretches of a window; without one in those of the default.
 * */
function rowsOf(text: string, window?: string): string[] {
  return sayDisagreements(analysisOf(text, { netting: window ? parseNetting(window) : undefined }));
}

function countedIn(text: string, window?: string): string[] {
  return sayCounted(analysisOf(text, { netting: window ? parseNetting(window) : undefined }));
}

/** Votes of an invented committee on raising its rate, an article each: ortega and lindqvist agree
 * but for 2012, and okafor has left before brandt joins. */
const COMMITTEE = votes({
  lindqvist: '+2010-03 +2010-09 +2011-03 -2012-03 -2012-09 +2013-03',
  ortega: '+2010-03 +2010-09 +2011-03 +2012-03 +2012-09 +2013-03',
  okafor: '-2010-03 -2010-09',
  brandt: '+2015-03 +2015-09',
});

function votes(of: Readonly<Record<string, string>>): string {
  return Object.entries(of)
    .flatMap(([member, all]) =>
      all.split(' ').map((vote) => {
        const [verb, date] = [vote.startsWith('+') ? 'supports' : 'opposes', vote.slice(1)];
        return `in ${date}-${member}.md ${date}-15\n${member}${date}: ${member} ${verb} raise`;
      }),
    )
    .join('\n');
}

suite('Windows: who disagrees in a committee', () => {
  test('a member dissents in one year only, and another has left before a third joins', () => {
    assert.deepEqual(countedIn(COMMITTEE), [
      'apart raise: brandt + 2, okafor − 2, 2010-03-15 – 2015-09-15',
      // The year from April 2010 on shows it, too; the one with most dissents tells it.
      'derived raise: lindqvist + 2, okafor − 2, 2010-03-15 – 2010-09-15',
      'derived raise: lindqvist − 2, ortega + 2, 2012-03-15 – 2012-09-15',
      'derived raise: okafor − 2, ortega + 2, 2010-03-15 – 2010-09-15',
    ]);
  });

  test('netted over everything the dissent of a year is only at times, and those who never met disagree', () => {
    assert.deepEqual(countedIn(COMMITTEE, 'none'), [
      'derived raise: brandt + 2, okafor − 2, 2010-03-15 – 2015-09-15',
      'derived raise: lindqvist + 4, okafor − 2, 2010-03-15 – 2013-03-15',
      'at-times raise: lindqvist − 2, ortega + 2, 2012-03-15 – 2012-09-15',
      'derived raise: okafor − 2, ortega + 6, 2010-03-15 – 2013-03-15',
    ]);
  });

  test('in years the row has the dates and claims of its year', () => {
    assert.deepEqual(
      countedIn(COMMITTEE, 'years').filter((row) => row.includes('ortega')),
      [
        'derived raise: lindqvist − 2, ortega + 2, 2012-03-15 – 2012-09-15',
        'derived raise: okafor − 2, ortega + 2, 2010-03-15 – 2010-09-15',
      ],
    );
  });
});

suite('Windows: stretches of the calendar', () => {
  /** china for, japan against, on these dates, in articles of their own. */
  const kindOf = (window: string, china: string, japan: string): string | undefined => {
    const text = `
      in a.md
      p1: china supports exports ${china}
      in b.md
      p2: japan opposes exports ${japan}
      in c.md
      p3: korea neutral-on exports 2000
      p4: korea neutral-on exports 2030`;
    return rowsOf(text, window)[0]?.split(' ')[0];
  };

  test('a year goes from January to December, a quarter begins in January, April, July and October', () => {
    assert.equal(kindOf('years', '2020-01-01', '2020-12-31'), 'derived');
    assert.equal(kindOf('years', '2020-12-31', '2021-01-01'), 'apart');
    assert.equal(kindOf('months:3', '2020-01', '2020-03-31'), 'derived');
    assert.equal(kindOf('months:3', '2020-03', '2020-04'), 'apart');
  });

  test('a week begins on Monday', () => {
    assert.equal(kindOf('weeks', '2024-04-22', '2024-04-28'), 'derived');
    assert.equal(kindOf('weeks', '2024-04-28', '2024-04-29'), 'apart');
  });

  test('moving stretches hold what is near, wherever a year ends', () => {
    for (const window of ['within-months:12', 'moving-months:12']) {
      assert.equal(kindOf(window, '2020-07-31', '2021-06-01'), 'derived');
      assert.equal(kindOf(window, '2020-07-31', '2021-07-01'), 'apart');
    }
    assert.equal(kindOf('within-months:3', '2020-12', '2021-02'), 'derived');
    assert.equal(kindOf('within-months:3', '2020-12', '2021-03'), 'apart');
  });

  test('a claim lies in a stretch if its whole date does', () => {
    assert.equal(kindOf('months:3', '2020-01/2020-03', '2020-02'), 'derived');
    assert.equal(kindOf('months:3', '2020', '2020-02'), 'apart');
    assert.equal(kindOf('years', '2020', '2020-02'), 'derived');
  });

  test('claims without date, and those longer than a stretch, are netted with each other', () => {
    assert.equal(kindOf('years', '', ''), 'derived');
    assert.equal(kindOf('years', '2019/2021', ''), 'derived');
    assert.equal(kindOf('years', '', '2020'), 'apart');
    assert.equal(kindOf('none', '', '2020'), 'derived');
  });
});

suite('Windows: a row of several stretches', () => {
  test('is one row, with the claims of those stretches and of no others', () => {
    const text = `
      in a.md 2010-05-01
      p1: china supports exports
      p2: japan opposes exports
      in b.md 2015-05-01
      p3: china supports exports
      p4: japan supports exports
      in c.md 2020-05-01
      p5: china supports exports
      p6: japan opposes exports`;
    assert.deepEqual(rowsOf(text), ['derived exports: china [p1 p5] – japan [p2 p6]']);
  });

  // Minutes, while all that could be told were looked at again for each that was.
  test('tells thousands of stretches: each day of a quarrel of twenty years', () => {
    const days = Array.from({ length: 8000 }, (_, day) =>
      new Date(Date.UTC(1990, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const quarrel = days.flatMap((day, at) => [
      `a${String(at)}: anna supports raise ${day}`,
      `b${String(at)}: bert opposes raise ${day}`,
    ]);
    assert.deepEqual(countedIn(quarrel.join('\n'), 'days'), [
      'derived raise: anna + 8000, bert − 8000, 1990-01-01 – 2011-11-26',
    ]);
  });

  test('has both orientations where the two change places', () => {
    const text = `
      in a.md 2010-05-01
      p1: china supports exports
      p2: japan opposes exports
      in b.md 2015-05-01
      p3: china opposes exports
      p4: china opposes exports
      p5: japan supports exports`;
    assert.deepEqual(rowsOf(text), ['derived exports: china [p1 p3 p4] – japan [p2 p5]']);
    assert.deepEqual(countedIn(text), [
      'derived exports: china ± 3, japan ± 2, 2010-05-01 – 2015-05-01',
    ]);
  });
});

suite('Windows: at times', () => {
  test('two who took opposite sides in one article or on one day, where netting hides it', () => {
    const text = (date: string): string => `
      in a.md ${date}
      p1: china supports exports
      in b.md ${date}
      p2: japan opposes exports
      in c.md 2024-05-02
      p3: japan supports exports
      p4: japan supports exports`;
    assert.deepEqual(rowsOf(text('2024-05-01')), ['at-times exports: china [p1] – japan [p2]']);
    assert.deepEqual(rowsOf(text('2024-05')), [], 'the same month is no day');
    const together = text('2024-05').replace(/in b.md.*/, '');
    assert.deepEqual(rowsOf(together), ['at-times exports: china [p1] – japan [p2]']);
  });

  test('also with somebody whose claims net to 0', () => {
    const text = `
      p1: china supports exports
      p2: japan supports exports
      p3: japan opposes exports`;
    assert.deepEqual(rowsOf(text), ['at-times exports: china [p1] – japan [p3], mixed']);
  });

  test('mixed only where somebody took both sides on one of these dates', () => {
    const text = `
      in a.md 2024-05-01
      p1: china supports exports
      p2: japan opposes exports
      in b.md 2024-05-02
      p3: japan supports exports
      p4: japan supports exports`;
    assert.deepEqual(rowsOf(text), ['at-times exports: china [p1] – japan [p2]']);
  });
});

suite('Windows: at different times', () => {
  test('each has the claims on its side, not those of the other side or of none', () => {
    const text = `
      in a.md 2010-05-01
      p1: china supports exports
      in b.md 2014-05-01
      p2: japan supports exports
      p3: japan neutral-on exports
      in c.md 2017-05-01
      p4: japan opposes exports
      p5: japan opposes exports`;
    assert.deepEqual(rowsOf(text), ['apart exports: china [p1] – japan [p4 p5], mixed']);
    const [row] = disagreements(analysisOf(text));
    assert.deepEqual(
      [row?.claims, row?.firstDate, row?.lastDate],
      [[1, 2], '2010-05-01', '2017-05-01'],
    );
  });
});
