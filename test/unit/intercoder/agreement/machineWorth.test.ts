import assert from 'node:assert/strict';
import {
  isEnough,
  machineWorth,
  type MachineWorth,
  type MeasuredShare,
} from '../../../../src/core/intercoder/agreement/machineWorth';
import type { Coding } from '../../../../src/core/model/article';
import type { ReadArticle, Reading } from '../../../../src/core/intercoder/readings';
import { placed } from '../../../support/corpus';
import { CODERS_BOOK, reading } from '../../../support/readWords';

type Lines = readonly string[];

/** An article in which lea and the machine have these positions: `china support exports 3-5`. */
function article(
  path: string,
  lea: Lines,
  machine: Lines | undefined,
  given: Partial<Reading> = {},
) {
  const positions = (lines: Lines, prefix: string) =>
    lines.map((line, at) => placed(reading(`${prefix}${String(at)}`, line)));
  const own: Reading = {
    ...{ coder: 'lea', coding: undefined, state: 'complete', positions: positions(lea, 'a') },
    ...given,
  };
  return {
    path,
    metadata: {} as ReadArticle['metadata'],
    continuum: { start: 0, end: 200 },
    readings: new Map([['lea', own]]),
    adjudicated: undefined,
    ...(machine ? { machine: { machine: 'm1', positions: positions(machine, 'r') } } : {}),
  } satisfies ReadArticle;
}

const compared = (...articles: readonly ReadArticle[]) =>
  machineWorth({ codebook: CODERS_BOOK, articles });

function rowOf(rows: readonly MachineWorth[], of: MachineWorth['of'], id = ''): MachineWorth {
  const row = rows.find((one) => one.of === of && one.id === id);
  assert.ok(row);
  return row;
}

const parts = ({ precision, recall, stance }: MachineWorth): string =>
  [precision, recall, stance].map(({ part, of }) => `${String(part)}/${String(of)}`).join(' ');

const interval = ({ low, high }: MeasuredShare): string => `${low.toFixed(4)} ${high.toFixed(4)}`;

// By hand: in `a` the person has four units, the machine three, of which two are the person's, one
// with another stance; in `b` each has two, one of them both, with the same stance.
const A = article(
  'a.md',
  [
    ...['china support exports 3-5', 'japan oppose tariffs 20-24'],
    ...['japan support exports 40-42', 'china oppose exports 50-52'],
  ],
  ['china support exports 3-6', 'japan support tariffs 21-24', 'china support tariffs 30-33'],
);
const B = article(
  'b.md',
  ['china oppose tariffs 3-5', 'japan support exports 10-12'],
  ['china oppose tariffs 3-5', 'china support exports 10-12'],
);

suite('What a machine is worth', () => {
  test('is precision, recall and agreement on stances, counted by hand', () => {
    const { rows, readings, articles } = compared(A, B);
    assert.deepEqual([articles, readings], [2, 2]);
    assert.equal(parts(rowOf(rows, 'all')), '3/5 3/6 2/3');
    assert.equal(parts(rowOf(rows, 'issue', 'exports')), '1/2 1/4 1/1');
    assert.equal(parts(rowOf(rows, 'issue', 'tariffs')), '2/3 2/2 1/2');
    assert.equal(parts(rowOf(rows, 'actor', 'japan')), '1/1 1/3 0/1');
    assert.equal(parts(rowOf(rows, 'actor', 'china')), '2/4 2/3 2/2');
    // Of a stance, what has it counts: support of the person 3, of the machine 4, both once.
    assert.equal(parts(rowOf(rows, 'stance', 'support')), '1/4 1/3 1/1');
    assert.equal(parts(rowOf(rows, 'stance', 'oppose')), '1/1 1/3 1/2');
  });

  test('has Wilson’s interval where articles are all alike', () => {
    // 8 of 10, one unit an article: the variance of articles is 10/9 of the simple one, so that the
    // interval is that of 9 units, as a script of its own computes it.
    const all = Array.from({ length: 10 }, (_, at) =>
      article(`${String(at)}.md`, at < 8 ? ['china support exports 3-5'] : [], [
        'china support exports 3-5',
      ]),
    );
    const { precision } = rowOf(compared(...all).rows, 'all');
    assert.deepEqual([precision.part, precision.of], [8, 10]);
    assert.equal(interval(precision), '0.4738 0.9467');
  });

  test('has a wider interval where the units of an article are alike', () => {
    const hits = Array.from(
      { length: 5 },
      (_, at) => `china support exports ${String(at * 10)}-${String(at * 10 + 2)}`,
    );
    // Ten units, all five of one article right and all of the other wrong: as good as few units.
    const twoArticles = compared(article('a.md', hits, hits), article('b.md', [], hits));
    const tenArticles = compared(
      ...hits.flatMap((hit, at) => [
        article(`a${String(at)}.md`, [hit], [hit]),
        article(`b${String(at)}.md`, [], [hit]),
      ]),
    );
    const [few, many] = [twoArticles, tenArticles].map(({ rows }) => rowOf(rows, 'all').precision);
    assert.deepEqual([few?.part, few?.of, many?.part, many?.of], [5, 10, 5, 10]);
    assert.equal(few && interval(few), '0.0546 0.9454');
    assert.equal(many && interval(many), '0.2265 0.7735');
  });

  test('counts readings that were made without it, and says what is left out', () => {
    const coding = (seen: Coding['seen']) => ({
      coding: {
        state: 'complete',
        date: undefined,
        codebook: undefined,
        reason: undefined,
        seen,
      } as Coding,
    });
    const found = compared(
      article('a.md', A_LINES, A_LINES, coding('after')),
      article('b.md', A_LINES, A_LINES, coding('never')),
      article('c.md', A_LINES, A_LINES),
      article('d.md', [], A_LINES, { ...coding('before'), state: 'changed' }),
      article('e.md', [], A_LINES, { state: 'changed' }),
      article('f.md', [], A_LINES, { state: 'unfinished' }),
      article('g.md', A_LINES, undefined),
    );
    assert.equal(parts(rowOf(found.rows, 'all')), '3/3 3/3 3/3');
    assert.deepEqual(
      [found.articles, found.readings, found.seenBefore, found.notIndependent, found.unread],
      [3, 3, 1, 2, 1],
    );
  });

  test('leaves out the gold standard, which is a copy', () => {
    const { readings, ...one } = article('a.md', A_LINES, A_LINES);
    const gold = { ...one, readings: new Map([...readings, ['gold', GOLD_READING]]) };
    const found = compared(gold);
    assert.equal(parts(rowOf(found.rows, 'all')), '1/1 1/1 1/1');
    assert.deepEqual([found.readings, found.notIndependent], [1, 0]);
  });

  test('compares what was read before the machine’s reading was looked at', () => {
    const taken = article('a.md', A_LINES, A_LINES, { before: [] });
    assert.equal(parts(rowOf(compared(taken).rows, 'all')), '0/1 0/0 0/0');
  });

  test('is enough, or not, or unknown, as far as the interval says', () => {
    const share = (low: number, high: number): MeasuredShare => {
      return { part: 1, of: 2, value: 0.5, low, high };
    };
    assert.equal(isEnough(share(0.8, 0.9), 0.8), 'yes');
    assert.equal(isEnough(share(0.5, 0.79), 0.8), 'no');
    assert.equal(isEnough(share(0.79, 0.99), 0.8), 'unknown');
    assert.equal(
      isEnough(rowOf(compared(article('a.md', [], [])).rows, 'all').precision, 0.8),
      'unknown',
    );
  });
});

const GOLD_READING: Reading = {
  ...{ coder: 'gold', coding: undefined, state: 'complete', positions: [] },
};
const A_LINES: Lines = ['china support exports 3-5'];
