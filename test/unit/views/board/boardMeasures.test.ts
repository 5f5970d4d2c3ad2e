import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import { plainCounts } from '../../../../src/core/views/words/countedText';
import { DEFAULT_FILTER, type RecordQuery } from '../../../../src/core/analysis/records/filter';
import { salienceOf } from '../../../../src/core/measures/salience';
import { DEFAULT_RESAMPLING } from '../../../../src/core/measures/resample';
import { timelineOf } from '../../../../src/core/measures/timeline';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { boardPicture } from '../../../../src/core/views/board/boardPicture';
import { readQuery } from '../../../../src/core/query/readQuery';
import type { Shape } from '../../../../src/core/drawing/picture';
import { DEFAULT_ANALYSIS_STATE } from '../../../../src/core/views/filter/analysisState';
import { boardOf } from '../../../../src/core/views/board/board';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { claims } from '../../../support/claims';
import { corpus, position, type ArticleGiven } from '../../../support/corpus';
import { contextOf } from '../build';

/** Twelve articles that were read to the end, one without a word and one that is unfinished.
 * Of `split` three actors are for and three against, of `common` five are for and one is against,
 * of `few` two against two. */
const READ = debate();

const board = (reader: CorpusReader, boardSort: string, given = {}) =>
  runSync(boardOf(contextOf(reader, given), { ...DEFAULT_ANALYSIS_STATE, boardSort }));

const listed = (reader: CorpusReader, boardSort: string, given = {}) =>
  board(reader, boardSort, given).issues.map(
    ({ issue, measure }) => `${issue}: ${plainCounts(measure)}`,
  );

suite('Measures on the board', () => {
  test('the most divided issue first, those with too few actors last', () => {
    assert.deepEqual(listed(READ, 'divisiveness'), [
      // A of (3, 0, 3) is −1.
      'split: Divisiveness: 1.00 · 6 actors',
      // (1, 0, 5): two of six in a layer 101 of A = −1, four of six in one of A = 1; (1 − 1/3) / 2.
      'common: Divisiveness: 0.33 · 6 actors',
      'few: Divisiveness: n too small · 4 actors',
    ]);
  });

  test('a division of 0 is told with the actors that were on both sides', () => {
    const dissents = ['a1', 'a2', 'a3', 'a4', 'a5'].flatMap((actor, at) => [
      `${actor}f: ${actor} supports dam`,
      `${actor}g: ${actor} supports dam`,
      ...(at < 2 ? [`${actor}n: ${actor} opposes dam`] : []),
    ]);
    assert.deepEqual(listed(claims(dissents.join('\n')), 'divisiveness'), [
      'dam: Divisiveness: 0.00 · 5 actors · 2 of them with positions on both sides',
    ]);
  });

  test('the issue that most articles speak of first, with the articles read', () => {
    assert.deepEqual(listed(READ, 'salience'), [
      'common: Salience: 0.50 · in 6 of 12 read articles',
      'split: Salience: 0.25 · in 3 of 12 read articles',
      'few: Salience: 0.08 · in 1 of 12 read articles',
    ]);
  });

  test('salience of a chosen actor counts its articles, and says so', () => {
    const query = readQuery('actor:f', READ.codebook);
    assert.deepEqual(listed(READ, 'salience', { query }), [
      'common: Salience: 0.08 · in 1 of 12 read articles',
      'split: Salience: 0.08 · in 1 of 12 read articles',
    ]);
    assert.match(
      board(READ, 'salience', { query }).definition ?? '',
      /whatever its stance\..* Only positions of f count for it\./,
    );
  });

  test('that salience is too small to say is said once, and not for every issue', () => {
    const few = { window: { first: '2024-01-01', last: '2024-01-04' } };
    assert.equal(listed(READ, 'salience', few)[0], 'common: in 4 of 4 read articles');
    assert.match(
      board(READ, 'salience', few).definition ?? '',
      /^n is too small: only 4 articles are read\. Share of read/,
    );
    const unread = claims('in a.md 2024-01-01\np1: a1 supports dam\np2: a1 supports road');
    assert.deepEqual(listed(unread, 'salience'), ['dam: ', 'road: '], 'before one is complete');
    assert.match(board(unread, 'salience').definition ?? '', /^n is too small: only 0 articles/);
    assert.doesNotMatch(board(READ, 'salience').definition ?? '', /n is too small:/);
  });

  test('the definition says the formula, when nothing is said, and what is left out', () => {
    assert.match(
      board(READ, 'divisiveness').definition ?? '',
      /\(1 − A\) \/ 2.*fewer than 5 actors/,
    );
    assert.match(
      board(READ, 'salience').definition ?? '',
      /fewer than 10 read articles\. Articles excluded: 1 to code or in progress\.$/,
    );
    assert.equal(board(READ, 'name').definition, undefined);
  });

  test('of the chosen issue are those of the command line, with the same intervals', () => {
    let compared = 0;
    for (const typed of ['', 'actor:a', '-actor:a', 'actor:a actor:f', 'actor:f issue:common']) {
      const query = typed === '' ? undefined : readQuery(typed, READ.codebook);
      for (const issue of ['split', 'common', 'few']) {
        const state = { ...DEFAULT_ANALYSIS_STATE, issue };
        const shown = runSync(boardOf(contextOf(READ, { query }), state)).chosen;
        // Without a position of the actor, the issue is on neither.
        if (shown?.issue !== issue) continue;
        const figures = shown.measures.map(
          ({ figure, of }) => `${plainCounts(figure)} · ${plainCounts(of)}`,
        );
        assert.deepEqual(figures, [divided(issue, query), salient(issue, query)], typed);
        compared++;
      }
    }
    assert.equal(compared, 13);
    assert.match(divided('common'), /0\.33 · 6 actors · no interval with fewer than 10 articles$/);
    assert.match(
      salient('common'),
      /200 resamples of 12 articles are between 0\.\d\d and 0\.\d\d$/,
    );
  });

  test('stand on the picture with their definitions', () => {
    const { chosen } = board(READ, 'salience');
    assert.ok(chosen);
    const texts = textsOf(boardPicture(chosen, [], createLocalizer()).shapes).join(' ');
    assert.match(texts, /Divisiveness: 0\.33 · 6 actors/);
    assert.match(texts, /Salience: Share of read articles that have a position on the issue/);
  });
});

function divided(issue: string, query?: RecordQuery): string {
  const found = timelineOf(READ, { ...DEFAULT_FILTER, query }, undefined, DEFAULT_RESAMPLING);
  assert.equal(found.kind, 'timeline');
  const moment = found.moments[0]?.issues.find((one) => one.issue === issue);
  const { divisiveness, actors = 0, articles = 0, interval } = moment ?? {};
  return [
    `Divisiveness: ${divisiveness?.toFixed(2) ?? 'n too small'}`,
    `${String(actors)} actors`,
    ...(divisiveness === undefined ? [] : [spoken(interval, articles)]),
  ].join(' · ');
}

function salient(issue: string, query?: RecordQuery): string {
  const found = salienceOf(READ, { ...DEFAULT_FILTER, query }, undefined, DEFAULT_RESAMPLING);
  assert.equal(found.kind, 'salience');
  const { share, articles, read, interval } = found.rows.find((one) => one.issue === issue)!;
  return [
    `Salience: ${share?.toFixed(2) ?? 'n too small'}`,
    `in ${String(articles)} of ${String(read)} read articles`,
    ...(share === undefined ? [] : [spoken(interval, read)]),
  ].join(' · ');
}

function spoken(interval: { low: number; high: number } | undefined, articles: number): string {
  return interval
    ? `95% of 200 resamples of ${String(articles)} articles are between ${interval.low.toFixed(2)} and ${interval.high.toFixed(2)}`
    : 'no interval with fewer than 10 articles';
}

function textsOf(shapes: readonly Shape[]): string[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'text' ? [shape.text] : shape.kind === 'group' ? textsOf(shape.shapes) : [],
  );
}

function debate(): CorpusReader {
  const spoken: Record<number, readonly [issue: string, actors: string, stance: string][]> = {
    0: [
      ['split', 'a', 'support'],
      ['split', 'b', 'support'],
      ['common', 'a', 'support'],
    ],
    1: [
      ['split', 'c', 'support'],
      ['split', 'd', 'oppose'],
      ['common', 'b', 'support'],
    ],
    2: [
      ['split', 'e', 'oppose'],
      ['split', 'f', 'oppose'],
      ['common', 'c', 'support'],
    ],
    3: [['common', 'd', 'support']],
    4: [['common', 'e', 'support']],
    5: [['common', 'f', 'oppose']],
    6: [
      ['few', 'a', 'support'],
      ['few', 'b', 'support'],
      ['few', 'c', 'oppose'],
      ['few', 'd', 'oppose'],
    ],
    12: [['few', 'e', 'unstated']],
  };
  return corpus(
    Array.from({ length: 13 }, (_, day): ArticleGiven => ({
      path: `day-${String(day).padStart(2, '0')}.md`,
      metadata: { date: `2024-01-${String(day + 1).padStart(2, '0')}` },
      coded: { lea: day === 12 ? 'in-progress' : day === 11 ? 'not-relevant' : 'complete' },
      annotations: (spoken[day] ?? []).map(([issue, actor, stance], at) =>
        position({
          id: `p${String(day)}-${String(at)}`,
          actors: [actor],
          issues: [issue],
          stance,
        }),
      ),
    })),
  );
}
