import assert from 'node:assert/strict';
import type { ArticleRow } from '../../../src/core/model/corpus';
import { driftingShares, exactTest } from '../../../src/core/quality/coderChecks';
import { runSync } from '../../../src/core/util/task';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { qualityMessage } from '../../../src/core/views/picks/quality';
import { codebook, corpus, position } from '../../support/corpus';

suite('Fisher’s exact test', () => {
  for (const [a, n, b, m, p] of [
    // The lady tasting tea, and tables that can be counted by hand.
    [3, 4, 1, 4, 34 / 70],
    [4, 4, 0, 4, 2 / 70],
    [0, 2, 2, 2, 2 / 6],
    [1, 2, 1, 2, 1],
    [0, 0, 3, 5, 1],
    [0, 5, 0, 7, 1],
  ] as const) {
    test(`${String(a)} of ${String(n)} and ${String(b)} of ${String(m)}`, () =>
      assert.ok(Math.abs(exactTest(a, n, b, m) - p) < 1e-9, String(exactTest(a, n, b, m))));
  }

  test('is the same for rows and answers in another order', () => {
    const p = exactTest(7, 40, 19, 35);
    for (const other of [exactTest(19, 35, 7, 40), exactTest(33, 40, 16, 35)])
      assert.ok(Math.abs(other - p) < 1e-9);
  });

  test('of large tables is a probability', () => {
    const p = exactTest(24_000, 50_000, 25_000, 50_000);
    assert.ok(p > 0 && p < 1e-6, String(p));
  });
});

interface Days {
  readonly dated?: (at: number) => string;
  readonly codedOn?: (at: number) => string;
}

/** Articles of one coder, five positions each: the number with the stance "oppose" in the first,
 * the second … article; coded one a day. */
function work(
  opposed: readonly number[],
  { dated, codedOn = day }: Days = {},
): readonly ArticleRow[] {
  const rows = corpus(
    opposed.map((count, at) => ({
      path: `${String(at).padStart(2, '0')}.md`,
      metadata: { date: dated?.(at) },
      annotations: Array.from({ length: 5 }, (_, n) =>
        position({
          id: `p${String(n)}`,
          coder: 'lea',
          stance: n < count ? 'oppose' : 'support',
        }),
      ),
    })),
  ).articles();
  return rows.map((row, at) => ({
    ...row,
    coded: new Map([
      [
        'lea',
        { state: 'complete' as const, date: codedOn(at), codebook: undefined, reason: undefined },
      ],
    ]),
  }));
}

const day = (at: number): string => `2024-05-${String(at + 1).padStart(2, '0')}`;
const times = (count: number, of: number): readonly number[] =>
  Array.from({ length: count }, () => of);

function drift(rows: readonly ArticleRow[]): readonly string[] {
  return runSync(
    driftingShares(rows, codebook({ coders: new Map([['lea', { id: 'lea', name: 'Lea Ott' }]]) })),
  ).map((found) => qualityMessage({ check: 'share-drifts', ...found }, createLocalizer()));
}

suite('Shares that drift in the work of one coder', () => {
  const CHANGED = [...times(6, 1), ...times(6, 2), ...times(6, 4)];

  test('are reported for each stance, with their numbers', () => {
    const text = (stance: string, before: number, after: number): string =>
      `In the work of Lea Ott, the share of “${stance}” changed from ${String(before)} of 30 positions in the first third of the articles to ${String(after)} of 30 in the last (p < 0.001, Fisher’s exact test).`;
    assert.deepEqual(drift(work(CHANGED)), [text('oppose', 6, 24), text('support', 24, 6)]);
  });

  test('are sought in the order of coding, not of paths', () => {
    const [first, last] = [CHANGED.slice(0, 9), CHANGED.slice(9)];
    const mixed = first.flatMap((count, at) => [count, last[at] ?? 0]);
    const codedOn = (at: number): string => day(at % 2 === 0 ? at / 2 : 9 + (at - 1) / 2);
    assert.deepEqual(drift(work(mixed)), []);
    assert.equal(drift(work(mixed, { codedOn })).length, 2);
  });

  for (const [what, rows] of [
    ['the shares are alike', work([...times(12, 2), ...times(6, 3)])],
    ['the thirds are too small', work([...times(5, 0), ...times(5, 0), ...times(5, 5)])],
    ['all was coded on one day', work(CHANGED, { codedOn: () => '2024-05-01' })],
    [
      'the texts are of another time',
      work(CHANGED, { dated: (at) => `${String(2000 + at)}-01-01` }),
    ],
    ['the coder has not finished', work(CHANGED).map((row) => ({ ...row, coded: new Map() }))],
  ] as const) {
    test(`are not reported where ${what}`, () => assert.deepEqual(drift(rows), []));
  }

  test('are reported where the times of the texts overlap', () => {
    const dated = (at: number): string => `${String(2000 + (at % 6))}-01-01`;
    assert.equal(drift(work(CHANGED, { dated })).length, 2);
  });
});
